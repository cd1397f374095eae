/**
 * The routes of a log’s evidence: its key, its checkpoints, its tree in tiles and in proofs. They are anybody’s, without a key,
 * but for what tells a fact: its leaf, and that it is in the log.
 */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { prefers } from '../../events/text/header-lists.ts'
import type { FactReader } from '../../projections/figures/fact-reader.ts'
import type { Access } from '../access/access.ts'
import type { AccessLog } from '../access/access-log.ts'
import type { Audit } from '../audit/audit.ts'
import { type KeptCheckpoint, wholeNote } from '../audit/checkpoint-store.ts'
import { leafIn, proofFile, proofIn } from '../audit/fact-proof.ts'
import { rootOfSize } from '../audit/fork-guard.ts'
import { cosigned } from '../audit/sample/seed.ts'
import { faultsOf } from '../engine/faults.ts'
import type { Turns } from '../engine/turns.ts'
import { patiently } from '../engine/unread.ts'
import { unfitQuery } from '../engine/view-query.ts'
import type { Log, StoredFact } from '../log/log.ts'
import { base64Of } from '../proof/base64.ts'
import { parseTilePath, rangesOfNodes, type TileAddress, tileWidth } from '../proof/tiles.ts'
import { consistencyProof } from '../proof/tree.ts'
import { auditKeySchema, consistencySchema, inclusionSchema, textSchema } from './audit-openapi.ts'
import { factsReadBy } from './events/facts-read.ts'
import type { Gate } from './gate.ts'
import { badQuery, JSON_TYPE, queryOf } from './headers.ts'
import { HttpRefused } from './problem.ts'

export interface AuditParts {
  readonly log: Log
  readonly audit: Audit
  readonly access: Access
  readonly gate: Gate
  readonly reader: FactReader
  readonly accessLog: AccessLog
  readonly turns: Turns
}

const TEXT_TYPE = 'text/plain; charset=utf-8'
const TILE_TYPE = 'application/octet-stream'

const count = z
  .string()
  .regex(/^(0|[1-9]\d{0,14})$/, 'must be a whole number')
  .transform(Number)
/** What is asked of a fact, and of two trees. */
const inclusionQuery = z.strictObject({ position: count.describe('Position of the fact.') })
const consistencyQuery = z.strictObject({
  from: count.describe('Number of facts that the older tree has.'),
  to: count.describe('Number of facts that the newer tree has.'),
})

/** Registers what is below `/audit`. */
export function auditRoutes(app: FastifyInstance, parts: AuditParts): void {
  const { audit, gate } = parts
  const open = { onRequest: gate.anybody }
  const seen = { onRequest: gate.readers }

  app.get('/audit/key', { ...open, schema: auditKeySchema }, (request, reply) => {
    requireNoQuery(request)
    const { key } = audit
    if (!key) throw new HttpRefused('unknown-address', `There is no signing key here: ${audit.unsigned}.`)
    reply.header('cache-control', 'no-cache').header('vary', 'Accept')
    if (prefers(request.headers.accept, 'text/plain', 'application/json'))
      return reply.header('content-type', TEXT_TYPE).send(`${key.vkey}\n`)
    const former = audit.keys.filter(({ vkey }) => vkey !== key.vkey).map(({ vkey }) => vkey)
    return reply.header('content-type', JSON_TYPE).send(JSON.stringify({ origin: key.name, key: key.vkey, former }))
  })

  app.get(
    '/audit/checkpoint',
    { ...open, schema: textSchema('audit-checkpoint', CHECKPOINT) },
    async (request, reply) => {
      requireNoQuery(request)
      return sendText(wholeNote(await currentCheckpoint(audit)), reply)
    },
  )

  app.get('/audit/proofs/consistency', { ...open, schema: consistencySchema(consistencyQuery) }, (request, reply) => {
    const { from, to } = readQuery(consistencyQuery, request)
    return sendJson(consistencyJson(parts.log, from, to), reply)
  })

  app.get('/audit/proofs/inclusion', { ...seen, schema: inclusionSchema(inclusionQuery) }, async (request, reply) => {
    const fact = await factAsked(request, parts)
    return sendJson(inclusionJson(parts.log, fact, await checkpointOver(audit, fact)), reply)
  })

  app.get(
    '/audit/proofs/inclusion.tlog-proof',
    { ...seen, schema: textSchema('audit-inclusion-file', PROOF_FILE, inclusionQuery) },
    async (request, reply) => {
      const fact = await factAsked(request, parts)
      const text = proofFile(parts.log, fact, await checkpointOver(audit, fact))
      reply.header('content-disposition', `attachment; filename="${fact.position}.tlog-proof"`)
      return sendText(text, reply)
    },
  )

  app.get<{ Params: { '*': string } }>('/audit/tile/*', { ...open, schema: { hide: true } }, (request, reply) => {
    requireNoQuery(request)
    const address = parseTilePath(request.params['*'])
    const width = address ? tileWidth(address, parts.log.head() + 1) : 0
    if (!address || address.width > width)
      throw new HttpRefused('unknown-address', 'There is no such tile, or not yet.')
    return reply
      .header('content-type', TILE_TYPE)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(tileBytes(parts.log, address))
  })
}

const CHECKPOINT =
  'The newest checkpoint (C2SP tlog-checkpoint), with the cosignatures of its witnesses; it covers all facts recorded before it was asked for.'
const PROOF_FILE =
  'The proof that a fact is in the log, as a file that is checked offline (C2SP tlog-proof). For whoever sees the fact.'

function requireNoQuery(request: FastifyRequest): void {
  const [parameter] = Object.keys(queryOf(request.raw.url ?? ''))
  if (parameter !== undefined) throw badQuery(parameter, 'is not asked here; leave it out.')
}

/** The query, in its shape. Throws `InvalidInput`. */
export function readQuery<S extends z.ZodType>(shape: S, request: FastifyRequest): z.infer<S> {
  const parsed = shape.safeParse(queryOf(request.raw.url ?? ''))
  if (parsed.success) return parsed.data
  const faults = faultsOf(parsed.error).map(fault => ({ ...fault, pointer: fault.pointer.slice(1) }))
  throw unfitQuery(faults)
}

/** The newest checkpoint. Refused where there is none. */
export async function currentCheckpoint(audit: Audit): Promise<KeptCheckpoint> {
  const kept = await audit.current()
  if (kept) return kept
  const why = audit.unsigned === undefined ? 'the log has no fact yet' : audit.unsigned
  throw new HttpRefused('unknown-address', `No checkpoint has been signed: ${why}.`)
}

/** A checkpoint that covers a fact. */
async function checkpointOver(audit: Audit, { position }: StoredFact): Promise<KeptCheckpoint> {
  const kept = audit.store.last()
  const found = kept && kept.size > position ? kept : await currentCheckpoint(audit)
  if (found.size > position) return found
  throw new HttpRefused(
    'unknown-address',
    `No checkpoint that is signed here covers position ${position}: ${audit.unsigned}.`,
  )
}

/** The fact at the position asked for. One that is not there and one that may not be seen are answered alike. */
async function factAsked(request: FastifyRequest, parts: AuditParts): Promise<StoredFact> {
  const { position } = readQuery(inclusionQuery, request)
  const isSeen = factsReadBy(request, parts)
  for (const fact of parts.log.read({ from: position, to: position }))
    if (await patiently(parts.turns, () => isSeen(fact))) return fact
  throw new HttpRefused('unknown-address', 'There is no fact at this position, or you may not see it.')
}

/** The proof that a fact is in the log. */
export type InclusionAnswer = ReturnType<typeof inclusionJson>

function inclusionJson(log: Log, fact: StoredFact, kept: KeptCheckpoint) {
  const { position } = fact
  const { size } = kept
  return {
    position,
    size,
    leaf: leafIn(log, fact),
    leafHash: base64Of(log.treeNode(0, position)),
    root: base64Of(rootOfSize(log, size)),
    proof: proofIn(log, position, size).map(base64Of),
    checkpoint: wholeNote(kept),
    cosigned: cosigned(kept).map(({ witness, at }) => ({ witness, at: new Date(at).toISOString() })),
  }
}

function consistencyJson(log: Log, from: number, to: number): object {
  const size = log.head() + 1
  if (to > size) throw badQuery('to', `must not be above ${size}, the number of facts there are.`)
  if (from < 1 || from > to) throw badQuery('from', 'must be 1 at least, and not above to.')
  return {
    from,
    to,
    fromRoot: base64Of(rootOfSize(log, from)),
    toRoot: base64Of(rootOfSize(log, to)),
    proof: consistencyProof(from, to, rangesOfNodes(log.treeNode)).map(base64Of),
  }
}

function tileBytes({ treeNode }: Log, { level, index, width }: TileAddress): Buffer {
  const hashes = Array.from({ length: width }, (_, i) => treeNode(8 * level, index * 256 + i))
  return Buffer.concat(hashes)
}

const sendJson = (answer: object, reply: FastifyReply): FastifyReply =>
  reply
    .header('content-type', JSON_TYPE)
    .header('cache-control', 'private, no-cache')
    .header('vary', 'Authorization')
    .send(JSON.stringify(answer))

const sendText = (text: string, reply: FastifyReply): FastifyReply =>
  reply.header('content-type', TEXT_TYPE).header('cache-control', 'private, no-cache').send(text)
