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

const INSTANT = '[+-]?\\d{4,6}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z'
const IS_INSTANT = new RegExp(`^${INSTANT}$`)

/** The leaf with that text; undefined where it is not in the one form that a leaf has. */
export const readLeaf = (text: string): BundledLeaf | undefined => plainLeaf(text) ?? escapedLeaf(text)

/** The text of a leaf whose texts need no escapes, with a group for each value. */
const PLAIN_LEAF = ((): RegExp => {
  const [hash, time, count] = ['([0-9a-f]{64})', `(${INSTANT})`, '(0|[1-9]\\d{0,14})']
  const text = '([^"\\\\\\u0000-\\u001f]*)'
  const members = [
    `"dataHash":"${hash}","id":"([0-9a-f-]{36})","knownFrom":"${time}","metaHash":"${hash}"`,
    `"mission":(?:null|"${text}"),"missionSeq":(?:null|${count}),"origin":"${text}","position":${count}`,
    `"prevLeaf":(?:null|"${hash}"),"recordedAt":"${time}","revision":${count}`,
    `"stream":"${text}","type":"${text}","v":2,"version":${count}`,
  ]
  return new RegExp(`^\\{${members.join(',')}\\}$`)
})()

/** What the groups find, in the order of the members of a leaf. */
type LeafValues = [
  ...[text: string, dataHash: string, id: string, knownFrom: string, metaHash: string, mission: string | undefined],
  ...[missionSeq: string | undefined, origin: string, position: string, prevLeaf: string | undefined],
  ...[recordedAt: string, revision: string, stream: string, type: string, version: string],
]

/**
 * A leaf whose texts need no escapes, as nearly all are; undefined for any other. Cut out of its text it takes half the
 * time of parsing the text and writing it again.
 */
function plainLeaf(text: string): BundledLeaf | undefined {
  const values = PLAIN_LEAF.exec(text) as unknown as LeafValues | null
  if (!values) return undefined
  const [, dataHash, id, knownFrom, metaHash, mission, missionSeq, origin, position, prevLeaf, recordedAt] = values
  const [revision, stream, type, version] = [values[11], values[12], values[13], values[14]]
  return {
    position: Number(position),
    id,
    type,
    version: Number(version),
    stream,
    revision: Number(revision),
    mission: mission ?? null,
    missionSeq: missionSeq === undefined ? null : Number(missionSeq),
    recordedAt,
    knownFrom,
    dataHash,
    metaHash,
    origin,
    prevLeaf: prevLeaf ?? null,
    v: 2,
  }
}

/** A leaf of any texts. */
function escapedLeaf(text: string): BundledLeaf | undefined {
  try {
    const leaf = JSON.parse(text) as BundledLeaf
    const isTimed = IS_INSTANT.test(leaf.recordedAt) && IS_INSTANT.test(leaf.knownFrom)
    return isTimed && Number.isSafeInteger(leaf.position) && leafTextAt(leaf, leaf, leaf) === text ? leaf : undefined
  } catch {
    // Not JSON.
    return undefined
  }
}
