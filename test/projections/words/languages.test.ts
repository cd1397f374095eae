import t from 'tap'
import { factNames } from '../../../events/catalogue.ts'
import { correctionCauses, directions, indicatorKinds } from '../../../events/indicator.ts'
import { bodyKinds, capabilities, criteria, goalKinds } from '../../../events/mission.ts'
import { obsStatus } from '../../../events/obs-status.ts'
import { reasons } from '../../../projections/progress/reasons.ts'
import { readerLanguages } from '../../../projections/words/languages.ts'
import { wordsOf } from '../../../src/dashboard/words.ts'

type Leaf = string | ((...given: never[]) => string)

/** Every word with its path: `asOf/label`. */
function leaves(of: object, path = ''): [path: string, leaf: Leaf][] {
  return Object.entries(of).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? leaves(value as object, `${path}${key}/`)
      : [[path + key, value as Leaf] as [string, Leaf]],
  )
}

/** An ordinary figure carries no mark. */
const SILENT = new Set(['status/A'])
const shape = (of: object): string[] =>
  leaves(of)
    .filter(([path]) => !path.startsWith('many/'))
    .map(([path, leaf]) => `${path} ${typeof leaf === 'function' ? leaf.length : ''}`)
    .sort()

t.test('every language has the same texts with the same parameters', async t => {
  for (const language of readerLanguages) t.strictSame(shape(wordsOf(language)), shape(wordsOf('nb')), language)
})

t.test('no text is empty', async t => {
  for (const language of readerLanguages)
    for (const [path, leaf] of leaves(wordsOf(language)))
      if (typeof leaf === 'string' && !SILENT.has(path)) t.match(leaf, /\S/, `${language} ${path}`)
})

t.test('a phrase contains every part it is given', async t => {
  for (const language of readerLanguages)
    for (const [path, leaf] of leaves(wordsOf(language))) {
      if (typeof leaf !== 'function') continue
      const given = Array.from({ length: leaf.length }, (_, i) => 71 + i)
      const text = (leaf as (...given: number[]) => string)(...given)
      for (const part of given) t.match(text, String(part), `${language} ${path}`)
    }
})

t.test('one of something is in the singular', async t => {
  for (const language of readerLanguages) {
    const { list, asOf, mission } = wordsOf(language)
    t.not(list.indicators(1).replace('1', ''), list.indicators(2).replace('2', ''), language)
    t.not(asOf.late(1), asOf.late(2).replace('2', '1'), language)
    t.not(mission.earlier(1), mission.earlier(2).replace('2', '1'), language)
  }
})

t.test('a number has one name on every page, and a name is of one number', async t => {
  for (const language of readerLanguages) {
    const { changes, indicator } = wordsOf(language)
    t.equal(changes.numbers.share, indicator.share, language)
    t.not(changes.numbers.share, indicator.deviation, language)
  }
})

t.test('thousands of something are written with separators', async t => {
  const written = { en: '1,234', nb: '1\u00a0234', nn: '1\u00a0234', sv: '1\u00a0234', da: '1.234' }
  for (const language of readerLanguages) {
    const { asOf, list, search, mission, changes, figures, decisions } = wordsOf(language)
    const said = [
      ...[asOf.late(1234), asOf.recordedLater(1234), list.indicators(1234), search.total(1234), changes.other(1234)],
      ...[mission.timelineLead(1234, 1234), figures.days(1234), decisions.participants(1234)],
    ]
    for (const text of said) t.match(text, written[language], `${language} ${text}`)
  }
})

/** Nynorsk and Danish say a few short phrases in the very words of Bokmål; Swedish and English none. */
const MAY_SHARE: Readonly<Record<string, number>> = { nn: 8, da: 4 }

t.test('no language is an untranslated copy of another', async t => {
  for (const language of readerLanguages.filter(each => each !== 'nb')) {
    const same = leaves(wordsOf(language)).filter(
      ([path, leaf]) => typeof leaf === 'string' && leaf.length > 24 && leaf === leafAt(wordsOf('nb'), path),
    )
    t.ok(same.length <= (MAY_SHARE[language] ?? 0), `${language}: ${same.map(([path]) => path).join(', ')}`)
  }
})

function leafAt(of: object, path: string): unknown {
  return path.split('/').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], of)
}

t.test('there is a word for every term of the field', async t => {
  const words = wordsOf('en')
  const terms: readonly [object, readonly string[]][] = [
    [words.facts, factNames],
    [words.reasons, Object.keys(reasons)],
    [words.status, obsStatus.options],
    [words.goalKind, goalKinds],
    [words.theGoal, goalKinds],
    [words.indicatorKind, indicatorKinds],
    [words.direction, directions],
    [words.criterion, criteria],
    [words.capability, capabilities],
    [words.body, bodyKinds],
    [words.cause, correctionCauses],
  ]
  for (const [said, names] of terms) t.strictSame(Object.keys(said).sort(), [...names].sort())
})
