import fc from 'fast-check'
import t from 'tap'
import {
  type DecimalMark,
  type NumberMarks,
  noEvidence,
  notice,
  numberIn,
  plainNumber,
  type Question,
  settleMarks,
  whyNoNumber,
} from '../../src/exchange/number-text.ts'

/** What a file of these numbers settles to. */
function settled(texts: readonly string[], given: { decimal?: DecimalMark; thousands?: DecimalMark } = {}) {
  const evidence = noEvidence()
  for (const [index, text] of texts.entries()) notice(evidence, plainNumber(text) ?? '', index + 2)
  return settleMarks(evidence, given)
}

/** The numbers as such a file gives them. */
function read(texts: readonly string[], given?: Parameters<typeof settled>[1]): number[] {
  const marks = settled(texts, given)
  if ('code' in marks) throw new Error(marks.detail)
  return texts.map(text => numberIn(plainNumber(text) ?? '', marks))
}

t.test('the decimal mark is settled from all numbers of a file together', async t => {
  t.strictSame(settled(['1,286', '12,5']), { decimal: ',', thousands: undefined })
  t.strictSame(read(['1,286', '12,5']), [1.286, 12.5], 'one number tells of the other')
  t.strictSame(read(['1.286', '12.5']), [1.286, 12.5])
  t.strictSame(read(['0,286', '1']), [0.286, 1], 'no thousands begin with a zero')
  t.strictSame(read(['1234,567']), [1234.567], 'nor are there four digits before the first mark')
  t.strictSame(read(['5', '70', '-3']), [5, 70, -3], 'whole numbers need none')
})

t.test('where every number fits both readings it is a question, which says what each would give', async t => {
  const question = settled(['1,286', '12,345'])
  t.match(question, { code: 'decimal-mark', line: 2, detail: /“1,286” is 1\.286 if .* 1286 if/ })
  t.strictSame((question as Question).answers, ['--decimal , (1.286)', '--thousands , (1286)'])
  t.strictSame(read(['1,286', '12,345'], { decimal: ',' }), [1.286, 12.345])
  t.strictSame(read(['1,286', '12,345'], { decimal: '.' }), [1286, 12345])
  t.strictSame(read(['1,286', '12,345'], { thousands: ',' }), [1286, 12345])
  t.match(settled(['1,286', '1.286']), { code: 'decimal-mark' })
})

t.test('a point or comma that sets off thousands is asked about, unless it was said', async t => {
  t.match(settled(['1.000,92', '3,5']), { code: 'thousands', answers: ['--thousands .'], detail: /1000\.92/ })
  t.match(settled(['1,234,567', '3.5']), { code: 'thousands', answers: ['--thousands ,'] })
  t.strictSame(read(['1.000,92', '3,5', '12.345'], { thousands: '.' }), [1000.92, 3.5, 12345])
  t.strictSame(read(['1,234,567', '3.5'], { thousands: ',' }), [1234567, 3.5])
  t.match(
    settled(['12.5', '1,286'], { decimal: '.' }),
    { code: 'thousands' },
    'a stray comma is no thousands by itself',
  )
})

t.test('spaces that set off thousands are taken away, whichever they are; typographers’ minus is a minus', async t => {
  for (const space of [' ', '\u00a0', '\u2009', '\u202f'])
    t.strictSame(read([`1${space}234${space}567,8`]), [1234567.8], JSON.stringify(space))
  t.strictSame(read(['\u22121,5', '\u20132,5']), [-1.5, -2.5])
  t.equal(plainNumber('1 23'), undefined)
  t.equal(plainNumber('12 345 6'), undefined)
})

t.test('a text that is no number is none', async t => {
  for (const text of ['', '-', '.', ',', '1-2', 'x', '1x', '12*', '5 %', '0x1f', 'NaN', 'Infinity', '1e', '--1'])
    t.equal(plainNumber(text), undefined, text)
  t.equal(plainNumber('1e3'), '1e3')
})

t.test('a number that does not fit the marks of its file is refused with the way out', async t => {
  const marks: NumberMarks = { decimal: ',', thousands: undefined }
  t.ok(Number.isNaN(numberIn('9.2', marks)))
  t.ok(Number.isNaN(numberIn('1.23.456', { decimal: ',', thousands: '.' })))
  t.match(whyNoNumber('9.2', marks), /“9\.2” is not a number where decimals are written with “,”.*--decimal/)
  t.ok(Number.isNaN(numberIn('1e999', { decimal: '.', thousands: undefined })))
})

t.test('a file written by one convention is read by it, and never as another number', async () => {
  const marks = fc.constantFrom<DecimalMark>('.', ',')
  const numbers = fc.array(fc.double({ min: -1e7, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(numbers, marks, fc.integer({ min: 0, max: 4 }), fc.boolean(), (values, mark, decimals, grouped) => {
      const written = values.map(value => write(value, mark, decimals, grouped))
      const outcome = settled(written, grouped ? { thousands: mark === '.' ? ',' : '.' } : {})
      // Asked is not read wrongly.
      if ('code' in outcome) return true
      return written.every((text, index) => numberIn(text, outcome) === Number(values[index]?.toFixed(decimals)))
    }),
  )
})

function write(value: number, mark: DecimalMark, decimals: number, grouped: boolean): string {
  const [whole = '', rest] = value.toFixed(decimals).split('.')
  const groups = grouped ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, mark === '.' ? ',' : '.') : whole
  return rest === undefined ? groups : `${groups}${mark}${rest}`
}
