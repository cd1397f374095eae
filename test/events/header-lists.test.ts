import t from 'tap'
import { ifNoneMatch, prefers, weighed, weightOf } from '../../events/text/header-lists.ts'

t.test('members of a list are in the order of their weights, whatever the space around “;” and “,”', async t => {
  t.same(weighed('nb ; q=0.3 , da ; q=0.7'), [
    { name: 'da', weight: 0.7 },
    { name: 'nb', weight: 0.3 },
  ])
  t.same(weighed('\tEN\t;\tQ=0.5\t,sv'), [
    { name: 'sv', weight: 1 },
    { name: 'en', weight: 0.5 },
  ])
  t.same(weighed('a, b'), [
    { name: 'a', weight: 1 },
    { name: 'b', weight: 1 },
  ])
})

t.test('what is weighed with nought, or with what is no weight, is not wanted', async t => {
  for (const header of [undefined, '', ',', 'a;q=0', 'a ; q=0.000', 'a;q=x', 'a;q=0.1234', 'a;q=-1', 'a;q= 1'])
    t.same(
      weighed(header).filter(({ name }) => name === 'a'),
      [],
      header ?? 'none',
    )
  t.equal(weightOf('gzip ; q=0', 'gzip'), 0)
  t.equal(weightOf('gzip;q=0.2, br', 'gzip'), 0.2)
  t.equal(weightOf('br', 'gzip'), 0)
  t.equal(weightOf('x-gzip', 'gzip'), 0)
  t.equal(weightOf('text/plain;charset=utf-8;q=0', 'text/plain'), 0)
})

t.test(
  'another form than the usual one is sent to whoever names it, and does not like the usual one better',
  async t => {
    for (const header of ['text/csv', 'application/json, text/csv', 'text/csv ; q=0.5', 'text/csv;charset=utf-8'])
      t.ok(prefers(header, 'text/csv', 'application/json'), header)
    for (const header of [undefined, '*/*', 'text/*', 'text/csv;q=0', 'application/json, text/csv;q=0.5', 'text/csvx'])
      t.notOk(prefers(header, 'text/csv', 'application/json'), header ?? 'none')
  },
)

t.test('If-None-Match holds tags, weak or not, or *', async t => {
  for (const header of ['"a"', 'W/"a"', '"b", "a"', '"b" , W/"a"', '*']) t.ok(ifNoneMatch(header).has('"a"'), header)
  t.notOk(ifNoneMatch('"b"').has('"a"'))
  t.notOk(ifNoneMatch(undefined).has('"a"'))
  t.equal(ifNoneMatch('"a"').one, '"a"')
  t.equal(ifNoneMatch('"a", "b"').one, undefined)
})
