import t from 'tap'
import { views } from '../../../projections/views/catalogue.ts'
import { cellInQuery, flag, wholeNumber } from '../../../projections/views/view.ts'

t.test('a cell is written sex:F or sex=F, several dimensions by comma or semicolon', async t => {
  t.same(cellInQuery.parse('sex:F'), { sex: 'F' })
  t.same(cellInQuery.parse('sex=F;county:03'), { sex: 'F', county: '03' })
  t.same(cellInQuery.parse('age:15–19, sex:F'), { age: '15–19', sex: 'F' })
  t.same(cellInQuery.parse(''), {}, 'the total')
  for (const bad of ['sex', ':F', 'sex:', ',', 'sex:F,', 'sex:F,sex:M', 'x'.repeat(601)])
    t.notOk(cellInQuery.safeParse(bad).success, bad.slice(0, 20))
})

t.test('a whole number is digits, a flag is true or false', async t => {
  t.equal(wholeNumber.parse('0'), 0)
  t.equal(wholeNumber.parse('123'), 123)
  for (const bad of ['', ' 1', '1e2', '0x1', '-1', '1.0', '01', '9'.repeat(16)])
    t.notOk(wholeNumber.safeParse(bad).success, bad)
  t.equal(flag.parse('false'), false)
  for (const bad of ['', '0', 'TRUE', 'yes']) t.notOk(flag.safeParse(bad).success, bad)
})

t.test('every view has an address and a summary of its own', async t => {
  t.equal(new Set(views.map(v => v.path)).size, views.length)
  for (const { path, summary, version } of views) {
    t.match(path, /^\/[a-z-]+(\/\{id\})?(\/[a-z-]+)?$/)
    t.match(summary, /^[A-Z].*\.$/s, path)
    t.ok(version >= 1)
  }
})
