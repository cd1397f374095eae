import fc from 'fast-check'
import tap from 'tap'
import * as shapes from '../../events/shapes.ts'

type Shape = { safeParse(value: unknown): { success: boolean; data?: unknown } }

function takes(
  t: Pick<typeof tap, 'ok' | 'notOk'>,
  shape: Shape,
  good: readonly unknown[],
  bad: readonly unknown[],
): void {
  for (const value of good) t.ok(shape.safeParse(value).success, `takes ${JSON.stringify(value)}`)
  for (const value of bad) t.notOk(shape.safeParse(value).success, `refuses ${JSON.stringify(value)}`)
}

tap.test('an id is what the address of a thing can hold', async t => {
  takes(
    t,
    shapes.id,
    ['a', '0', 'neet-15-29', 'a'.repeat(63), 'a--b', 'a-'],
    ['', '-a', 'A', 'å', 'a_b', 'a/b', '..', 'a b', 'a'.repeat(64), '$all', 'a\n', 5, null],
  )
})

tap.test('a text is plain, or by language in at least one, and says something', async t => {
  takes(
    t,
    shapes.text,
    ['x', 'two\nlines\tand a tab', { nb: 'x' }, { se: 'x', fi: 'y' }, '👩🏽‍🚀 ‮ right to left'],
    [
      '',
      ' \n ',
      {},
      { nb: '' },
      { de: 'x' },
      { nb: 5 },
      5,
      null,
      ['x'],
      'bell\u0007',
      'nul\u0000',
      'half \ud800',
      'x'.repeat(20_001),
    ],
  )
})

tap.test('a text that is none is told which texts there are', async t => {
  t.match(shapes.text.safeParse(5).error?.issues[0]?.message, /nb, nn, sv, da, en, se, fi/)
  t.match(shapes.period.safeParse(2024).error?.issues[0]?.message, /2024-Q4/)
})

tap.test('a number is kept exactly', async t => {
  takes(
    t,
    shapes.number,
    [0, -1.5, 2 ** 53 - 1, 1e-300, 0.1 + 0.2],
    [2 ** 53, Number.POSITIVE_INFINITY, Number.NaN, '1', null, true],
  )
  t.ok(Object.is(shapes.number.parse(-0), 0), 'minus zero is zero')
  takes(t, shapes.share, [0, 1, 0.5], [-0.01, 1.01])
  takes(t, shapes.positive, [0.001], [0, -1])
})

tap.test('a day, a duration, an address and a time zone are ones that exist', async t => {
  takes(t, shapes.day, ['2024-02-29'], ['2023-02-29', '2024', '2024-2-1', '2024-02-29T00:00:00Z', 'x', 5])
  takes(t, shapes.duration, ['P1Y', 'P3M', 'P2W', 'P45D', 'P1Y6M'], ['P', '1Y', 'PT1H', 'P1.5Y', '', 'P-1Y'])
  takes(t, shapes.url, ['https://a.no/x?y=1', 'http://a.no'], ['ftp://a.no', 'javascript:alert(1)', 'a.no', ''])
  takes(t, shapes.timeZone, ['Europe/Oslo', 'UTC'], ['Mars/Olympus', '', 'Europe', 5])
})

tap.test('an interval runs from low to high', async t => {
  takes(
    t,
    shapes.interval,
    [
      { low: 1, high: 1 },
      { low: -1, high: 2 },
    ],
    [{ low: 2, high: 1 }, { low: 1 }, { low: 1, high: 2, mid: 1 }],
  )
})

tap.test('evidence is named, and told apart by its SHA-256', async t => {
  const sha256 = 'a'.repeat(64)
  takes(
    t,
    shapes.evidence,
    [[], [{ title: 'A' }], [{ title: 'A', url: 'https://a.no', sha256 }]],
    [
      [{}],
      [{ title: 'A', sha256: 'A'.repeat(64) }],
      [{ title: 'A', sha256: 'a' }],
      { title: 'A' },
      Array(51).fill({ title: 'A' }),
    ],
  )
})

tap.test('the total is the empty cell', async t => {
  t.equal(shapes.cellKey(undefined), '')
  t.equal(shapes.cellKey({}), '')
  t.equal(shapes.cellKey({ sex: 'F', county: '03' }), 'county=03;sex=F')
})

const codes = fc.string({ unit: fc.constantFrom('a', 'b', '=', ';', '\\', ' ', 'å'), minLength: 1, maxLength: 4 })
const cells = fc.dictionary(fc.constantFrom('a', 'b', 'c'), codes, { noNullPrototype: true })

tap.test('two cells have one key only where they are the same cell', async () => {
  const written = (cell: shapes.Cell) => JSON.stringify(Object.entries(cell).sort())
  fc.assert(
    fc.property(cells, cells, (one, other) => {
      return (shapes.cellKey(one) === shapes.cellKey(other)) === (written(one) === written(other))
    }),
    {
      examples: [
        [{ a: 'a', b: 'b' }, { a: 'a;b=b' }],
        [{ a: 'a\\', b: 'b' }, { a: 'a\\;b=b' }],
      ],
    },
  )
})
