/** Reading the leaves of a bundle: each has the one text that its fact gives it. */

import { leafTextAt } from '../proof/leaf.ts'

/** A leaf as it is read; see `proof/leaf.ts` for its members. */
export interface BundledLeaf {
  readonly position: number
  readonly id: string
  readonly type: string
  readonly version: number
  readonly stream: string
  readonly revision: number
  readonly mission: string | null
  readonly missionSeq: number | null
  readonly recordedAt: string
  readonly knownFrom: string
  readonly dataHash: string
  readonly metaHash: string
  readonly origin: string
  readonly prevLeaf: string | null
  readonly v: number
}

const INSTANT = /^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** The leaf with that text; undefined where it is not in the one form that a leaf has. */
export const readLeaf = (text: string): BundledLeaf | undefined => plainLeaf(text) ?? escapedLeaf(text)

/** What stands in a leaf before each of its values, and behind the last. */
const BEFORE = [
  ...['{"dataHash":"', '","id":"', '","knownFrom":"', '","metaHash":"', '","mission":', ',"missionSeq":'],
  ...[',"origin":', ',"position":', ',"prevLeaf":', ',"recordedAt":"', '","revision":', ',"stream":', ',"type":'],
  ...[',"v":2,"version":', '}'],
]

/** The values of a leaf as they stand in its text. */
type LeafValues = [
  dataHash: string,
  id: string,
  knownFrom: string,
  metaHash: string,
  mission: string,
  missionSeq: string,
  origin: string,
  position: string,
  prevLeaf: string,
  recordedAt: string,
  revision: string,
  stream: string,
  type: string,
  version: string,
]

/** Cuts a leaf into its values; undefined where it has another form. */
function cut(text: string): LeafValues | undefined {
  const values: string[] = []
  let from = 0
  for (const before of BEFORE) {
    const at = text.indexOf(before, from)
    if (from === 0 ? at !== 0 : at < 0) return undefined
    if (from > 0) values.push(text.slice(from, at))
    from = at + before.length
  }
  return from === text.length ? (values as LeafValues) : undefined
}

const IS_COUNT = /^(?:0|[1-9]\d{0,14})$/
const IS_ID = /^[0-9a-f-]{36}$/
const IS_QUOTED_HASH = /^"[0-9a-f]{64}"$/
const IS_PLAIN = /^"[^"\\\u0000-\u001f]*"$/

const NULL = 'null'

/** Reads a text in JSON that needs no escapes, without its quotes; undefined for anything else. The same again costs nothing. */
function plainTextReader(): (quoted: string) => string | undefined {
  let [last, text] = ['', '']
  return quoted => {
    if (quoted === last) return text
    if (!IS_PLAIN.test(quoted)) return undefined
    last = quoted
    text = quoted.slice(1, -1)
    return text
  }
}

const missionIn = plainTextReader()
const streamIn = plainTextReader()
const typeIn = plainTextReader()
const originIn = plainTextReader()

/**
 * A leaf whose texts need no escapes, as nearly all are; undefined for any other. Cut out of its text it takes half the
 * time of parsing the text and writing it again.
 */
function plainLeaf(text: string): BundledLeaf | undefined {
  const values = cut(text)
  if (!values) return undefined
  const [dataHash, id, knownFrom, metaHash, quotedMission, missionSeq, quotedOrigin, position, prevLeaf, recordedAt] =
    values
  const [revision, version] = [values[10], values[13]]
  const mission = quotedMission === NULL ? null : missionIn(quotedMission)
  const [stream, type, origin] = [streamIn(values[11]), typeIn(values[12]), originIn(quotedOrigin)]
  if (mission === undefined || stream === undefined || type === undefined || origin === undefined) return undefined
  const areCounts = IS_COUNT.test(position) && IS_COUNT.test(revision) && IS_COUNT.test(version)
  const isLinked = prevLeaf === NULL || IS_QUOTED_HASH.test(prevLeaf)
  const isTimed = INSTANT.test(recordedAt) && INSTANT.test(knownFrom)
  const isWhole = areCounts && isLinked && isTimed && IS_ID.test(id)
  if (!isWhole || (missionSeq !== NULL && !IS_COUNT.test(missionSeq))) return undefined
  return {
    position: Number(position),
    id,
    type,
    version: Number(version),
    stream,
    revision: Number(revision),
    mission,
    missionSeq: missionSeq === NULL ? null : Number(missionSeq),
    recordedAt,
    knownFrom,
    dataHash,
    metaHash,
    origin,
    prevLeaf: prevLeaf === NULL ? null : prevLeaf.slice(1, -1),
    v: 2,
  }
}

/** A leaf of any texts. */
function escapedLeaf(text: string): BundledLeaf | undefined {
  try {
    const leaf = JSON.parse(text) as BundledLeaf
    const isTimed = INSTANT.test(leaf.recordedAt) && INSTANT.test(leaf.knownFrom)
    return isTimed && Number.isSafeInteger(leaf.position) && leafTextAt(leaf, leaf, leaf) === text ? leaf : undefined
  } catch {
    // Not JSON.
    return undefined
  }
}
