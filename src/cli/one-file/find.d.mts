import type { Script } from 'node:vm'

/** A file that the program was made from. */
export interface Source {
  /** From the package’s directory. */
  readonly path: string
  readonly size: number
  /** Milliseconds since 1970. */
  readonly changed: number
  readonly digest: string
}

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
  readonly compiled?: Kept
  readonly sources: readonly Source[]
}

export interface OneFile {
  readonly path: string
  readonly text: string
  readonly compiled?: Buffer | undefined
}

export const root: string
export const folder: string
export const recordFile: string
export function digestOf(content: string | Uint8Array): string
export function isAsRecorded(source: Source): boolean
export function findOneFile(): OneFile | undefined
/** What `varde.ts` exports, and the script, which gives out the code that was compiled so far. */
export function loadOneFile(oneFile: OneFile): { script: Script; program: { ended: Promise<void> } }
