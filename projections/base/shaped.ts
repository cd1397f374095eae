/** The types of what zod shapes describe, as answers carry them: read by many, changed by nobody. */
import type { z } from 'zod'

/** A value that nobody may change: answers are shared between those who ask. */
export type Frozen<T> = unknown extends T
  ? T
  : T extends string | number | boolean | bigint | symbol | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Frozen<Item>[]
      : { readonly [Key in keyof T]: Frozen<T[Key]> }

/** What an object of this zod shape is, to those who read it. */
export type Shaped<Shape extends z.ZodType> = Frozen<z.output<Shape>>
