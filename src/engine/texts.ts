/** The texts for people in a command's body, found by its schema, and what is refused in them; ids, addresses, hashes and periods are none. */
import type { z } from 'zod'
import { textsForPeople } from '../../events/shapes.ts'
import { holdsPersonalNumber } from '../../events/text/personal-number.ts'
import type { Fault } from '../commands/refusal.ts'
import { pointerOf } from './faults.ts'

type Schema = z.core.$ZodType
/** By RFC 6901 pointer. */
type Texts = Map<string, string>
/** Adds the texts of a value that has passed the schema. */
type Finder = (value: unknown, pointer: string, texts: Texts) => void

/** What is wrong with the texts of a body that has passed the schema. No fault repeats the text. */
export function faultsInTexts(schema: Schema, body: unknown): readonly Fault[] {
  const find = finderOf(schema)
  if (!find) return []
  const texts: Texts = new Map()
  find(body, '', texts)
  if (texts.size === 0) return []
  return [...texts].flatMap(([pointer, text]) => {
    const fault = faultIn(text)
    return fault ? [{ pointer, ...fault }] : []
  })
}

const PERSONAL_NUMBER = 'personal-number'

function faultIn(text: string): Omit<Fault, 'pointer'> | undefined {
  if (holdsPersonalNumber(text))
    return {
      code: PERSONAL_NUMBER,
      detail: 'must not hold a national identity number; leave it out, and name nobody by it.',
    }
  if (!PRINTED.test(text))
    return { code: 'invisible-text', detail: 'must hold something that can be read, not invisible characters alone.' }
  if (!isBalanced(text))
    return {
      code: 'text-direction',
      detail:
        'must end on the same line each change of direction that it begins (U+202A–U+202E, U+2066–U+2069), or hold none.',
    }
  return undefined
}

/** Some character that is printed: neither a control, format or unassigned one, nor a space, nor one that is ignored in print. */
const PRINTED = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]|[\n\r\u0085\u2028\u2029]/g
const [POP, POP_ISOLATE] = ['\u202c', '\u2069']

/** Every embedding, override or isolate (Unicode Standard Annex 9) is ended on its line, in reverse order: none reaches what stands around the text. */
function isBalanced(text: string): boolean {
  const open: string[] = []
  for (const [mark] of text.matchAll(DIRECTIONS)) {
    if (mark === POP || mark === POP_ISOLATE) {
      if (open.pop() !== mark) return false
    } else if (mark >= '\u2066') open.push(POP_ISOLATE)
    else if (mark >= '\u202a' && mark <= '\u202e') open.push(POP)
    else if (open.length > 0) return false
  }
  return open.length === 0
}

/** Finders by schema; undefined: there is no text in it. Made once for each, for every figure recorded passes through here. */
const finders = new WeakMap<Schema, { readonly find: Finder | undefined }>()

function finderOf(schema: Schema): Finder | undefined {
  const known = finders.get(schema)
  if (known) return known.find
  const find = makeFinder(schema as z.core.$ZodTypes)
  finders.set(schema, { find })
  return find
}

const withoutTexts: ReadonlySet<string> = new Set([
  'number',
  'boolean',
  'literal',
  'enum',
  'never',
  'unknown',
  'custom',
  'transform',
])

function makeFinder(schema: z.core.$ZodTypes): Finder | undefined {
  const { def } = schema._zod
  if (def.type === 'string') return textsForPeople.get(schema as z.ZodString)?.forPeople ? keepText : undefined
  if (def.type === 'optional') return finderOf(def.innerType)
  if (def.type === 'pipe') return inAnyOf([def.in, def.out])
  if (def.type === 'union') return inAnyOf(def.options)
  if (def.type === 'array') return inItems(def.element)
  if (def.type === 'record') return inMembers(def.valueType)
  if (def.type === 'object') return inFields(def.shape)
  if (withoutTexts.has(def.type)) return undefined
  throw new Error(`texts are not looked for in a schema of type ${def.type}`)
}

const keepText: Finder = (value, pointer, texts) => {
  if (typeof value === 'string') texts.set(pointer, value)
}

function inAnyOf(options: readonly Schema[]): Finder | undefined {
  const found = options.flatMap(option => finderOf(option) ?? [])
  if (found.length === 0) return undefined
  return (value, pointer, texts) => {
    for (const find of found) find(value, pointer, texts)
  }
}

function inItems(element: Schema): Finder | undefined {
  const find = finderOf(element)
  if (!find) return undefined
  return (value, pointer, texts) => {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) find(item, `${pointer}/${index}`, texts)
  }
}

function inMembers(member: Schema): Finder | undefined {
  const find = finderOf(member)
  if (!find) return undefined
  return (value, pointer, texts) => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, own] of Object.entries(value)) find(own, pointer + pointerOf([key]), texts)
  }
}

function inFields(shape: Readonly<Record<string, Schema>>): Finder | undefined {
  const fields = Object.entries(shape).flatMap(([name, field]) => {
    const find = finderOf(field)
    return find ? [{ name, pointer: pointerOf([name]), find }] : []
  })
  if (fields.length === 0) return undefined
  return (value, at, texts) => {
    if (typeof value !== 'object' || value === null) return
    for (const { name, pointer, find } of fields) {
      const own = (value as Readonly<Record<string, unknown>>)[name]
      if (own !== undefined) find(own, at + pointer, texts)
    }
  }
}
