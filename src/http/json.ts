/** Strict JSON: anything that two parsers could read differently is refused. */
import { isUtf8 } from 'node:buffer'
import { isIndex } from '../../events/codes.ts'
import { isKeptExactly, isTooSmall } from '../../events/text/exact-number.ts'
import type { Said } from '../../projections/words/phrases.ts'
import { rememberOrder } from '../commands/key-order.ts'
import { InvalidInput } from '../engine/errors.ts'

/** Deeper nesting than this is refused. */
export const DEEPEST = 64

/** What was found in one body, beside its value. */
interface Found {
  members: number
  /** Characters are escaped in it: only then can a text hold NUL or half a character. */
  readonly escapes: boolean
  /** A zero stands in it: perhaps a number too small to be kept. */
  zero: boolean
}

const unreadable = (code: string, detail: Said, pointer = ''): InvalidInput =>
  new InvalidInput(detail, [{ pointer, code, detail }], true)

/**
 * Reads a body. Beside what is no JSON it refuses what JSON.parse lets pass: bytes that are no UTF-8, a byte order mark,
 * members named twice, lone surrogates, NUL, numbers beyond the range of a double or with more digits than one keeps, members that reach for prototypes, and
 * nesting deeper than 64. Throws `InvalidInput` (unreadable).
 *
 * Members named twice are found by counting: JSON.parse keeps only the last of them, so the value has fewer members than
 * the text has colons outside strings. That costs one pass over the text, without a parser of our own.
 */
export function readJson(bytes: Buffer): unknown {
  const text = textOf(bytes)
  const value = parse(text)
  const found: Found = { members: 0, escapes: text.includes('\\u'), zero: false }
  inspect(value, '', 0, found)
  if (found.members > 0 && membersIn(text) !== found.members) {
    const pointer = repeatedMember(text)
    throw unreadable('duplicate-member', `${pointer} is named twice in one object; name it once.`, pointer)
  }
  if (found.zero) refuseLostNumber(text)
  refuseInexactNumber(text)
  if (INDEX_NAME.test(text)) rememberOrders(value, text)
  return value
}

function textOf(bytes: Buffer): string {
  if (bytes.length === 0) throw unreadable('no-body', 'The body is empty; send a JSON object.')
  if (!isUtf8(bytes)) throw unreadable('not-utf-8', 'The body is not valid UTF-8.')
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    throw unreadable('byte-order-mark', 'The body begins with a byte order mark; leave it out.')
  return bytes.toString('utf8')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const at = /position (\d+)/.exec((error as Error).message)?.[1]
    throw unreadable(
      'not-json',
      at === undefined ? 'The body is not JSON.' : `The body is not JSON: see character ${at}.`,
    )
  }
}

/** Counts members and refuses what no value may hold. */
function inspect(value: unknown, name: string, depth: number, found: Found): void {
  if (typeof value === 'string') {
    if (found.escapes) inspectString(value, name)
  } else if (typeof value === 'number') inspectNumber(value, name, found)
  else if (typeof value === 'object' && value !== null)
    inspectInside(value as Record<string, unknown>, name, depth, found)
}

function inspectInside(value: Record<string, unknown> | unknown[], name: string, depth: number, found: Found): void {
  if (depth === DEEPEST) throw unreadable('too-deep', `The body is nested deeper than ${DEEPEST} levels.`)
  if (Array.isArray(value)) {
    for (const item of value) inspect(item, name, depth + 1, found)
    return
  }
  for (const member in value) {
    found.members += 1
    if (found.escapes) inspectString(member, member)
    refusePrototype(member, value[member])
    inspect(value[member], member, depth + 1, found)
  }
}

function inspectString(text: string, name: string): void {
  if (!text.isWellFormed())
    throw unreadable(
      'lone-surrogate',
      name === ''
        ? 'The body holds half of a character (a lone surrogate).'
        : `“${shortened(name)}” holds half of a character (a lone surrogate).`,
    )
  if (text.includes('\u0000'))
    throw unreadable(
      'nul',
      name === '' ? 'The body holds a NUL character.' : `“${shortened(name)}” holds a NUL character.`,
    )
}

function inspectNumber(number: number, name: string, found: Found): void {
  if (number === 0) found.zero = true
  else if (!Number.isFinite(number))
    throw unreadable(
      'number-overflow',
      name === ''
        ? 'The body is a number too large to be kept.'
        : `“${shortened(name)}” is a number too large to be kept.`,
    )
}

function refusePrototype(member: string, value: unknown): void {
  const reaches =
    member === '__proto__' ||
    (member === 'constructor' && typeof value === 'object' && value !== null && Object.hasOwn(value, 'prototype'))
  if (reaches) throw unreadable('forbidden-member', `A member may not be named ${member} here.`, `/${member}`)
}

function refuseLostNumber(text: string): void {
  const number = lostNumber(text)
  if (number !== undefined)
    throw unreadable('number-underflow', `${number.slice(0, 40)} is a number too small to be kept; write 0.`)
}

const shortened = (name: string): string => name.toWellFormed().slice(0, 80)

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a

/** Colons outside strings, of a text that is known to be JSON. */
function membersIn(text: string): number {
  let members = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === COLON) members += 1
    else if (code === QUOTE) i = endOfString(text, i + 1)
  }
  return members
}

function endOfString(text: string, from: number): number {
  let i = from
  for (let code = text.charCodeAt(i); code !== QUOTE; code = text.charCodeAt(i)) i += code === BACKSLASH ? 2 : 1
  return i
}

// Where in the text stands what the value no longer shows: slow and exact, read only when something is wrong.

/** One piece of a JSON text: a mark, a string or a number; everything between is white space or a word. */
const PIECE = /[{}[\],:]|"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g

interface Level {
  /** Names seen; undefined: an array. */
  readonly names: Set<string> | undefined
  /** The member or place we are in. */
  step: string
}

const escaped = (name: string): string => name.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')

/** A piece of a text, with what is wrong only there: a member named again. */
interface Step {
  readonly piece: string
  readonly isRepeated: boolean
  /** JSON Pointer to the member or item. */
  readonly pointer: () => string
}

/** The pieces of a text that is known to be JSON, each with its place. */
function* steps(text: string): Generator<Step> {
  const levels: Level[] = []
  const pointer = (): string => levels.map(({ step }) => `/${step}`).join('')
  let last = ''
  for (const [piece] of text.matchAll(PIECE)) {
    const level = levels.at(-1)
    let isRepeated = false
    if (piece === '{') levels.push({ names: new Set(), step: '' })
    else if (piece === '[') levels.push({ names: undefined, step: '0' })
    else if (piece === '}' || piece === ']') levels.pop()
    else if (piece === ',' && level && !level.names) level.step = String(Number(level.step) + 1)
    else if (piece === ':' && level?.names) {
      level.step = escaped(JSON.parse(last) as string)
      isRepeated = level.names.has(level.step)
      level.names.add(level.step)
    }
    last = piece
    yield { piece, isRepeated, pointer }
  }
}

/** A member named by a whole number. */
const INDEX_NAME = /"(0|[1-9]\d{0,9})"\s*:/

/** Remembers the written order of the objects that JavaScript orders otherwise. */
function rememberOrders(value: unknown, text: string): void {
  const open: { object: unknown; names: string[]; next: string | number }[] = []
  let last = ''
  for (const { piece } of steps(text)) {
    const inside = open.at(-1)
    if (piece === '{' || piece === '[') {
      const object = inside ? (inside.object as Record<string | number, unknown>)[inside.next] : value
      open.push({ object, names: [], next: piece === '[' ? 0 : '' })
    } else if (piece === '}' || piece === ']') {
      open.pop()
      if (inside?.names.some(isIndex)) rememberOrder(inside.object as object, inside.names)
    } else if (piece === ',' && typeof inside?.next === 'number') inside.next += 1
    else if (piece === ':' && inside) {
      inside.next = JSON.parse(last) as string
      inside.names.push(inside.next)
    }
    last = piece
  }
}

/** The first member named twice in one object, as a JSON Pointer. */
function repeatedMember(text: string): string {
  for (const { isRepeated, pointer } of steps(text)) if (isRepeated) return pointer()
  return ''
}

const isNumber = (piece: string): boolean => /^[-\d]/.test(piece)

/** A number with so many digits may not be kept as it is written. */
const MANY_DIGITS = /\d[\d.]{15}/

/** Refuses a number that would be kept as another one. */
function refuseInexactNumber(text: string): void {
  if (!MANY_DIGITS.test(text)) return
  for (const { piece, pointer } of steps(text)) {
    if (!isNumber(piece) || isKeptExactly(piece)) continue
    const detail: Said = `${pointer()} is ${piece.slice(0, 40)}, which has more digits than can be kept; round it, to 15 digits at the most.`
    // It can be read, and only not be kept: as what does not fit the schema.
    throw new InvalidInput(detail, [{ pointer: pointer(), code: 'number-inexact', detail }])
  }
}

/** The first number that is not 0 but would be kept as 0. */
function lostNumber(text: string): string | undefined {
  if (!/[eE]-|0\.0{300}/.test(text)) return undefined
  for (const [piece] of text.matchAll(PIECE)) if (isNumber(piece) && isTooSmall(piece)) return piece
  return undefined
}
