/** A site over a log in memory: the sample missions and the proving ground, served as everybody's are. */

import fastify, { type FastifyInstance } from 'fastify'
import { everybody, type Viewer } from '../../projections/base/viewer.ts'
import { commandNamed } from '../../src/commands/catalogue.ts'
import { isRefusal } from '../../src/commands/refusal.ts'
import { type PagesOptions, registerPages } from '../../src/dashboard/pages.ts'
import { type ViewReader, viewReaderOf } from '../../src/engine/ask.ts'
import { factCacheOf } from '../../src/engine/fact-cache.ts'
import { engineOf } from '../../src/engine/handle.ts'
import { inWords } from '../../src/engine/in-words.ts'
import { memoryLog } from '../../src/log/memory.ts'
import { loadSamples } from '../../src/samples/load.ts'
import { recordRich } from './rich.ts'

/** A reader who sees everything. */
export const everything: Viewer = { principal: 'reader', sees: () => 'all', seesAccess: false, worksWith: everybody }

export interface Site {
  readonly app: FastifyInstance
  readonly reader: ViewReader
  /** Records one command; a refusal is an error. */
  readonly record: (path: string, body: object) => Promise<void>
}

/** A site without anything in its log. */
export async function emptySite(options: Partial<PagesOptions> = {}): Promise<Site> {
  const log = memoryLog()
  const engine = engineOf(log, () => ({ key: 'key', sha256: 'a'.repeat(64), secret: 'secret' }))
  const reader = viewReaderOf(log, factCacheOf(log), { bytes: 8 << 20 })
  const app = fastify()
  registerPages(app, { reader, viewerOf: () => everything, now: log.now, ...options })
  await app.ready()
  let count = 0
  const record = async (path: string, body: object): Promise<void> => {
    const [thing = '', id = '', name = ''] = path.split('/')
    const command = commandNamed(thing, name)
    if (!command) throw new Error(`there is no command ${path}`)
    const by = { principal: 'recorder', organisation: 'Here', role: 'operative' } as const
    const answer = await engine.handle({
      command,
      id,
      body,
      principal: by.principal,
      idempotencyKey: `site-${count++}`,
      correlationId: 'site',
      authorise: () => by,
    })
    if (isRefusal(answer)) throw new Error(`${path}: ${inWords(answer.detail)}`)
  }
  return { app, reader, record }
}

/** A site with the sample missions and the proving ground. */
export async function fullSite(options: Partial<PagesOptions> = {}): Promise<Site> {
  const site = await emptySite(options)
  await loadSamples(site.record, { empty: true })
  await recordRich(site.record)
  return site
}
