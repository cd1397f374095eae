/** What is a view? A question with an address; its answer is a pure fold of facts, cut at a pin. */
import { z } from 'zod'
import type { AnyFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import type { Entries } from '../base/mission-entries.ts'
import type { Pin } from '../base/pin.ts'
import type { IndicatorHistory } from '../figures/indicator.ts'

/** The facts a view may read, whole; it cuts them at its pin itself. */
export interface FactReader {
  /** Facts of a stream in recording order; an indicator's measurements are in its history instead. */
  readonly facts: <F extends AnyFact = AnyFact>(stream: string) => readonly Recorded<F>[]
  readonly indicator: (id: string) => IndicatorHistory
  /** Ids of a mission's things of one life. */
  readonly ofMission: (mission: string, life: string) => readonly string[]
  /** Ids of all things of a life. */
  readonly all: (life: string) => readonly string[]
  /** Last position up to `at` among a mission's facts; −1: none. */
  readonly lastPositionOf: (mission: string, at: number) => number
  /** What happened in a mission and its things. */
  readonly entries: (mission: string) => Entries
  /** The facts at these positions, in their order. */
  readonly factsAt: (positions: readonly number[]) => readonly Recorded<AnyFact>[]
}

/** What a reader may see of a mission: everything, approved figures and releases only, or not even that it exists. */
export type Sight = 'all' | 'approved' | 'nothing'

/** Who asks. */
export interface Viewer {
  readonly principal: string
  readonly sees: (mission: string) => Sight
  /** May read access facts: admins and auditors. */
  readonly seesAccess: boolean
}

export type Params = Readonly<Record<string, string>>

export interface Asked<Query = Record<string, never>> {
  readonly params: Params
  readonly query: Query
  readonly pin: Pin
  readonly reader: FactReader
  readonly viewer: Viewer
}

/** What an answer is about: one mission (its grants decide who may see it, and until when only they), all missions, or access. */
export type About =
  | { readonly mission: string /** Milliseconds. */; readonly embargoedUntil?: number | undefined }
  | 'missions'
  | 'access'
  | 'everybody'

export interface View<Shape extends z.ZodRawShape = z.ZodRawShape> {
  /** `/missions/{id}/progress`, below `/api/v1`. */
  readonly path: string
  readonly summary: string
  /** Strict; without the pin's own parameters, which every view takes. */
  readonly query: z.ZodObject<Shape, z.core.$strict>
  /** Counted up when the same facts give another answer, so that old answers are not taken for new ones. */
  readonly version: number
  /** Where it compares: the other pins it takes, by parameter; knowledge dates and positions. None may lie in the future. */
  readonly pins?: (
    query: z.infer<z.ZodObject<Shape, z.core.$strict>>,
  ) => Readonly<Record<string, string | number | undefined>>
  /** Undefined: there is no such thing. */
  readonly about: (reader: FactReader, params: Params) => About | undefined
  /** Last position up to `at` that touched what the answer depends on. */
  readonly touched: (reader: FactReader, params: Params, at: number) => number
  /** The body beside the pin; undefined: at this pin there was no such thing. */
  readonly answer: (asked: Asked<z.infer<z.ZodObject<Shape, z.core.$strict>>>) => object | undefined
}

// biome-ignore lint/suspicious/noExplicitAny: the list holds views of every query; each was checked where it was made
type Whatever = any

export type AnyView = Omit<View, 'query' | 'pins' | 'answer'> & {
  readonly query: z.ZodObject<Whatever, z.core.$strict>
  readonly pins?: (query: Whatever) => Readonly<Record<string, string | number | undefined>>
  readonly answer: (asked: Asked<Whatever>) => object | undefined
}

/** A fault in a question that only its parameters together show; `parameter` names one of them. */
export class UnfitQuestion extends Error {
  override name = 'UnfitQuestion'
  readonly parameter: string
  constructor(parameter: string, detail: string) {
    super(detail)
    this.parameter = parameter
  }
}

/** Defines a view. */
export const defineView = <Shape extends z.ZodRawShape>(
  view: Omit<View<Shape>, 'query'> & { readonly query: Shape },
): AnyView => ({ ...view, query: z.strictObject(view.query) }) as unknown as AnyView

/** A view of one mission: it depends on every fact of the mission. */
export const ofMission = {
  about: (reader: FactReader, { id = '' }: Params): About | undefined =>
    reader.facts(`mission-${id}`).length === 0 ? undefined : { mission: id },
  touched: (reader: FactReader, { id = '' }: Params, at: number): number => reader.lastPositionOf(id, at),
} as const

const missionOfIndicator = (reader: FactReader, id: string): string | undefined => {
  const defined = reader.facts(`indicator-${id}`)[0] as
    | Recorded<{ type: string; version: number; data: { mission?: string } }>
    | undefined
  return defined?.data.mission
}

/** A view of one indicator: it depends on the indicator's facts alone. */
export const ofIndicator = {
  about: (reader: FactReader, { id = '' }: Params): About | undefined => {
    const mission = missionOfIndicator(reader, id)
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
