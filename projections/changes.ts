/** What moved each number between two pins, and by which cause? */
import { z } from 'zod'
import type { MissionFact } from '../events/catalogue.ts'
import { dayOf, parseKnowledge } from '../events/period.ts'
import { day, knowledge } from '../events/shapes.ts'
import { foldIndicator } from './indicator.ts'
import { foldMission } from './mission.ts'
import { choiceInQuery } from './mission-progress.ts'
import { inside, type Pin } from './pin.ts'
import { instant } from './shown.ts'
import { type Asked, defineView, ofMission, UnfitQuestion } from './view.ts'
import { byCause, followed, type Numbers, type Standing, type Step, type Walk, walk } from './walk.ts'

const position = z
  .string()
  .regex(/^\d{1,15}$/, 'must be a position')
  .transform(Number)
const query = {
  from: knowledge.optional(),
  to: knowledge.optional(),
  fromPosition: position.optional(),
  toPosition: position.optional(),
  on: day.optional(),
  target: choiceInQuery.target,
  method: choiceInQuery.method,
  toMethod: choiceInQuery.method.removeDefault().optional(),
}
type Query = z.infer<z.ZodObject<typeof query>>

interface Sides {
  readonly earlier: Pin
  readonly later: Pin
  /** The question goes back in time: every number is negated. */
  readonly swapped: boolean
}

function side(pin: Pin, asOf: string | undefined, at: number | undefined): Pin {
  return {
    ...pin,
    asOf: asOf ?? pin.asOf,
    asOfMs: Math.min(pin.asOfMs, asOf === undefined ? Number.POSITIVE_INFINITY : parseKnowledge(asOf).lastMs),
    position: Math.min(pin.position, at ?? pin.position),
  }
}

const within = (a: Pin, b: Pin): boolean => a.asOfMs <= b.asOfMs && a.position <= b.position

function sidesOf(pin: Pin, { from, to, fromPosition, toPosition, on }: Query): Sides {
  const [a, b] = [side(pin, from, fromPosition), side(pin, to, toPosition)]
  if (!within(a, b) && !within(b, a))
    throw new UnfitQuestion(
      'to',
      'one of the two pins must lie within the other: compare two knowledge dates, or two positions',
    )
  const swapped = !within(a, b)
  const [earlier, later] = swapped ? [b, a] : [a, b]
  const known =
    Number.isFinite(later.asOfMs) && later.asOf !== pin.asOf
      ? dayOf(Math.min(later.asOfMs, parseKnowledge(pin.on).lastMs))
      : pin.on
  const day = on ?? known
  return { earlier: { ...earlier, on: day }, later: { ...later, on: day }, swapped }
}

const signed = (numbers: Numbers, sign: 1 | -1): Numbers =>
  Object.fromEntries(followed.map(name => [name, numbers[name] === null ? null : sign * numbers[name] + 0])) as never

/** What the two sides differ by; null where one of them has no number. */
function difference(a: Standing, b: Standing): Numbers {
  const of = (name: (typeof followed)[number]): number | null => {
    const [from, to] = [a.numbers[name], b.numbers[name]]
    return from === null || to === null ? null : to - from
  }
  return Object.fromEntries(followed.map(name => [name, of(name)])) as never
}

/** Numbers that are null on one side only. */
function became(a: Standing, b: Standing): object {
  const changed = followed.flatMap(name => {
    const [from, to] = [a.numbers[name], b.numbers[name]]
    return (from === null) === (to === null) ? [] : [[name, from === null ? 'assessed' : 'unassessed']]
  })
  return Object.fromEntries(changed)
}

const shownStep = (step: Step, sign: 1 | -1) => ({
  cause: step.cause,
  position: step.position,
  type: step.type,
  ...(step.knownFrom !== null && { knownFrom: instant(step.knownFrom) }),
  did: signed(step.did, sign),
})

const flipped = (from: string | number | null, to: string | number | null) => (from === to ? null : { from, to })

/** A walk as the answer shows it, turned round where the question goes back in time. */
export function shownWalk({ before, after, steps }: Walk, swapped: boolean) {
  const sign = swapped ? -1 : 1
  const [from, to] = swapped ? [after, before] : [before, after]
  return {
    from,
    to,
    difference: difference(from, to),
    became: became(from, to),
    flipped: {
      path: flipped(from.path, to.path),
      trend: flipped(from.trend, to.trend),
      status: flipped(from.status, to.status),
    },
    parts: byCause(steps).map(p => ({ ...p, did: signed(p.did, sign) })),
    facts: steps.map(step => shownStep(step, sign)),
  }
}

const shownSide = ({ asOf, position, on }: Pin) => ({ asOf, position, on })

function indicatorChanges(
  { books, params: { id = '' }, query }: Asked<Query>,
  { earlier, later, swapped }: Sides,
): object[] {
  const choice = { target: query.target, method: query.method, cell: undefined }
  return books.ofMission(id, 'indicator').flatMap(indicator => {
    const book = books.indicator(indicator)
    const walked = walk(indicator, book, earlier, later, choice, query.toMethod)
    if (walked.steps.length === 0) return []
    const definition = foldIndicator(book, later)?.versions.at(-1)?.definition
    return [
      {
        indicator,
        title: definition?.title,
        unit: definition?.unit,
        decimals: definition?.decimals ?? null,
        ...shownWalk(walked, swapped),
      },
    ]
  })
}

export const changes = defineView({
  path: '/missions/{id}/changes',
  summary:
    'What moved each number between two pins, split into causes that add up exactly, with the facts behind each part.',
  query,
  version: 1,
  ...ofMission,
  answer: asked => {
    const { books, pin, params, query } = asked
    const facts = books.facts<MissionFact>(`mission-${params.id}`)
    if (!foldMission(facts, pin)) return undefined
    const sides = sidesOf(pin, query)
    const { earlier, later, swapped } = sides
    const indicators = indicatorChanges(asked, sides)
    return {
      mission: params.id,
      from: shownSide(swapped ? later : earlier),
      to: shownSide(swapped ? earlier : later),
      on: later.on,
      indicators,
      missionFacts: facts
        .filter(f => inside(f, later) && !inside(f, earlier))
        .map(f => ({ position: f.position, type: f.type, knownFrom: instant(f.knownFrom) })),
      unchanged: books.ofMission(params.id ?? '', 'indicator').length - indicators.length,
      lateEntries: foldMission(facts, later)?.lateEntries ?? 0,
    }
  },
})
