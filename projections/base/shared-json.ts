/** Objects of which many answers share the larger part: the JSON of a part is written once, and kept with it. */

/** Fields that many objects have alike: nobody changes them or anything in them. */
export class SharedPart<Fields extends object = object> {
  readonly fields: Fields
  #json: string | undefined

  constructor(fields: Fields) {
    this.fields = fields
  }

  /** Whether its JSON was made. */
  get isWritten(): boolean {
    return this.#json !== undefined
  }

  /** The JSON of the fields, without the braces around them. */
  get json(): string {
    this.#json ??= JSON.stringify(this.fields).slice(1, -1)
    return this.#json
  }
}

/** What an object is made of: parts that have no field in common, in their order. */
export type Parts<First extends object = object, Last extends object = object> = readonly [
  first: SharedPart<First>,
  last: SharedPart<Last>,
]

/** The JSON of an object of these parts, as `JSON.stringify` gives it. */
export function jsonOf([first, last]: Parts): string {
  const between = first.json === '' || last.json === '' ? '' : ','
  return `{${first.json}${between}${last.json}}`
}

/** Where a list tells what its items are made of. A weak map would keep that, of answers long forgotten, until all memory is gone through. */
const MADE_OF = Symbol('made of')

/** The objects as a list, each with the fields of its parts. Nobody may change the list. */
export function sharingList<First extends object, Last extends object>(
  items: readonly Parts<First, Last>[],
): (First & Last)[] {
  const list = items.map(([first, last]) => ({ ...first.fields, ...last.fields }))
  return Object.defineProperty(list, MADE_OF, { value: items })
}

/** What the items of a list are made of, where it was made by `sharingList`. */
export const sharingIn = (list: readonly unknown[]): readonly Parts[] | undefined =>
  (list as { readonly [MADE_OF]?: readonly Parts[] })[MADE_OF]
