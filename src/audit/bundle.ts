/**
 * Bundles: what an auditor takes home, as one tar file. In it are the facts of a mission, or of the whole log, with what their
 * leaves are made of; the hashes of all leaves of the log; the signed checkpoint that they lead to; and what checks them.
 */

import { createHash } from 'node:crypto'
import type { Log, StoredFact } from '../log/log.ts'
import { hexOf, leafTextOf } from '../log/seal.ts'
import { canonicalise } from '../proof/canonical.ts'
import { type SignerKey, signNote } from '../proof/note.ts'
import { bundleText, type Manifest } from './bundle-format.ts'
import { type CheckpointStore, type KeptCheckpoint, wholeNote } from './checkpoint-store.ts'
import { utcDay } from './sample/request.ts'
import { firstCosignature } from './sample/seed.ts'
import { TAR_END, tarHeader, tarPadding } from './tar.ts'

export interface BundleOptions {
  readonly log: Log
  readonly key: SignerKey
  /** The checkpoint that the facts lead to, and older ones that witnesses have cosigned. */
  readonly checkpoint: KeptCheckpoint
  readonly older: readonly KeptCheckpoint[]
  /** Undefined: the whole log. */
  readonly mission?: string | undefined
  /** Whether whoever takes it home may see a fact. */
  readonly sees: (fact: StoredFact) => boolean
  /** Texts and programs that go with it, by name. */
  readonly enclosed: Readonly<Record<string, string>>
}

/** A file of the bundle: its bytes can be made again and again, the same each time. */
interface BundleFile {
  readonly name: string
  readonly parts: () => Iterable<Buffer>
}

/**
 * The bundle as a tar, piece by piece: nothing of its size is kept in memory. Pieces without bytes stand for work that was done
 * meanwhile, so that whoever serves others too can pause.
 */
export function* bundleTar(options: BundleOptions): Generator<Buffer> {
  const { log, key, checkpoint, mission } = options
  const scope = mission === undefined ? wholeLog : missionScope(log, mission, checkpoint.size)
  const files: BundleFile[] = [
    textFile('checkpoint', wholeNote(checkpoint)),
    textFile('checkpoints', options.older.map(kept => `${wholeNote(kept)}\n`).join('')),
    textFile('keys', `${key.vkey}\n`),
    { name: 'leaves', parts: () => leaves(log, checkpoint.size) },
    { name: 'facts', parts: () => lines(log, checkpoint.size, scope, options.sees) },
    { name: 'hidden', parts: () => hidden(log, checkpoint.size, scope, options.sees) },
    ...Object.entries(options.enclosed).map(([name, text]) => textFile(name, text)),
  ]
  const measured: Measured[] = []
  for (const file of files) measured.push(yield* measure(file))
  const manifest: Manifest = {
    v: 1,
    origin: key.name,
    log: log.origin,
    mission: mission ?? null,
    lastMissionSeq: mission === undefined ? null : lastSeq(log, mission, checkpoint.size),
    size: checkpoint.size,
    files: Object.fromEntries(files.map(({ name }, i) => [name, measured[i]])) as Manifest['files'],
  }
  const text = canonicalise(manifest)
  const signature = signNote(bundleText(manifest, createHash('sha256').update(text).digest('hex')), key)
  for (const file of [textFile('manifest.json', text), textFile('manifest.sig', signature)])
    yield* tarred(file, yield* measure(file))
  for (const [i, file] of files.entries()) yield* tarred(file, measured[i] as Measured)
  yield TAR_END
}

type Measured = Manifest['files'][string]

const textFile = (name: string, text: string): BundleFile => ({ name, parts: () => [Buffer.from(text)] })

const NOTHING = Buffer.alloc(0)

function* measure({ parts }: BundleFile): Generator<Buffer, Measured> {
  const hash = createHash('sha256')
  let bytes = 0
  for (const part of parts()) {
    hash.update(part)
    bytes += part.length
    yield NOTHING
  }
  return { bytes, sha256: hash.digest('hex') }
}

function* tarred(file: BundleFile, { bytes }: Measured): Iterable<Buffer> {
  yield tarHeader(file.name, bytes)
  yield* file.parts()
  yield tarPadding(bytes)
}

const PAGE = 4096

/** The hashes of all leaves, one after the other. */
function* leaves(log: Log, size: number): Iterable<Buffer> {
  for (let from = 0; from < size; from += PAGE)
    yield Buffer.concat([...log.readSealed(from, Math.min(size, from + PAGE) - 1)].map(({ leafHash }) => leafHash))
}

/** Which facts a bundle is about. */
export interface Scope {
  readonly includes: (fact: StoredFact) => boolean
}

const wholeLog: Scope = { includes: () => true }

/**
 * The facts of a mission, what is recorded of the log itself, the grants that reach the mission and the keys of those who hold or
 * have used one, and the streams of no mission that its facts name: projects, actors, programmes, and what these name.
 */
export function missionScope(log: Log, mission: string, size: number): Scope {
  const to = size - 1
  const named = new Set<string>(['audit'])
  const principals = new Set<string>()
  const follow = (facts: Iterable<StoredFact>): void => {
    for (const fact of facts) {
      principals.add(fact.principal)
      for (const text of textsIn(JSON.parse(fact.data)))
        for (const kind of FOLLOWED) {
          const stream = `${kind}-${text}`
          if (named.has(stream) || log.revisionOf(stream) < 0) continue
          named.add(stream)
          follow(log.readStream(stream, 0, to))
        }
    }
  }
  follow(log.read({ mission, to }))
  const access = accessFor(log, mission, to, principals)
  return {
    includes: fact => fact.mission === mission || named.has(fact.stream) || access.has(fact.position),
  }
}

const FOLLOWED = ['project', 'actor', 'programme'] as const

/** Every text in a value. */
function* textsIn(value: unknown): Iterable<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null) for (const own of Object.values(value)) yield* textsIn(own)
}

/** Positions of the grants that reach the mission, and of the keys of those who hold one or have recorded something. */
function accessFor(log: Log, mission: string, to: number, principals: Set<string>): ReadonlySet<number> {
  const facts = [...log.readStream('access', 0, to)].map(({ position, type, data }) => ({
    position,
    type,
    data: JSON.parse(data) as { grant?: string; key?: string; principal?: string; mission?: string },
  }))
  const grants = new Set<string>()
  for (const { type, data } of facts)
    if (type === 'grant-given' && (data.mission === mission || data.mission === '*')) {
      grants.add(data.grant ?? '')
      principals.add(data.principal ?? '')
    }
  const keys = new Set<string>()
  for (const { type, data } of facts)
    if (type === 'key-issued' && principals.has(data.principal ?? '')) keys.add(data.key ?? '')
  return new Set(
    facts
      .filter(
        ({ data }) =>
          (data.grant !== undefined && grants.has(data.grant)) || (data.key !== undefined && keys.has(data.key)),
      )
      .map(({ position }) => position),
  )
}

/**
 * Cosigned checkpoints before that size: what the witnesses have seen, and when. They are evenly thinned to so many; the newest
 * one and the first of each day stay, for a sample may take its seed from them.
 */
export function cosignedBefore(store: Pick<CheckpointStore, 'all'>, size: number, most = 2000): KeptCheckpoint[] {
  const cosigned = [...store.all()].filter(kept => kept.cosignatures.length > 0 && kept.size < size)
  const step = Math.max(1, Math.ceil(cosigned.length / most))
  const days = cosigned.map(kept => utcDay(firstCosignature(kept).at))
  return cosigned.filter((_, i) => i % step === 0 || days[i] !== days[i - 1] || i === cosigned.length - 1)
}

function lastSeq(log: Log, mission: string, size: number): number {
  const position = log.lastPositionOf(mission, size - 1)
  for (const { missionSeq } of log.read({ from: Math.max(0, position), to: position })) return missionSeq ?? -1
  return -1
}

/** Facts a line: salt (hex), leaf, metadata and data, separated by tabs, which canonical JSON does not hold. */
function* lines(log: Log, size: number, { includes }: Scope, sees: BundleOptions['sees']): Iterable<Buffer> {
  let text = ''
  for (const [fact, { salt, prevLeaf }] of sealedFacts(log, size)) {
    if (!includes(fact) || !sees(fact)) continue
    const leaf = leafTextOf(fact, log.origin, prevLeaf && hexOf(prevLeaf), salt)
    text += `${hexOf(salt)}\t${leaf}\t${fact.meta}\t${fact.data}\n`
    if (text.length < 1 << 18) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}

/** Facts of the streams followed that are not shown: position, stream and revision. */
function* hidden(log: Log, size: number, { includes }: Scope, sees: BundleOptions['sees']): Iterable<Buffer> {
  for (const [fact] of sealedFacts(log, size))
    if (includes(fact) && !sees(fact)) yield Buffer.from(`${fact.position}\t${fact.stream}\t${fact.revision}\n`)
}

function* sealedFacts(log: Log, size: number) {
  const seals = log.readSealed(0, size - 1)[Symbol.iterator]()
  for (const fact of log.read({ to: size - 1 })) {
    const { value } = seals.next()
    if (!value) throw new Error(`there is no leaf ${fact.position}`)
    yield [fact, value] as const
  }
}
