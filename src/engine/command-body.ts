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
    const fit = fitRow(schema, value)
    const read = fit ? { body: fit } : readValue(schema, value)
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

/** Reads values of a field that fit; undefined where one may not. */
type FieldReader = (value: unknown) => { readonly value: unknown } | undefined

/** How rows with the same fields are read when they fit. */
interface RowReader {
  readonly fields: readonly string[]
  /** In the order of the schema, in which what is read has them. */
  readonly readers: readonly (readonly [name: string, read: FieldReader])[]
  readonly checks: readonly z.core.$ZodCheck<never>[]
}

const rowReaders = new WeakMap<z.ZodType, RowReader[]>()

/**
 * A row that fits, as the schema makes it; undefined where it may not fit: then the schema says what is wrong. The rows of a
 * list say the same periods, statuses and cells again and again, so that what a field makes of a text or of a cell is
 * remembered. That takes a quarter of the time, and rows share their cells instead of having one each.
 */
function fitRow(schema: z.ZodType, value: unknown): object | undefined {
  if (schema._zod.def.type !== 'object' || typeof value !== 'object' || value === null) return undefined
  const { fields, readers, checks } = rowReaderOf(schema as ObjectSchema, value) ?? {}
  if (!fields) return undefined
  const row: Record<string, unknown> = {}
  for (const [name, read] of readers as RowReader['readers']) {
    const made = read((value as Readonly<Record<string, unknown>>)[name])
    if (!made) return undefined
    row[name] = made.value
  }
  if (!checks || checks.length === 0) return row
  const payload = { value: row, issues: [] as z.core.$ZodRawIssue[] }
  for (const check of checks) check._zod.check(payload as never)
  return payload.issues.length === 0 ? row : undefined
}

function rowReaderOf(schema: ObjectSchema, value: object): RowReader | undefined {
  const fields = Object.keys(value)
  const known = rowReaders.get(schema) ?? []
  for (const sort of known) if (isSame(sort.fields, fields)) return sort
  const names = Object.keys(schema.shape)
  const isReadable =
    known.length < MOST_SORTS &&
    fields.every(name => Object.hasOwn(schema.shape, name)) &&
    names.every(name => fields.includes(name) || mayBeLeftOut(schema.shape[name] as z.ZodType))
  if (!isReadable) return undefined
  const own = names.filter(name => fields.includes(name))
  const readers = own.map(name => [name, fieldReader(schema.shape[name] as z.ZodType)] as const)
  const made = { fields, readers, checks: (schema._zod.def.checks ?? []) as z.core.$ZodCheck<never>[] }
  rowReaders.set(schema, [...known, made])
  return made
}

/** Texts and cells that are remembered of a field. */
const MOST_REMEMBERED = 20_000
/** Characters of a text that is remembered: periods, codes and statuses are short, notes are not said twice. */
const MOST_CHARACTERS = 100

function fieldReader(schema: z.ZodType): FieldReader {
  const texts = new Map<string, { readonly value: unknown }>()
  const cells = new Map<string, { readonly value: unknown }>()
  function readAnew(value: unknown): { readonly value: unknown } | undefined {
    const parsed = schema.safeParse(value)
    return parsed.success && faultsInTexts(schema, parsed.data).length === 0 ? { value: parsed.data } : undefined
  }
  return value => {
    const isText = typeof value === 'string'
    const key = isText ? value : keyOf(value)
    if (key === undefined || key.length > MOST_CHARACTERS) return readAnew(value)
    const remembered = isText ? texts : cells
    const known = remembered.get(key)
    if (known) return known
    const made = readAnew(value)
    if (made && remembered.size < MOST_REMEMBERED) remembered.set(key, made)
    return made
  }
}

/** What an object of texts, such as a cell, is remembered by: each name and text with its length, so that no two are alike. */
function keyOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  let key = ''
  for (const name in value) {
    const text = (value as Readonly<Record<string, unknown>>)[name]
    if (typeof text !== 'string' || key.length > MOST_CHARACTERS) return undefined
    key += `${name.length}:${name}${text.length}:${text}`
  }
  return key
}

/** Whether a field may be left out, and is left out of what is made then. */
function mayBeLeftOut(field: z.ZodType): boolean {
  const absent = field._zod.def.type === 'optional' ? field.safeParse(undefined) : undefined
  return absent?.success === true && absent.data === undefined
}
