import t from 'tap'
import { varde } from './varde.ts'

const line = (id: string): string =>
  JSON.stringify({
    id,
    direction: 'decrease',
    baseline: { period: '2015', value: 12.2 },
    points: [{ period: '2022', value: 9.5 }],
    target: { period: '2035', value: 6 },
  })

t.test('each line with a case is answered by one line', async t => {
  const { code, out } = await varde(['assess'], { input: `${line('a')}\r\n\n${line('b\u2028c')}` })
  t.equal(code, 0)
  const answers = out
    .trimEnd()
    .split('\n')
    .map(text => JSON.parse(text))
  t.match(answers, [
    { id: 'a', method: 'varde-1@1', path: { verdict: 'ahead' }, trend: { verdict: 'too-early' } },
    { id: 'b\u2028c', method: 'varde-1@1' },
  ])
  t.equal(answers[0].covered.toFixed(3), '0.435')
})

t.test('a bad line is answered with its number, and the status is 1 when all are read', async t => {
  const { code, out } = await varde(['assess', '--method', 'opensdg-2.4'], {
    input: `${line('a')}\nnonsense\n{"id":"x"}\n${line('d')}\n`,
  })
  t.equal(code, 1)
  t.match(
    out
      .trimEnd()
      .split('\n')
      .map(text => JSON.parse(text)),
    [
      { id: 'a', method: /^opensdg-2\.4@/ },
      { line: 2, error: { code: 'unreadable' } },
      { line: 3, error: { code: 'invalid' } },
      { id: 'd' },
    ],
  )
})

t.test('many cases are answered in order', async t => {
  const ids = Array.from({ length: 3000 }, (_, i) => `case ${i}`)
  const { code, out } = await varde(['assess'], { input: `${ids.map(line).join('\n')}\n` })
  t.equal(code, 0)
  t.strictSame(
    out
      .trimEnd()
      .split('\n')
      .map(text => JSON.parse(text).id),
    ids,
  )
})
