/** What is a view? A question with an address; its answer is a pure fold of facts, cut at a pin. */
import type { z } from 'zod'
import type { Pin } from '../../projections/pin.ts'
import type { Books } from './books.ts'

/** What a reader may see of a mission: everything, approved figures and releases only, or not even that it exists. */
export type Sight = 'all' | 'approved' | 'nothing'

/** Who asks. */
export interface Viewer {
  readonly principal: string
  readonly sees: (mission: string) => Sight
  /** May read access facts: admins and auditors. */
  readonly seesAccess: boolean
}

export interface Asked<Query = object> {
  readonly params: Readonly<Record<string, string>>
  readonly query: Query
  readonly pin: Pin
  readonly books: Books
  readonly viewer: Viewer
}

export interface View<Query = object> {
  /** `/missions/{id}/progress` below `/api/v1`. */
  readonly path: string
  readonly summary: string
  /** Strict; without the pin's own parameters (asOf, position, names, on), which every view takes. */
  readonly query: z.ZodObject
  /** Counted up when the same facts give another answer, so that old answers are not taken for new ones. */
  readonly version: number
  /** The mission whose grants decide who may see it; undefined: no such thing. Null: it concerns no one mission. */
  readonly missionOf: (books: Books, params: Readonly<Record<string, string>>) => string | null | undefined
  /** The last position up to `at` that touched what the answer depends on; −1: nothing. */
  readonly touched: (books: Books, params: Readonly<Record<string, string>>, at: number) => number
  /** The body beside `pin`; undefined: at this pin there was no such thing. */
  readonly answer: (asked: Asked<Query>) => object | undefined
}
