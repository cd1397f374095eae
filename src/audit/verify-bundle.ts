/**
 * Checking a bundle offline: that it is whole and signed, that its facts are in the log that the key has signed and that witnesses
 * have seen, that none of the mission is missing, and who recorded each. It trusts the keys it is given, and nothing else.
 */

import { createHash } from 'node:crypto'
import { canonicalise } from '../proof/canonical.ts'
import type { OpenedCheckpoint } from '../proof/checkpoint.ts'
import { frontier } from '../proof/frontier.ts'
import { BadKey, openNote, parseNote, parseVkey, type VerifierKey, verifierKey } from '../proof/note.ts'
import { BUNDLE_FILES, bundleText, type Manifest } from './bundle-format.ts'
import { checked, hashesOf, linesOf, readThrough, textIn } from './bundle-reader.ts'
import { factBook, firstWrong } from './recompute.ts'
import { bundleSampler } from './sample/from-bundle.ts'
import type { DrawnSample, SampleAsked } from './sample/request.ts'
import { BadBundle, type BundleFiles } from './tar.ts'
import {
  heldCheckpoint,
  olderCheckpoints,
  olderNotes,
  openByAny,
  requireRoot,
  type WantedRoot,
} from './verify-checkpoints.ts'
import { type BundledFact, factsChecker } from './verify-facts.ts'
import { type GrantsFound, grantsChecker } from './verify-grants.ts'
import { rotatedKeys } from './verify-keys.ts'

export interface VerifyOptions {
  /** Public key of the log, known from elsewhere than the bundle. */
  readonly key: VerifierKey
  readonly witnesses?: readonly VerifierKey[]
  readonly quorum?: number
  /** A checkpoint of the log that whoever checks has had for a while. */
  readonly checkpoint?: string | undefined
  /** Whether published figures are computed again from the facts; by default they are. */
  readonly recompute?: boolean
  /** A sample to draw from the facts of the bundle’s mission, or of the log. */
  readonly sample?: Omit<SampleAsked, 'mission'> | undefined
  /** Called with each fact that was found good, in order. */
  readonly onFact?: (fact: BundledFact) => void
}

/** What was found good. */
export interface Verified {
  readonly manifest: Manifest
  /** With the key that signed it. */
  readonly checkpoint: OpenedCheckpoint & { readonly by: VerifierKey }
  /** Facts in the bundle, and facts of streams followed that are not shown. */
  readonly facts: number
  readonly hidden: number
  /** The first cosignature of each checkpoint in the bundle: size, witness and time (milliseconds). */
  readonly seen: readonly { readonly size: number; readonly witness: string; readonly at: number }[]
  readonly grants: GrantsFound
  /** Releases whose figures were computed again, and are those that were published. */
  readonly releases: readonly string[]
  /** The sample that was asked for. */
  readonly sample?: DrawnSample
  /** Remarks: true of the bundle, and worth a question. */
  readonly remarks: readonly string[]
}

/** Checks a bundle. Throws `BadBundle` (or `BadNote`), naming the first thing that is wrong, and `NoSample`. */
export function verifyBundle(files: BundleFiles, options: VerifyOptions): Verified {
  const manifest = readManifest(files, options)
  const { keys, former, remarks } = keysFor(files, manifest, options)
  requireSigned(files, manifest, keys)
  requireFiles(files, manifest)
  const policies = keys.map(log => ({ log, witnesses: options.witnesses ?? [], quorum: options.quorum ?? 0 }))
  const checkpoint = openByAny(textIn(files, 'checkpoint'), policies)
  if (Number(checkpoint.size) !== manifest.size || checkpoint.origin !== manifest.origin)
    throw new BadBundle('the checkpoint is not of the log and size that the manifest names')
  const { checkpoint: note, key, witnesses = [] } = options
  // Where no witness is named, older ones say nothing, and are not looked at.
  const notes = witnesses.length === 0 ? [] : olderNotes(files)
  const isOfKeys = (text: string): boolean => keys.some(each => isOfKey(text, each))
  const all = [...notes, ...(note === undefined ? [] : [note])].every(isOfKeys) ? keys : [...former(), ...keys]
  const older = olderCheckpoints(notes, all, witnesses)
  const names = [...new Set([key.name, manifest.log, manifest.origin])]
  const held = note === undefined ? [] : [heldCheckpoint(note, { keys: all, names }, manifest, checkpoint)]
  const drawing = options.sample && bundleSampler(options.sample, manifest, [...older, checkpoint])
  const grants = grantsChecker(manifest)
  const promising = new Set<string | null>()
  const counted = checkFacts(files, manifest, {
    checkpoint,
    roots: [...older, ...held],
    onFact(fact, leafHash) {
      grants.take(fact)
      drawing?.offer(fact, leafHash)
      if (fact.type === 'release-published') promising.add(fact.mission)
      options.onFact?.(fact)
    },
  })
  for (const name of files.names) if (!TABLES.has(name)) readThrough(files, name, manifest)
  const releases = options.recompute === false || promising.size === 0 ? [] : recomputed(files, manifest, promising)
  const seen = [...older, checkpoint].flatMap(({ size, cosigned }) =>
    cosigned.map(({ witness, at }) => ({ size: Number(size), witness: witness.name, at })),
  )
  return {
    manifest,
    checkpoint,
    ...counted,
    seen,
    releases,
    grants: grants.end(),
    ...(drawing && { sample: drawing.end() }),
    remarks: [...remarks, ...grants.remarks()],
  }
}

/** Files that are read line by line, or piece by piece. */
const TABLES: ReadonlySet<string> = new Set(['manifest.json', 'manifest.sig', 'leaves', 'facts', 'hidden'])

function readManifest(files: BundleFiles, { key }: VerifyOptions): Manifest {
  const text = textIn(files, 'manifest.json')
  let manifest: Manifest
  try {
    manifest = JSON.parse(text) as Manifest
    if (canonicalise(manifest) !== text || !isManifest(manifest)) throw new Error()
  } catch {
    throw new BadBundle('manifest.json is not the manifest of a bundle')
  }
  const isOfLog =
    manifest.origin === key.name || manifest.log === key.name || key.name.startsWith(`${manifest.log}/fork-`)
  if (!isOfLog) throw new BadBundle(`the bundle is of the log ${manifest.origin}, not of ${key.name}`)
  const fork = manifest.origin.slice(manifest.log.length)
  if (!manifest.origin.startsWith(manifest.log) || !/^(\/fork-[1-9]\d{0,5})?$/.test(fork))
    throw new BadBundle('manifest.json names two logs')
  return manifest
}

function isManifest({ v, origin, log, mission, lastMissionSeq, size, files }: Manifest): boolean {
  const areNamed = BUNDLE_FILES.every(name => Object.hasOwn(files, name))
  const areSized = Object.values(files).every(
    ({ bytes, sha256 }) => Number.isSafeInteger(bytes) && /^[0-9a-f]{64}$/.test(sha256),
  )
  const isMission = mission === null ? lastMissionSeq === null : Number.isSafeInteger(lastMissionSeq)
  return (
    v === 1 &&
    [origin, log].every(name => typeof name === 'string') &&
    Number.isSafeInteger(size) &&
    size > 0 &&
    isMission &&
    areNamed &&
    areSized
  )
}

/** The keys that may have signed: the one that was given, under the log's name now, and those that it has named as its successors; and those before it. */
function keysFor(files: BundleFiles, manifest: Manifest, { key }: VerifyOptions) {
  const underName = (bytes: Uint8Array): VerifierKey => verifierKey(manifest.origin, bytes)
  const own = underName(key.publicKey)
  const forked = `the log signs as ${manifest.origin} now: it was forked, and the fact that says so is in the log`
  const remarks = manifest.origin === key.name ? [] : [forked]
  // Others are looked for only where the key itself has not signed: that reads all facts.
  if (isOfKey(textIn(files, 'manifest.sig'), own))
    return { keys: [own], former: () => rotatedKeys(files, manifest, key).former.map(underName), remarks }
  const rotated = rotatedKeys(files, manifest, key)
  return {
    keys: rotated.publicKeys.map(underName),
    former: () => rotated.former.map(underName),
    remarks: [...remarks, ...rotated.remarks],
  }
}

/** Whether a note names the key among those that have signed it. */
const isOfKey = (note: string, { name, keyId }: VerifierKey): boolean =>
  parseNote(note).signatures.some(signature => signature.name === name && signature.keyId === keyId)

function requireSigned(files: BundleFiles, manifest: Manifest, keys: readonly VerifierKey[]): void {
  const sha256 = createHash('sha256').update(textIn(files, 'manifest.json')).digest('hex')
  if (openNote(textIn(files, 'manifest.sig'), keys).text !== bundleText(manifest, sha256))
    throw new BadBundle('manifest.sig is of another manifest')
}

/** Requires that the files are those of the manifest, neither more nor fewer, and as long. */
function requireFiles(files: BundleFiles, manifest: Manifest): void {
  const listed = new Set(['manifest.json', 'manifest.sig', ...Object.keys(manifest.files)])
  for (const name of files.names) if (!listed.has(name)) throw new BadBundle(`${name} is not in the manifest`)
  for (const [name, { bytes }] of Object.entries(manifest.files)) {
    const size = files.size(name)
    if (size === undefined) throw new BadBundle(`${name} is missing`)
    if (size !== bytes) throw new BadBundle(`${name} has ${size} bytes, not ${bytes}`)
  }
  if (manifest.files.leaves?.bytes !== manifest.size * 32)
    throw new BadBundle(`leaves does not hold the hashes of ${manifest.size} facts`)
}

interface Facts {
  readonly checkpoint: OpenedCheckpoint
  readonly roots: readonly WantedRoot[]
  readonly onFact: (fact: BundledFact, leafHash: string) => void
}

/** Reads leaves and facts side by side, and requires the root of every checkpoint. */
function checkFacts(files: BundleFiles, manifest: Manifest, { checkpoint, roots, onFact }: Facts) {
  const checker = factsChecker(manifest)
  let hidden = 0
  for (const line of linesOf(checked(files, 'hidden', manifest), 'hidden')) {
    checker.hide(line)
    hidden += 1
  }
  const wanted = Map.groupBy(roots, ({ size }) => Number(size))
  const tree = frontier()
  const lines = linesOf(checked(files, 'facts', manifest), 'facts')
  let next = nextFact(lines, checker.read)
  for (const leaf of hashesOf(checked(files, 'leaves', manifest))) {
    const position = tree.size()
    tree.add(leaf)
    if (next && next.position < position) throw new BadBundle(`fact ${next.position} is not in order`)
    if (next?.position === position) {
      checker.requireLeaf(leaf)
      onFact(next, leaf)
      next = nextFact(lines, checker.read)
    }
    for (const older of wanted.get(position + 1) ?? []) requireRoot(tree.root(), older)
  }
  if (tree.root() !== Buffer.from(checkpoint.root).toString('hex'))
    throw new BadBundle('the leaves do not lead to the root of the checkpoint')
  if (next) throw new BadBundle(`fact ${next.position} is beyond the log`)
  checker.end()
  return { facts: checker.facts(), hidden }
}

/** Computes the figures of every release again, from the facts of its mission, which were all checked before. */
function recomputed(files: BundleFiles, manifest: Manifest, missions: ReadonlySet<string | null>): string[] {
  const book = factBook()
  const { read } = factsChecker(manifest)
  for (const line of linesOf(files.chunks('facts'), 'facts')) {
    const fact = read(line)
    if (missions.has(fact.mission)) book.add(fact)
  }
  const wrong = firstWrong(book, name => (files.size(name) === undefined ? undefined : textIn(files, name)))
  if (!wrong) return book.releases().map(({ release }) => release)
  const { release, pointer, published, computed } = wrong
  throw new BadBundle(
    `the figures of the release ${release} do not follow from the facts${pointer === undefined ? '' : `: at ${pointer} was published ${JSON.stringify(published)}, and the facts give ${JSON.stringify(computed)}`}`,
  )
}

function nextFact(lines: Generator<Buffer>, read: (line: Buffer) => BundledFact): BundledFact | undefined {
  const { value, done } = lines.next()
  return done ? undefined : read(value)
}

/** Reads a key as it is given: the key, or the answer of `/audit/key`. Throws `BadKey`. */
export function keyGiven(text: string): VerifierKey {
  const trimmed = text.trim()
  if (!trimmed.startsWith('{')) return parseVkey(trimmed)
  try {
    return parseVkey(String((JSON.parse(trimmed) as { key?: unknown }).key))
  } catch (error) {
    throw error instanceof BadKey ? error : new BadKey('the key cannot be read')
  }
}
