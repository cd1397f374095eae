/** The one place where a command's body is read: it fits the schema, and its texts may be recorded. */
import { z } from 'zod'
import { message } from '../../events/refusals.ts'
import type { AnyCommand } from '../commands/catalogue.ts'
import { type Fault, MOST_FAULTS } from '../commands/refusal.ts'
import { InvalidInput } from './errors.ts'
import { faultsOf } from './faults.ts'
import { faultsInTexts } from './texts.ts'

type Read = { readonly body: object } | { readonly faults: readonly Fault[] }

/** The body as the command's rule takes it, or what is wrong with it: the first hundred faults (or `most`), after which no more rows are looked at. */
export function readCommandBody(command: AnyCommand, body: unknown, most = MOST_FAULTS): Read {
  const list = listIn(command, body)
  // Of a list that is none, or too long, the rows are not looked at.
  if (!list)
    return readValue(command.list === undefined ? command.body : schemasOf(command, command.list).outside, body)
  const reading = readRows(command, list)
  let row = reading.next()
  while (!row.done) row = list.faults.length < most ? reading.next() : reading.return([])
  return readWithRows(command, body as object, list, row.value, most)
}

/** Faults of a body as the error that is thrown; it is told by the first of them. */
export function unfitBody(faults: readonly Fault[]): InvalidInput {
  const [first] = faults
  const field = first?.pointer ?? ''
  const all = first ? message('unfit', { field, first: first.detail }) : message('unfit/whole', { field })
  return new InvalidInput(
    faults.length < MOST_FAULTS ? all : message('first-faults', { most: MOST_FAULTS, all }),
    faults,
  )
}

function readValue(schema: z.ZodType, value: unknown): Read {
  const parsed = schemaOfFields(schema, value).safeParse(value)
  if (!parsed.success) return { faults: faultsOf(parsed.error) }
  const faults = faultsInTexts(schema, parsed.data)
  return faults.length > 0 ? { faults: faults.slice(0, MOST_FAULTS) } : { body: parsed.data as object }
}

/** The list of a body, by itself. */
export interface ListRead {
  readonly field: string
  readonly given: readonly unknown[]
  /** What has been found wrong with rows so far, each with its pointer into the body. */
  readonly faults: Fault[]
}

/** The list in a body that holds one, not longer than it may be; undefined: there is none. */
export function listIn(command: AnyCommand, body: unknown): ListRead | undefined {
  const { list: field } = command
  if (field === undefined || typeof body !== 'object' || body === null) return undefined
  const given = (body as Readonly<Record<string, unknown>>)[field]
  const isFit = schemasOf(command, field).rows.safeParse(given).success
  return isFit ? { field, given: given as readonly unknown[], faults: [] } : undefined
}

/** A row that fits, and its place in the list. */
export interface Row {
  readonly index: number
  readonly row: object
}

/**
 * Reads the rows of a list one after the other, and answers with those that fit. It yields after each, with its faults noted:
 * its caller may pause there, or end it.
 */
export function* readRows(command: AnyCommand, { field, given, faults }: ListRead): Generator<void, Row[]> {
  const { row: schema } = schemasOf(command, field)
  const rows: Row[] = []
  for (const [index, value] of given.entries()) {
    const read = readValue(schema, value)
    if ('body' in read) rows.push({ index, row: read.body })
    else for (const fault of read.faults) faults.push({ ...fault, pointer: `/${field}/${index}${fault.pointer}` })
    yield
  }
  return rows
}

/** Reads what a body says beside its list, and the list as a whole, once its rows have been read. */
export function readWithRows(
  command: AnyCommand,
  body: object,
  { field, faults }: Pick<ListRead, 'field' | 'faults'>,
  rows: readonly Row[],
  most = MOST_FAULTS,
): Read {
  const { outside, whole } = schemasOf(command, field)
  if (faults.length === 0) return readValue(whole, { ...body, [field]: rows.map(({ row }) => row) })
  const rest = readValue(outside, body)
  return { faults: [...faults, ...('faults' in rest ? rest.faults : [])].slice(0, most) }
}

/** The schemas of a body that holds a list, taken apart. */
interface ListSchemas {
  readonly row: z.ZodType
  /** The list, whatever its rows are. */
  readonly rows: z.ZodType
  /** The body, whatever the rows of its list are; and with the checks of the body as a whole, for rows that fit. */
  readonly outside: z.ZodType
  readonly whole: z.ZodType
}

const taken = new WeakMap<z.ZodType, ListSchemas>()

function schemasOf({ body }: AnyCommand, field: string): ListSchemas {
  const known = taken.get(body)
  if (known) return known
  const object = body as unknown as z.ZodObject<Record<string, z.ZodType>>
  const list = object.shape[field] as unknown as z.ZodArray<z.ZodType>
  const rows = z.core.clone(list, { ...list._zod.def, element: z.unknown() })
  const shape = { ...object.shape, [field]: rows }
  const whole = z.core.clone(object, { ...object._zod.def, shape })
  const outside = z.core.clone(object, { ...object._zod.def, shape, checks: [] })
  const made = { row: list.element, rows, outside, whole }
  taken.set(body, made)
  return made
}

/** Rows with the same fields, and the schema that has these alone. */
interface FieldsRead {
  readonly fields: readonly string[]
  readonly schema: z.ZodType
}

const ofFields = new WeakMap<z.ZodType, FieldsRead[]>()
/** Rows of one sender have the same fields; where there are many sorts of rows, all others are checked against the whole schema. */
const MOST_SORTS = 30

/**
 * An object's schema without the optional fields that the value has not: it finds the same, and makes the same of it. A
 * figure may have eighteen fields and mostly has three; looking for the others took a third of the time.
 */
function schemaOfFields(schema: z.ZodType, value: unknown): z.ZodType {
  if (schema._zod.def.type !== 'object' || typeof value !== 'object' || value === null) return schema
  const fields = Object.keys(value)
  const known = ofFields.get(schema) ?? []
  for (const sort of known) if (isSame(sort.fields, fields)) return sort.schema
  const object = schema as ObjectSchema
  // Names that nobody declared are not remembered: they may be of any number and length.
  if (known.length >= MOST_SORTS || !fields.every(name => Object.hasOwn(object.shape, name))) return schema
  const made = withFields(object, new Set(fields))
  ofFields.set(schema, [...known, { fields, schema: made }])
  return made
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  if (some.length !== others.length) return false
  for (let i = 0; i < some.length; i++) if (some[i] !== others[i]) return false
  return true
}

type ObjectSchema = z.ZodObject<Record<string, z.ZodType>>

function withFields(object: ObjectSchema, fields: ReadonlySet<string>): z.ZodType {
  const shape = Object.entries(object.shape).filter(([name, field]) => fields.has(name) || !mayBeLeftOut(field))
  return z.core.clone(object, { ...object._zod.def, shape: Object.fromEntries(shape) })
}

/** Whether a field may be left out, and is left out of what is made then. */
function mayBeLeftOut(field: z.ZodType): boolean {
  const absent = field._zod.def.type === 'optional' ? field.safeParse(undefined) : undefined
  return absent?.success === true && absent.data === undefined
}
