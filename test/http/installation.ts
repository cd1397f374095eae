/** A whole installation in memory, for tests of the door: every part is the real one. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Role } from '../../events/access.ts'
import { views } from '../../projections/views/catalogue.ts'
import { type Access, accessOf } from '../../src/access/access.ts'
import { openAccessLog } from '../../src/access/access-log.ts'
import { firstKeyOf } from '../../src/access/first-key.ts'
import { makeKey } from '../../src/access/keys.ts'
import type { TokenIssuer } from '../../src/access/token-issuers.ts'
import { tokensOf } from '../../src/access/tokens.ts'
import { openAudit } from '../../src/audit/audit.ts'
import { type ViewReader, viewReaderOf } from '../../src/engine/ask.ts'
import { factCacheOf } from '../../src/engine/fact-cache.ts'
import { engineOf } from '../../src/engine/handle.ts'
import { type AppParts, buildApp } from '../../src/http/app.ts'
import type { Log } from '../../src/log/log.ts'
import { memoryLog } from '../../src/log/memory.ts'

export const FIRST = 'a-first-key-that-somebody-chose-for-a-test'

export interface Options {
  readonly publicRead?: boolean
  readonly writeRate?: number
  readonly clock?: () => number
  /** Issuers whose tokens are taken beside keys. */
  readonly issuers?: readonly TokenIssuer[]
  /** Made anew, if none is given. */
  readonly log?: Log
  readonly parts?: Partial<AppParts>
  /** Pages beside the API. */
  readonly pages?: (made: {
    readonly log: Log
    readonly reader: ViewReader
    readonly access: Access
  }) => AppParts['pages']
}

export async function installation({
  publicRead = false,
  writeRate = 1e6,
  clock,
  parts,
  issuers,
  ...given
}: Options = {}) {
  const log = given.log ?? memoryLog(clock ? { clock } : {})
  await firstKeyOf(log, FIRST)?.record()
  const engine = engineOf(log, makeKey)
  const accessLog = openAccessLog({ file: ':memory:' })
  const reader = viewReaderOf(log, factCacheOf(log), { bytes: 8 << 20 })
  const tokens = issuers && tokensOf({ issuers, now: log.now })
  const access = accessOf({ engine, reader: reader.factReader, now: log.now, publicRead, tokens })
  const directory = mkdtempSync(join(tmpdir(), 'varde-http-'))
  const audit = openAudit({ log, directory, makesKey: true })
  const pages = given.pages?.({ log, reader, access })
  const own = { log, engine, reader, views, access, accessLog, audit, config: { writeRate }, ...(pages && { pages }) }
  const app = buildApp({ ...own, ...parts })
  const close = async () => {
    await app.close()
    accessLog.close()
    audit.close()
    rmSync(directory, { recursive: true, force: true })
  }
  return { app, log, audit, engine, reader, access, accessLog, ...callsOf(app), close }
}
export type Installation = Awaited<ReturnType<typeof installation>>

function callsOf(app: FastifyInstance) {
  const call = (options: InjectOptions, key: string | null = FIRST) =>
    app.inject({ ...options, headers: { ...(key !== null && { authorization: `Bearer ${key}` }), ...options.headers } })
  /** Sends a command: `post('missions/m/declare', {...})`. */
  const post = (path: string, body: unknown, key: string | null = FIRST, headers: Record<string, string> = {}) =>
    call(
      {
        method: 'POST',
        url: `/api/v1/${path}`,
        headers: { 'content-type': 'application/json', ...headers },
        payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
      },
      key,
    )
  const get = (path: string, key: string | null = FIRST, headers: Record<string, string> = {}) =>
    call({ method: 'GET', url: path.startsWith('/') ? path : `/api/v1/${path}`, headers }, key)

  /** A key for a new principal who holds these roles. */
  async function keyFor(principal: string, role?: Role, mission = '*', grant: object = {}): Promise<string> {
    const issued = await post('access/issue-key', { principal, organisation: 'Org', name: principal })
    if (role) {
      const given = await post('access/give-grant', { principal, role, mission, ...grant })
      if (given.statusCode !== 201) throw new Error(given.body)
    }
    return issued.json().key as string
  }
  return { call, post, get, keyFor }
}

export const missionBody = {
  title: 'Mission',
  challenge: 'A challenge',
  vision: 'A vision',
  horizon: { from: '2024', to: '2035' },
  population: { text: 'Everybody' },
}
export const indicatorBody = {
  title: 'Indicator',
  definition: 'What it is',
  unit: '%',
  direction: 'decrease',
  kind: 'outcome',
  source: { name: 'SSB' },
  dimensions: { sex: { F: 'Women', M: 'Men' } },
}

/** A mission with one goal and one indicator of the same id. */
export async function begin({ post }: Pick<Installation, 'post'>, mission: string, indicator = `${mission}-i`) {
  const steps: [string, object][] = [
    [`missions/${mission}/declare`, missionBody],
    [`missions/${mission}/set-goal`, { goal: 'g', statement: 'A goal', level: 1, kind: 'outcome' }],
    [`indicators/${indicator}/define`, { mission, goals: ['g'], ...indicatorBody }],
  ]
  for (const [path, body] of steps) {
    const answer = await post(path, body)
    if (answer.statusCode !== 201) throw new Error(`${path}: ${answer.body}`)
  }
}
