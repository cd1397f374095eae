/** Each part of an answer's tag: a tag stays for as long as all of them stay, and changes with each of them. */

import t from 'tap'
import { z } from 'zod'
import { everybody, type Viewer } from '../../projections/base/viewer.ts'
import { views } from '../../projections/views/catalogue.ts'
import type { AnyView } from '../../projections/views/view.ts'
import { isRefusal } from '../../src/commands/refusal.ts'
import { type Question, viewReaderOf } from '../../src/engine/ask.ts'
import { rootsOf, shapeDigest } from '../../src/engine/etag.ts'
import { factCacheOf } from '../../src/engine/fact-cache.ts'
import { inWords } from '../../src/engine/in-words.ts'
import type { Log } from '../../src/log/log.ts'
import { memoryLog } from '../../src/log/memory.ts'
import { rootOf } from '../../src/proof/tree.ts'
import { newFact } from '../contract/given.ts'
import { furnished, NOON } from './room.ts'

const view = views.find(({ path }) => path === '/missions/{id}') as AnyView
const viewer: Viewer = { principal: 'kari', sees: () => 'all', seesAccess: true, worksWith: everybody }

const declared = {
  title: 'A',
  challenge: 'C',
  vision: 'V',
  horizon: { from: '2020', to: '2030' },
}

/** A log with the missions m and n; `data` of its first fact, and its name, may be given. */
async function logWith({ origin = 'varde.example/log', title = 'A', clock = () => NOON } = {}): Promise<Log> {
  const log = memoryLog({ origin, clock })
  await furnished(
    [
      ['missions/m/declare', { ...declared, title }],
      ['missions/n/declare', declared],
    ],
    log,
  )
  return log
}

interface Given extends Partial<Omit<Question, 'view'>> {
  readonly view?: Partial<AnyView>
  readonly version?: string
}

function tagOf(log: Log, { view: changed = {}, version, ...question }: Given = {}): string {
  const reader = viewReaderOf(log, factCacheOf(log), version === undefined ? {} : { version })
  const answer = reader.askView({
    ...{ params: { id: 'm' }, query: {}, viewer, ...question },
    view: { ...view, ...changed } as AnyView,
  })
  if (isRefusal(answer)) throw new Error(inWords(answer.detail))
  return answer.etag
}

t.test('the same question to the same log has the same tag', async t => {
  const log = await logWith()
  t.equal(tagOf(log), tagOf(log))
  t.match(tagOf(log), /^"[\w-]{27}"$/, 'a strong one')
})

t.test('the tag changes with the root at the position, which stands for all facts up to there', async t => {
  const [one, other] = [await logWith(), await logWith()]
  const query = { position: '0' }
  t.not(tagOf(one, { query }), tagOf(other, { query }), 'the facts say the same, but are not the same')
})

t.test('the tag changes with the log’s name, also before its first fact', async t => {
  const everything = views.find(({ path }) => path === '/missions') as AnyView
  const of = (origin: string) => tagOf(memoryLog({ origin, clock: () => NOON }), { view: everything, params: {} })
  t.equal(of('a'), of('a'))
  t.not(of('a'), of('b'))
})

t.test('the tag changes with the software', async t => {
  const log = await logWith()
  t.equal(tagOf(log, { version: '1.0.0' }), tagOf(log, { version: '1.0.0' }))
  t.not(tagOf(log, { version: '1.0.0' }), tagOf(log, { version: '1.0.1' }))
})

t.test('the tag changes with the view: its address, its version and the shape of its answer', async t => {
  const log = await logWith()
  const tags = [
    tagOf(log),
    tagOf(log, { view: { path: '/other' } }),
    tagOf(log, { view: { version: view.version + 1 } }),
    tagOf(log, { view: { answer: (view.answer as z.ZodObject).extend({ more: z.string() }) } }),
  ]
  t.equal(new Set(tags).size, tags.length)
})

t.test('the tag changes with the question: the thing, and what is asked of it', async t => {
  const log = await logWith()
  const position = '1'
  const tags = [
    tagOf(log, { query: { position } }),
    tagOf(log, { query: { position }, params: { id: 'n' } }),
    tagOf(log, { query: { position, names: 'now' } }),
  ]
  t.equal(new Set(tags).size, tags.length)
})

t.test('the tag changes with each part of the pin: knowledge date, position and day', async t => {
  let now = NOON
  const log = await logWith({ clock: () => now })
  const asOf = '2026-06-15T12:00:00Z'
  const tags = [
    tagOf(log, { query: {} }),
    tagOf(log, { query: { asOf } }),
    tagOf(log, { query: { position: '1' } }),
    tagOf(log, { query: { asOf, position: '1' } }),
  ]
  now += 86_400_000
  tags.push(tagOf(log, { query: {} }))
  t.equal(new Set(tags).size, tags.length)
})

t.test('the tag changes with what the reader may see', async t => {
  const log = await logWith()
  const sees = (sight: 'all' | 'approved'): Viewer => ({ ...viewer, sees: () => sight })
  t.not(tagOf(log, { viewer: sees('all') }), tagOf(log, { viewer: sees('approved') }))
})

t.test('every view has a digest of the shape of its answer', async t => {
  for (const each of views) t.match(shapeDigest(each), /^[0-9a-f]{16}$/, each.path)
})

t.test('the root at a position is computed once, and never remembered before it is there', async t => {
  const log = memoryLog()
  let reads = 0
  const rootAt = rootsOf({
    head: log.head,
    treeNode(height, index) {
      reads += 1
      return log.treeNode(height, index)
    },
  })
  t.equal(rootAt(-1), '')
  t.equal(rootAt(0), '')
  await log.append({
    ...{ stream: 'a', expectedRevision: -1, mission: null, principal: 'kari', recordedAt: NOON, meta: {} },
    facts: [newFact(), newFact(), newFact()],
  })
  const root = rootAt(2)
  t.equal(root, Buffer.from(rootOf([...log.readSealed(0, 2)].map(({ leafHash }) => leafHash))).toString('hex'))
  t.equal(reads, 2)
  t.equal(rootAt(2), root)
  t.equal(reads, 2)
})

t.test('the tag changes with every fact up to the position, not only with the last one', async t => {
  const log = await logWith()
  const changed = (leaf: number): Log => ({
    ...log,
    treeNode: (height, index) => (height === 0 && index === leaf ? new Uint8Array(32) : log.treeNode(height, index)),
  })
  const query = { position: '2' }
  await furnished([['missions/o/declare', declared]], log)
  t.not(tagOf(log, { query }), tagOf(changed(2), { query }))
  t.equal(tagOf(log, { query: { position: '1' } }), tagOf(changed(2), { query: { position: '1' } }))
})
