/** Objects of which many answers share the larger part: the JSON of that part is written once, and kept with it. */

/** Fields that many objects have alike: one at least, and nobody changes them or anything in them. */
export class SharedPart<Fields extends object> {
  readonly fields: Fields
  #json: string | undefined

  constructor(fields: Fields) {
    this.fields = fields
  }

  /** The JSON of an object of these fields and its own, as `JSON.stringify` gives it. */
  jsonWith(own: object): string {
    this.#json ??= JSON.stringify(this.fields)
    const rest = JSON.stringify(own)
    return rest === '{}' ? this.#json : `${this.#json.slice(0, -1)},${rest.slice(1)}`
  }
}

/** What an object is made of; its own fields are none of the shared ones, and come last. */
export interface Sharing<Fields extends object = object, Own extends object = object> {
  readonly shared: SharedPart<Fields>
  readonly own: Own
}

/** Where a list tells what its items are made of. A weak map would keep that, of answers long forgotten, until all memory is gone through. */
const MADE_OF = Symbol('made of')

/** The objects as a list, each with the fields of its shared part and its own. Nobody may change the list. */
export function sharingList<Fields extends object, Own extends object>(
  items: readonly Sharing<Fields, Own>[],
): (Fields & Own)[] {
  const list = items.map(({ shared, own }) => ({ ...shared.fields, ...own }))
  return Object.defineProperty(list, MADE_OF, { value: items })
}

/** What the items of a list are made of, where it was made by `sharingList`. */
export const sharingIn = (list: readonly unknown[]): readonly Sharing[] | undefined =>
  (list as { readonly [MADE_OF]?: readonly Sharing[] })[MADE_OF]
