import t from 'tap'
import { datePart, namePart, numberPart, partMarks, textOf, withoutMarks } from '../../../projections/words/part.ts'
import { scene } from '../scene.ts'

t.test('a text is split at its marks, and its parts come to the text', async t => {
  const { mark, partsOf } = partMarks()
  const text = `In ${mark(datePart('May 2024', '2024-05'))} it was ${mark(numberPart('9.5 per cent', 9.5))}.`
  const parts = partsOf(text)
  t.strictSame(parts, [
    { kind: 'text', text: 'In ' },
    { kind: 'date', text: 'May 2024', period: '2024-05' },
    { kind: 'text', text: ' it was ' },
    { kind: 'number', text: '9.5 per cent', value: 9.5 },
    { kind: 'text', text: '.' },
  ])
  t.equal(textOf(parts), 'In May 2024 it was 9.5 per cent.')
})

t.test('an empty part leaves no mark, so that a clause can ask whether it is there', async t => {
  const { mark, partsOf } = partMarks()
  t.equal(mark(namePart('', 'nb')), '')
  t.strictSame(partsOf(''), [])
})

t.test('the characters of marks are taken out of texts of facts', async t => {
  const { partsOf } = partMarks()
  t.equal(withoutMarks('a\uE0000\uE001b'), 'a0b')
  t.strictSame(partsOf(withoutMarks('\uE0009\uE001')), [{ kind: 'text', text: '9' }])
})

t.test('what a mission wrote without a language is in its main language, and the sentence says so', async t => {
  const { ask, tell, submit } = await scene({ title: 'Unge utenfor', decimals: 1 })
  await submit('measure', { period: '2023', value: 9.5, reason: 'Publisert av SSB i mai.' })
  const last = (query: string) => ask(`/missions/m/timeline?lang=en${query}`).entries.at(-1).parts
  t.notOk(
    last('').some((part: { language?: string }) => part.language),
    'which is not known at first',
  )
  await tell('missions/m/revise', { language: 'nb', decidedBy: 'KS', reason: 'The texts are in Bokmål.' })
  t.equal(ask('/missions/m').language, 'nb')
  t.equal(ask('/missions').missions[0].language, 'nb')
  const measured = ask('/missions/m/timeline?lang=en').entries.find(
    ({ type }: { type: string }) => type === 'indicator-measured',
  )
  t.match(measured.parts, [
    { kind: 'text', language: 'nb' },
    { kind: 'text', text: ' recorded ' },
    { kind: 'number', text: '9.5 per cent', value: 9.5 },
    { kind: 'text', text: ' for “' },
    { kind: 'quotation', text: 'Unge utenfor', language: 'nb', thing: 'indicator', id: 'x' },
    { kind: 'text' },
    { kind: 'date', text: '2023', period: '2023' },
    { kind: 'text', text: '; reason given: “' },
    { kind: 'quotation', text: 'Publisert av SSB i mai', language: 'nb' },
    { kind: 'text' },
  ])
  t.equal(measured.sentence, textOf(measured.parts))
})

t.test('the sentences of the state link what moved to its fact, and what is uncertain to the indicator', async t => {
  const { ask, submit } = await scene({ title: 'Youth outside' })
  await submit('measure', { period: '2023', value: 9 })
  await submit('dispute', { dispute: 'd', period: '2023', claimant: 'KS', reason: 'The count is too low.' })
  const { parts, inWords } = ask('/missions/m/state?lang=en')
  t.same(parts.map(textOf), inWords)
  const all = parts.flat()
  t.match(
    all.find(({ text }: { text: string }) => text === 'one new figure has become known'),
    { kind: 'link', position: Number },
  )
  t.ok(all.some(({ thing, id }: { thing?: string; id?: string }) => thing === 'indicator' && id === 'x'))
  t.match(inWords[4], /KS: “Youth outside”, 2023/)
})
