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
  readNumber,
  settleMarks,
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
  t.match(readNumber('9.2', marks), {
    code: 'number',
    detail: /“9\.2” is not a number where decimals are written with “,”.*--decimal/,
  })
  t.match(readNumber('1e999', { decimal: '.', thousands: undefined }), { code: 'number', detail: /or too large/ })
})

t.test('a number that would be kept as another one is refused, as it is by the API', async t => {
  const marks: NumberMarks = { decimal: '.', thousands: ',' }
  const detail = /has more digits than can be kept; round it, to 15 digits at the most/
  for (const text of [
    '0.1234567890123456789',
    '123456789.123456789012',
    '1,234,567,890.1234567890',
    '+.12345678901234567',
  ])
    t.match(readNumber(text, marks), { code: 'number-inexact', detail }, text)
  t.match(readNumber('0,1234567890123456789', { decimal: ',', thousands: undefined }), {
    code: 'number-inexact',
    detail,
  })
  for (const text of ['1e-400', `-0.${'0'.repeat(400)}1`])
    t.match(readNumber(text, marks), { code: 'number-underflow', detail: /too small to be kept; write 0/ }, text)
  // As programs write what they hold, and with zeros at the end.
  for (const text of ['0.30000000000000004', '+0.30000000000000004', '9.1999999999999993', '9.19999999999999928946'])
    t.equal(readNumber(text, marks), Number(text), text)
  t.equal(readNumber('1,234,567.000000000000', marks), 1234567)
  t.equal(readNumber('0.00000000000000000000', marks), 0)
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
