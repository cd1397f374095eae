/**
 * The figures recorded of one cell that stand at a pin, by time, as lists whose points are made when they are read: a verdict
 * rests on a few of them, whatever the length of the series.
 */
import { countingTo, firstNotBelow, type List } from '../base/list.ts'
import type { Point, PointsInOrder } from '../progress/case.ts'
import type { Comparability } from './comparability.ts'
import type { PointAt } from './points.ts'
import type { PointMaker } from './recorded-points.ts'
import type { Rows } from './series.ts'
import type { CellOrder } from './series-keys.ts'

/** Where the figures of a cell stand. */
export interface StandingCell {
  readonly order: CellOrder
  /** Places in the order of those that stand, ascending. */
  readonly places: readonly number[]
  /** The row that stands for each key. */
  readonly standing: Rows
  readonly maker: PointMaker
}

/** The places in the order of a cell's keys of those that stand. */
export function placesStanding({ keys, isCounting }: CellOrder, standing: Rows): readonly number[] {
  const first = standing.length
  if (isCounting && first <= keys.length && standing === countingTo(first)) return standing
  // Room for all: a list that grows is copied each time.
  const places: number[] = new Array(keys.length)
  let count = 0
  // A key that came after the pin has no row there.
  for (let place = 0; place < keys.length; place++)
    if ((standing[keys[place] as number] ?? -1) >= 0) places[count++] = place
  places.length = count
  return places
}

/** The points of a cell. */
export class StandingPoints implements List<PointAt> {
  readonly length: number
  readonly #cell: StandingCell

  constructor(cell: StandingCell) {
    this.length = cell.places.length
    this.#cell = cell
  }

  at(index: number): PointAt | undefined {
    if (index < 0 || index >= this.length) return undefined
    const { order, places, standing, maker } = this.#cell
    const key = order.keys[places[index] as number] as number
    return maker.point(key, standing[key] as number)
  }
}

/** The same as numbers. */
export class StandingNumbers implements PointsInOrder {
  readonly length: number
  readonly #cell: StandingCell
  readonly #comparable: Comparability
  // What is looked up for each point of a series is at hand.
  readonly #places: readonly number[]
  readonly #times: readonly number[]
  readonly #seasons: readonly (string | undefined)[]

  constructor(cell: StandingCell, comparable: Comparability) {
    this.length = cell.places.length
    this.#cell = cell
    this.#comparable = comparable
    this.#places = cell.places
    this.#times = cell.order.times
    this.#seasons = cell.order.seasons
  }

  at(index: number): Point | undefined {
    if (index < 0 || index >= this.length) return undefined
    const { order, standing, maker } = this.#cell
    const key = order.keys[this.#places[index] as number] as number
    return maker.numbersIn(key, standing[key] as number, this.#comparable)
  }

  timeAt(index: number): number {
    return this.#times[this.#places[index] as number] as number
  }

  seasonAt(index: number): string | undefined {
    return this.#seasons[this.#places[index] as number]
  }

  ofSeasonBefore(index: number): number {
    const places = this.#places
    const { ofSeasonBefore } = this.#cell.order
    let place = ofSeasonBefore[places[index] as number] as number
    for (; place >= 0; place = ofSeasonBefore[place] as number) {
      // Mostly all before it stand.
      const at = places[place] === place ? place : firstNotBelow(places, place, index)
      if (places[at] === place) return at
    }
    return -1
  }
}
