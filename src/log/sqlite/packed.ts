/**
 * Appends as they go from one thread to another. What many facts say in as many texts goes as one: an object and its texts for
 * each of ten thousand facts would take longer to hand over than to store.
 */

import type { PreparedAppend } from '../prepare.ts'

/** What each fact says: once for all, or one after the other. */
type Column<A> = { readonly all: A } | { readonly each: readonly A[] }

/** An append for another thread. */
export interface PackedAppend extends Pick<PreparedAppend, 'command'> {
  readonly append: Omit<PreparedAppend['append'], 'facts'>
  /** By fact, a line for each: neither ids nor canonical JSON have line breaks. */
  readonly ids: string
  readonly data: string
  readonly meta: { readonly all: string } | { readonly lines: string }
  readonly types: Column<string>
  readonly versions: Column<number>
  readonly knownFroms: Column<number | null>
}

/** Packs an append whose salts are still to be made. */
export function pack({ append, command, data, meta }: PreparedAppend): PackedAppend {
  const { facts, ...rest } = append
  return {
    append: rest,
    ...(command && { command }),
    ids: facts.map(({ id }) => id).join('\n'),
    data: data.join('\n'),
    meta: meta.every(text => text === meta[0]) ? { all: meta[0] as string } : { lines: meta.join('\n') },
    types: columnOf(facts.map(({ type }) => type)),
    versions: columnOf(facts.map(({ version }) => version)),
    knownFroms: columnOf(facts.map(({ knownFrom }) => knownFrom)),
  }
}

/** The append that was packed. */
export function unpack({
  append,
  command,
  ids,
  data,
  meta,
  types,
  versions,
  knownFroms,
}: PackedAppend): PreparedAppend {
  const facts = ids.split('\n').map((id, index) => ({
    id,
    type: at(types, index),
    version: at(versions, index),
    knownFrom: at(knownFroms, index),
  }))
  return {
    append: { ...append, facts },
    ...(command && { command }),
    data: data.split('\n'),
    meta: 'all' in meta ? facts.map(() => meta.all) : meta.lines.split('\n'),
  }
}

const columnOf = <A>(values: readonly A[]): Column<A> =>
  values.every(value => value === values[0]) ? { all: values[0] as A } : { each: values }

const at = <A>(column: Column<A>, index: number): A => ('all' in column ? column.all : (column.each[index] as A))
