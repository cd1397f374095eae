/** What every view is made of: its address, the zod shapes of its query and answer, and the fold that answers at a pin. */

import { z } from 'zod'
import type { IndicatorFact } from '../../events/catalogue.ts'
import { knowledge } from '../../events/shapes.ts'
import { type AnswerPin, pinShape } from '../base/answer-json.ts'
import type { Pin } from '../base/pin.ts'
import type { Shaped } from '../base/shaped.ts'
import type { About } from '../base/sight.ts'
import type { Viewer } from '../base/viewer.ts'
import type { Work } from '../base/work.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import { lastWithProjects } from '../things/mandate.ts'
import type { PhraseText } from '../words/phrases.ts'

export { type AnswerPin, pinShape, type Shaped }

export type Params = Readonly<Record<string, string>>

/** One mission as a reader sees it: at a pin that no embargo holds back, with what is approved where they have no role. */
export interface SeenMission {
  readonly pin: Pin
  readonly reader: FactReader
}

/**
 * What is made of each mission that the viewer sees, all in one list. It is made mission by mission, each read by itself, and kept
 * as long as nothing changes in that mission: of many missions only those that changed are read again. So it may depend on nothing
 * but the mission and how it is seen, and a view makes one thing of it.
 */
export type OfEachMission = <Made>(make: (mission: string, seen: SeenMission) => Work<readonly Made[]>) => Work<Made[]>

/** A question as a fold receives it: checked, with its pin resolved. */
export interface Asked<Query = Record<string, never>> {
  readonly params: Params
  readonly query: Query
  readonly pin: Pin
  readonly reader: FactReader
  readonly viewer: Viewer
  /** Where the answer is about each mission. */
  readonly ofEachMission?: OfEachMission
}

/** What every view takes beside its own query. */
export const pinQuery = {
  asOf: knowledge
    .optional()
    .describe('A knowledge date: only what was known then. A year, month, day, range or instant.'),
  position: z
    .string()
    .regex(/^\d{1,15}$|^\d{4}-\d{2}-\d{2}[Tt]/, 'must be a position or an instant')
    .optional()
    .describe('A position of the log, or an instant: the last position recorded by then.'),
  names: z.enum(['then', 'now']).optional().describe('Names of actors as they were then, or as they are now.'),
}

/** The shape of a whole body: what a view answers, with its pin and `more`. Throws where that is neither an object nor a union of objects. */
export function bodyShape(answer: z.ZodType, more: z.ZodRawShape = {}): z.ZodType {
  if (answer instanceof z.ZodObject) return answer.extend({ pin: pinShape, ...more })
  if (answer instanceof z.ZodUnion) return z.union(answer.options.map(option => bodyShape(option as z.ZodType, more)))
  if (answer instanceof z.ZodLazy) return bodyShape(answer.unwrap() as z.ZodType, more)
  throw new Error(`an answer of the type ${answer.type} cannot carry a pin`)
}

export interface View<
  Path extends string = string,
  Query extends z.ZodRawShape = z.ZodRawShape,
  Answer extends z.ZodType<object> = z.ZodType<object>,
> {
  /** `/missions/{id}/progress`, below `/api/v1`. */
  readonly path: Path
  readonly summary: string
  /** Strict; without the pin's own parameters, which every view takes. */
  readonly query: z.ZodObject<Query, z.core.$strict>
  /** The shape of the body beside the pin. It serves types, OpenAPI and tests; no answer is parsed at run time. */
  readonly answer: Answer
  /** Counted up when the same facts give another answer, so that old answers are not taken for new ones. */
  readonly version: number
  /** Where it compares: the other pins it takes, by parameter; knowledge dates and positions. None may lie in the future. */
  readonly pins?: (
    query: z.output<z.ZodObject<Query, z.core.$strict>>,
  ) => Readonly<Record<string, string | number | undefined>>
  /** Undefined: there is no such thing. */
  readonly about: (reader: FactReader, params: Params) => About | undefined
  /** Last position up to `at` that touched what the answer depends on. */
  readonly touched: (reader: FactReader, params: Params, at: number) => number
  /** What a question that can be long costs, in readings of figures, and which smaller question to ask instead. */
  readonly cost?: {
    readonly of: (asked: Asked<z.output<z.ZodObject<Query, z.core.$strict>>>) => number
    readonly instead: PhraseText
  }
  /** The body beside the pin; undefined: at this pin there was no such thing. One that can take long is work, which yields. */
  readonly fold: (
    asked: Asked<z.output<z.ZodObject<Query, z.core.$strict>>>,
  ) => Shaped<Answer> | undefined | Work<Shaped<Answer> | undefined>
}

// biome-ignore lint/suspicious/noExplicitAny: the list holds views of every query and answer; each was checked where it was defined
type Whatever = any

/** A view whatever it asks and answers: what the routes and the OpenAPI are made from. */
export type AnyView = Omit<View, 'query' | 'pins' | 'cost' | 'fold'> & {
  readonly query: z.ZodObject<Whatever, z.core.$strict>
  readonly pins?: (query: Whatever) => Readonly<Record<string, string | number | undefined>>
  readonly cost?: { readonly of: (asked: Asked<Whatever>) => number; readonly instead: PhraseText }
  readonly fold: (asked: Asked<Whatever>) => object | undefined | Work<object | undefined>
}

/** Defines a view. Its path is kept as a literal type, so that whoever asks by path gets the answer's type. */
export const defineView = <const Path extends string, Query extends z.ZodRawShape, Answer extends z.ZodType<object>>(
  view: Omit<View<Path, Query, Answer>, 'query'> & { readonly query: Query },
): View<Path, Query, Answer> => ({ ...view, query: z.strictObject(view.query) })

/** What a view about each mission costs that is not answered yet: what it shows of them is few things, and is kept. */
export const eachMissionCost = {
  of: ({ reader }: Pick<Asked, 'reader'>): number =>
    reader.all('mission').reduce((sum, id) => sum + 1 + reader.ofMission(id, 'indicator').length, 0),
  instead: 'Ask about one mission.',
} as const

/** A view of one mission: it depends on every fact of the mission. */
export const ofMission = {
  about: (reader: FactReader, { id = '' }: Params): About | undefined =>
    reader.facts(`mission-${id}`).length === 0 ? undefined : { mission: id },
  touched: (reader: FactReader, { id = '' }: Params, at: number): number => reader.lastPositionOf(id, at),
} as const

/** A view of a decision or learning loop, whose first fact names its mission: it depends on every fact of the mission and its projects. */
export function ofMissionThing(life: 'decision' | 'learning-loop') {
  const missionOf = (reader: FactReader, id: string): string | undefined =>
    (reader.facts(`${life}-${id}`)[0]?.data as { mission?: string } | undefined)?.mission
  return {
    about: (reader: FactReader, { id = '' }: Params): About | undefined => {
      const mission = missionOf(reader, id)
      return mission === undefined ? undefined : { mission }
    },
    touched: (reader: FactReader, { id = '' }: Params, at: number): number =>
      lastWithProjects(reader, missionOf(reader, id) ?? '', at),
  } as const
}

/** The mission of an indicator; undefined: there is no such indicator. */
export const missionOfIndicator = (reader: FactReader, { id = '' }: Params): string | undefined => {
  const [defined] = reader.facts<IndicatorFact>(`indicator-${id}`)
  return defined?.type === 'indicator-defined' ? defined.data.mission : undefined
}

/** A view of one indicator: it depends on the indicator's facts alone. */
export const ofIndicator = {
  about: (reader: FactReader, params: Params): About | undefined => {
    const mission = missionOfIndicator(reader, params)
    return mission === undefined ? undefined : { mission }
  },
  touched: (reader: FactReader, { id = '' }: Params, at: number): number => {
    const { facts, series } = reader.indicator(id)
    return Math.max(series.lastPosition(at), facts.findLast(f => f.position <= at)?.position ?? -1)
  },
} as const

/** A cell as a query can say it: `sex:F` or `sex=F`, several separated by commas or semicolons. */
export const cellInQuery = z
  .string()
  .max(600)
  .transform((text, context) => {
    const pairs = text === '' ? [] : text.split(/[,;]/).map(pair => /^\s*([^:=]+)[:=](.+?)\s*$/.exec(pair))
    const cell = new Map(pairs.map(pair => [pair?.[1] ?? '', pair?.[2] ?? '']))
    if (!pairs.includes(null) && cell.size === pairs.length) return Object.fromEntries(cell)
    const message = 'a cell is written sex:F, several dimensions sex:F,county:39, each of them once'
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })

/** A yes or no in a query. */
export const flag = z.enum(['true', 'false']).transform(text => text === 'true')

/** A whole number in a query. */
export const wholeNumber = z
  .string()
  .regex(/^(0|[1-9]\d{0,14})$/, 'must be a whole number')
  .transform(Number)

/** How many of a list are asked for at once, in a query. */
export const limitInQuery = wholeNumber.refine(n => n >= 1 && n <= 1000, 'must be 1 to 1000')
