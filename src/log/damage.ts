/** Damage: what a log holds is not what was recorded. It is named, nothing that rests on it is answered, and nothing more is recorded. */

export interface Damage {
  /** Position of the first fact that is damaged or missing; absent where none can be told. */
  readonly position?: number
  /** What is wrong, and where: one sentence without its full stop. */
  readonly what: string
}

/** A fact that was to be read is damaged or missing. */
export class DamagedLog extends Error {
  override name = 'DamagedLog'
  readonly damage: Damage
  constructor(damage: Damage) {
    super(damageText(damage))
    this.damage = damage
  }
}

/** The damage in words: `the log is damaged at position 7: …`. */
export const damageText = ({ position, what }: Damage): string =>
  `the log is damaged${position === undefined ? '' : ` at position ${position}`}: ${what}`
