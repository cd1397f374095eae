import { createHash } from 'node:crypto'
import fc from 'fast-check'
import t from 'tap'
import { type SampleFact, type SampleRequest, sampler, workingPaper } from '../../../src/audit/sample/sample.ts'

const fact = (position: number, type = 'indicator-measured', data: object = {}): SampleFact => ({
  ...{ position, id: `id-${position}`, type, stream: 'indicator-i', revision: position },
  recordedAt: `2026-01-${String(1 + (position % 28)).padStart(2, '0')}T10:00:00.000Z`,
  knownFrom: '2026-01-01T00:00:00.000Z',
  leafHash: 'ab'.repeat(32),
  meta: { principal: 'kari' },
  data: data as SampleFact['data'],
})

function drawn(facts: readonly SampleFact[], asked: Partial<SampleRequest> = {}) {
  const drawing = sampler({ n: 5, seed: 'a seed', position: 1e9, ...asked })
  for (const one of facts) drawing.offer(one, () => one)
  return drawing.end()
}
const positions = (facts: readonly SampleFact[], asked: Partial<SampleRequest> = {}) =>
  drawn(facts, asked).rows.map(({ position }) => position)

const hundred = Array.from({ length: 100 }, (_, i) => fact(i, i % 10 === 0 ? 'indicator-defined' : undefined))

t.test('the facts with the lowest tickets are drawn, as sha256sum gives them', async t => {
  const ticket = (position: number) => createHash('sha256').update(`a seed,${position}`).digest('hex')
  const lowest = hundred
    .map(({ position }) => position)
    .sort((a, b) => (ticket(a) < ticket(b) ? -1 : 1))
    .slice(0, 5)
  t.same(
    positions(hundred),
    lowest.sort((a, b) => a - b),
  )
  t.equal(drawn(hundred).rows[0]?.ticket, ticket(positions(hundred)[0] as number))
  t.same(drawn(hundred).strata, [{ stratum: 'all', facts: 100, hundredths: null, drawn: 5 }])
})

t.test('another seed draws others, and a larger sample holds the smaller one', async t => {
  t.notSame(positions(hundred, { seed: 'another' }), positions(hundred))
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (seed, n) => {
      const [small, large] = [positions(hundred, { seed, n }), positions(hundred, { seed, n: n + 7 })]
      return small.length === n && small.every(position => large.includes(position))
    }),
    { numRuns: 50, seed: 1 },
  )
})

t.test('of few facts all are drawn, and of none, none', async t => {
  t.same(positions(hundred.slice(0, 3)), [0, 1, 2])
  t.same(positions([]), [])
})

t.test('type, days and position say which facts can be drawn', async t => {
  t.same(positions(hundred, { type: 'indicator-defined', n: 100 }).length, 10)
  t.ok(positions(hundred, { from: '2026-01-03', to: '2026-01-04', n: 100 }).every(p => [2, 3].includes(p % 28)))
  t.same(positions(hundred, { position: 1, n: 100 }), [0, 1])
})

t.test('each stratum has one at the least, and the others by its size', async t => {
  const counts = (n: number) =>
    drawn(hundred, { n, stratify: true }).strata.map(({ stratum, drawn }) => [stratum, drawn])
  t.same(counts(2), [
    ['indicator-defined', 1],
    ['indicator-measured', 1],
  ])
  t.same(counts(20), [
    ['indicator-defined', 2],
    ['indicator-measured', 18],
  ])
  t.same(counts(1), [
    ['indicator-defined', 0],
    ['indicator-measured', 1],
  ])
  t.equal(drawn(hundred, { n: 200, stratify: true }).rows.length, 100)
})

const funding = (amounts: readonly number[], currency = 'NOK') =>
  amounts.map((amount, i) => fact(i, 'funding-committed', { amount, currency }))
const byMoney = { type: 'funding-committed', n: 4 }

t.test(
  'funding is drawn by its money: what holds a whole interval is drawn for certain, and nothing without money',
  async t => {
    const { rows, strata } = drawn(funding([10, 0, 1000, 10, 10.5]), byMoney)
    const large = rows.find(({ position }) => position === 2)
    t.ok((large?.units ?? 0) >= 3, 'it holds at least three of four intervals')
    t.equal(
      rows.reduce((sum, { units }) => sum + (units ?? 0), 0),
      4,
    )
    t.notOk(rows.some(({ position }) => position === 1))
    t.same(strata, [{ stratum: 'NOK', facts: 5, hundredths: '103050', drawn: rows.length }])
    t.same(drawn(funding([0, 0]), byMoney).rows, [])
  },
)

t.test('each currency is drawn from by itself', async t => {
  const euros = funding([5, 6], 'EUR').map((one, i) => ({ ...one, position: 10 + i }))
  const { strata } = drawn([...funding([10, 20, 30]), ...euros], byMoney)
  t.same(
    strata.map(({ stratum, hundredths }) => [stratum, hundredths]),
    [
      ['EUR', '1100'],
      ['NOK', '6000'],
    ],
  )
})

t.test('money units are those of the fixed interval, added up in the order of positions', async t => {
  const amounts = [3, 5, 2, 7, 1, 8, 4]
  const total = 3000n
  const start = BigInt(`0x${createHash('sha256').update('a seed,NOK').digest('hex')}`) % total
  const units = [0n, 1n, 2n, 3n].map(k => Number((k * total + start) / 4n))
  const expected = units.map(unit => {
    let sum = 0
    return amounts.findIndex(amount => {
      sum += 100 * amount
      return sum > unit
    })
  })
  t.same(positions(funding(amounts), byMoney), [...new Set(expected)])
})

t.test('a working paper is CSV that no spreadsheet takes for formulas', async t => {
  const meta = { principal: '=cmd|x', organisation: '\n=1+1', role: '＝1+1', reason: '-1' }
  const one = { ...fact(3, 'x', { text: 'said "no",\nthen yes' }), meta }
  const lines = workingPaper(drawn([one]).rows).split('\r\n')
  t.match(lines[0], /^no,position,type,.*,evidence seen,agrees,finding,checked by,checked on$/)
  t.match(lines[1], /^1,3,x,.*,'=cmd\|x,"'\n=1\+1",'＝1\+1,.*,'-1,"\{""text"":""said/)
  t.equal(lines.length, 3)
})
