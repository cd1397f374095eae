/** Every view answers what its shape says. The shapes are strict, so that a field without a place in them is found here. */
import t from 'tap'
import { views } from '../../../projections/views/catalogue.ts'
import { type AnyView, bodyShape } from '../../../projections/views/view.ts'
import { isRefusal } from '../../../src/commands/refusal.ts'
import type { Question } from '../../../src/engine/ask.ts'
import { InvalidInput } from '../../../src/engine/errors.ts'
import { askerOf, insider, samples, viewerWho } from '../told.ts'

const { log } = await samples('2026-11-01')
const { reader, factReader } = askerOf(log)
const head = log.head()

/** Whose ids the `{id}` of a path takes. */
const LIVES: Readonly<Record<string, string>> = {
  missions: 'mission',
  indicators: 'indicator',
  decisions: 'decision',
  'learning-loops': 'learning-loop',
  portfolios: 'portfolio',
  projects: 'project',
  actors: 'actor',
  releases: 'release',
}
/** At most so many things of a life are asked about. */
const MOST = 12

const idsOf = ({ path }: AnyView): readonly string[] => {
  if (!path.includes('{id}')) return ['']
  const ids = factReader.all(LIVES[path.split('/')[1] ?? ''] ?? '')
  return ids.filter((_, i) => i % Math.ceil(ids.length / MOST) === 0)
}

const pins = [
  {},
  { asOf: '2021' },
  { asOf: '2024-06-30' },
  { position: String(Math.floor(head / 3)) },
  { position: String(Math.floor((2 * head) / 3)), asOf: '2025' },
]
/** Other ways of asking a view than by its defaults. */
const WAYS: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  '/missions/{id}/changes': [{ from: '2020' }],
  '/missions/{id}/progress': [{ target: 'original' }],
  '/indicators/{id}/series': [{ includeHistory: 'true' }],
  '/indicators/{id}/figures': [{ limit: '2', from: '1' }, { fact: String(head) }],
  '/indicators/{id}/assessment': [{ method: 'unsd-2023' }],
  '/search': [{ q: 'er' }],
  '/missions/{id}/timeline': [{ lang: 'nb', limit: '20' }],
}
/** What must be given. */
const NEEDED: Readonly<Record<string, Readonly<Record<string, string>>>> = { '/search': { q: 'er' } }
const viewers = [insider, viewerWho('approved', 'anybody'), { ...insider, audits: new Set(['*']) }]

/** Undefined: there is nothing to ask about, such as the cells of an indicator without dimensions. */
function answerOf(question: Question): object | undefined {
  try {
    const asked = reader.askView(question)
    return isRefusal(asked) || !asked.bytes ? undefined : JSON.parse(asked.bytes.toString())
  } catch (error) {
    if (error instanceof InvalidInput) return undefined
    throw error
  }
}

for (const view of views as readonly AnyView[])
  t.test(`${view.path} answers in its shape`, async t => {
    const shape = bodyShape(view.answer)
    let answers = 0
    for (const id of idsOf(view))
      for (const viewer of viewers)
        for (const query of [...pins, ...(WAYS[view.path] ?? [])]) {
          const params: Readonly<Record<string, string>> = id === '' ? {} : { id }
          const answer = answerOf({ view, params, query, viewer })
          if (answer === undefined) continue
          answers += 1
          const { error } = shape.safeParse(answer)
          if (error) return t.fail(`${view.path} ${id} ${JSON.stringify(query)}: ${error.message}`)
        }
    t.ok(answers > 0, 'it was answered')
  })

t.test(
  'a view whose fold can be long says what a question costs and which to ask instead, and no other does',
  async t => {
    for (const view of views as readonly AnyView[]) {
      const isLong = view.fold.constructor.name === 'GeneratorFunction'
      t.equal(view.cost !== undefined, isLong, view.path)
      if (view.cost) t.match(view.cost.instead, /^Ask .*\.$/, view.path)
    }
  },
)

t.test('what a question costs is a whole number that grows with what is recorded', async t => {
  const pinAt = (position: number) => ({
    asOf: null,
    asOfMs: Number.POSITIVE_INFINITY,
    position,
    on: '2026-11-01',
    figures: 'all' as const,
  })
  for (const view of views as readonly AnyView[])
    for (const id of view.cost ? idsOf(view) : []) {
      const query = view.query.parse(NEEDED[view.path] ?? {})
      const costAt = (position: number): number =>
        view.cost?.of({ params: { id }, query, pin: pinAt(position), reader: factReader, viewer: insider }) ??
        Number.NaN
      const [some, all] = [costAt(Math.floor(head / 2)), costAt(head)]
      t.ok(Number.isInteger(some) && some >= 0 && all >= some, `${view.path} ${id}: ${some}, ${all}`)
    }
})
