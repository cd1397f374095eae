import type { Script } from 'node:vm'

/** A file that the program was made from: its path from the package’s directory, its bytes, and when it was changed. */
export type Source = readonly [path: string, size: number, changed: number]

/** A file beside the record. */
export interface Kept {
  readonly name: string
  readonly size: number
}

/** What the program was made from, and what was made. */
export interface OneFileRecord {
  readonly madeIn: string
  /** The version of Node. */
  readonly node: string
  readonly program: Kept
  /** Code compiled from the program. */
  readonly compiled: Kept
  readonly sources: readonly Source[]
  /** Of the content of the sources, one after the other. */
  readonly digest: string
}

export interface OneFile {
  readonly path: string
  readonly text: string
  readonly compiled?: Buffer | undefined
}

export const root: string
export const folder: string
export const recordFile: string
export function digestOf(paths: readonly string[]): string
export function areAsRecorded(record: Pick<OneFileRecord, 'sources' | 'digest'>): boolean
export function findOneFile(): OneFile | undefined
/** The script, which gives out the code that was compiled so far; `load` begins the program, and gives what `varde.ts` exports. */
export function loadOneFile(oneFile: OneFile): { script: Script; load: () => { ended: Promise<void> } }
