/** Appends are checked, and their JSON is made canonical, once, before anything is stored. */

import { hash } from 'node:crypto'
import { canonicalise } from '../proof/canonical.ts'
import type { Append, NewFact } from './log.ts'

/** An append that has passed its checks, with its JSON made canonical. */
export interface PreparedAppend {
  readonly append: Omit<Append, 'meta' | 'facts' | 'command'> & {
    readonly facts: readonly Omit<NewFact, 'data' | 'meta'>[]
  }
  readonly command?: PreparedCommand
  /** Canonical JSON, by fact. */
  readonly data: readonly string[]
  readonly meta: readonly string[]
  /** By fact, where they were made elsewhere; otherwise they are made when the append is sealed. */
  readonly salts?: readonly Uint8Array[]
}

/** A command as the log remembers it. */
export interface PreparedCommand {
  /** Hash of its key, from `commandKeyHash`. */
  readonly hash: Uint8Array
  readonly digest: string
  /** How many facts the command has, where this append holds only the first of them. */
  readonly facts?: number
}

/** The first 16 bytes of the key's SHA-256, enough that no two keys can be found that share them. */
export const commandKeyHash = (key: string): Uint8Array => hash('sha256', key, 'buffer').subarray(0, 16)

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const NAME = /^[^\p{Cc}\p{Cs}]+$/u

/**
 * Checks an append and makes its JSON canonical; the metadata of every fact names the principal. Throws `NotJson` or `RangeError`, naming the field that
 * is wrong.
 */
export function prepareAppend(append: Append): PreparedAppend {
  if (append.facts.length === 0) throw new RangeError('facts: an append has at least one fact')
  requireName('stream', append.stream)
  requireName('principal', append.principal)
  if (append.mission !== null) requireName('mission', append.mission)
  if (append.command) requireName('command.key', append.command.key)
  requireInstant('recordedAt', append.recordedAt)
  let lastType: string | undefined
  for (const { id, type, version, knownFrom } of append.facts) {
    if (!UUID.test(id)) throw new RangeError(`id: ${id} is not a UUID in lower case`)
    if (type !== lastType) requireName('type', type)
    lastType = type
    if (!Number.isInteger(version) || version < 1)
      throw new RangeError(`version: ${version} is not a whole number from 1`)
    if (knownFrom !== null) requireInstant('knownFrom', knownFrom)
  }
  const { principal } = append
  const shared = canonicalise({ ...append.meta, principal })
  const { command } = append
  return {
    append,
    ...(command && { command: { hash: commandKeyHash(command.key), digest: command.digest } }),
    data: append.facts.map(({ data }) => canonicalise(data)),
    meta: append.facts.map(({ meta }) =>
      meta === undefined ? shared : canonicalise({ ...append.meta, ...meta, principal }),
    ),
  }
}

function requireName(field: string, name: string): void {
  if (!NAME.test(name)) throw new RangeError(`${field}: ${JSON.stringify(name)} is empty or holds control characters`)
}

/** Years 0 to 9999, as ISO 8601 writes them in four digits. */
function requireInstant(field: string, ms: number): void {
  if (!Number.isInteger(ms) || ms < -62_167_219_200_000 || ms > 253_402_300_799_999)
    throw new RangeError(`${field}: ${ms} is not a whole number of milliseconds in the years 0 to 9999`)
}
