/** What the files of a bundle look like: shared by those who make and those who check them. */

/** The manifest, as canonical JSON in `manifest.json`. */
export interface Manifest {
  readonly v: 1
  /** The name that the checkpoint is signed under, and the name in the leaves: the same unless the log was forked. */
  readonly origin: string
  readonly log: string
  /** null: the whole log. */
  readonly mission: string | null
  /** Number of the last fact of the mission, from 0. */
  readonly lastMissionSeq: number | null
  /** Number of facts of the log. */
  readonly size: number
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>
}

/** Files that are in every bundle beside the manifest, in their order; what is enclosed follows. */
export const BUNDLE_FILES = ['checkpoint', 'checkpoints', 'keys', 'leaves', 'facts', 'hidden'] as const

/** The text that is signed in `manifest.sig`; it cannot be taken for a checkpoint, whose second line is a number. */
export const bundleText = ({ origin, mission, lastMissionSeq, size }: Manifest, sha256: string): string =>
  `varde bundle\nlog ${origin}\nmission ${mission ?? '*'}\nlast ${lastMissionSeq ?? '-'}\nsize ${size}\nmanifest ${sha256}\n`
