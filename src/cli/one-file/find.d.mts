/** A file that the program was made from. */
export interface Source {
  /** From the package’s directory. */
  readonly path: string
  readonly size: number
  /** Milliseconds since 1970. */
  readonly changed: number
  readonly digest: string
}

/** What the program was made from, and where it is. */
export interface OneFileRecord {
  readonly madeIn: string
  /** The version of Node. */
  readonly node: string
  /** The name of its file, and its bytes. */
  readonly program: string
  readonly size: number
  readonly sources: readonly Source[]
}

export const root: string
export const folder: string
export const recordFile: string
export function digestOf(content: string | Uint8Array): string
export function isAsRecorded(source: Source): boolean
export function findOneFile(): string | undefined
