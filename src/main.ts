/** Puts the parts together; starts them in order, and stops them in reverse. */
import type { Said } from '../projections/words/phrases.ts'
import './node-version.ts'
import { statfsSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { views } from '../projections/views/catalogue.ts'
import { accessOf } from './access/access.ts'
import { openAccessLog } from './access/access-log.ts'
import { type FirstKey, firstKeyOf } from './access/first-key.ts'
import { makeKey } from './access/keys.ts'
import { anchorDaily } from './audit/access-log-anchor.ts'
import { type Audit, openAudit } from './audit/audit.ts'
import { exitFor } from './cli/stop.ts'
import { type Config, readConfig } from './config.ts'
import { tokensFor, witnessesIn } from './configured.ts'
import { registerPages } from './dashboard/pages.ts'
import { type ViewReader, viewReaderOf } from './engine/ask.ts'
import { blockThread } from './engine/blocks/block-thread.ts'
import { openBlocks } from './engine/blocks/blocks.ts'
import { followBlocks } from './engine/blocks/follow.ts'
import { factCacheOf } from './engine/fact-cache.ts'
import { type Engine, engineOf } from './engine/handle.ts'
import { turnsOf } from './engine/turns.ts'
import { buildApp } from './http/app.ts'
import { watchClock } from './http/clock.ts'
import { behindSince, saidOf } from './http/freshness.ts'
import { problemOf } from './http/problem.ts'
import { sendRefusal } from './http/reply.ts'
import { type Damage, damageText } from './log/damage.ts'
import { makeDirectory } from './log/directory.ts'
import { type Log, StreamMoved } from './log/log.ts'
import { openLog } from './log/open.ts'
import { checkSmallLog, scrubLog } from './log/scrub.ts'
import { isUnnamed } from './log/sqlite/origin.ts'
import { serviceRecord } from './service-record.ts'
import { stopWhenTold } from './stop-when-told.ts'

/** Facts that come from an event store between two lines of progress. */
const TOLD_OF = 50_000

/** A server that listens. */
export interface Running {
  /** `http://127.0.0.1:3000` */
  readonly address: string
  readonly app: FastifyInstance
  readonly log: Log
  readonly engine: Engine
  readonly reader: ViewReader
  /** Answers what is under way, takes no more, and closes the log. */
  readonly close: () => Promise<void>
}

export interface StartOptions {
  /** Says a line to whoever started it. */
  readonly say?: (line: string) => void
}

/** Opens the log, makes the first key where there is none, and listens. */
export async function startServer(config: Config, { say = console.log }: StartOptions = {}): Promise<Running> {
  const logger = loggerOf(config)
  makeDirectory(config.dataDir)
  let told = 0
  const log = await openLog({
    directory: config.dataDir,
    store: config.store,
    origin: config.origin,
    onChange: now => logger[now.state === 'following' ? 'info' : 'warn'](now, 'the event store'),
    onProgress: facts => {
      if (facts % TOLD_OF < facts - told) logger.info({ facts }, 'facts have come from the event store')
      told = facts
    },
  })
  let close = () => log.close()
  try {
    const { origin } = log
    if (log.head() < 0 && isUnnamed(origin))
      logger.warn({ origin }, 'this log has this name for good; set VARDE_ORIGIN before the first start to choose it')
    const onDamage = (damage: Damage) => {
      logger.error({ damage }, 'the log is damaged; nothing more is recorded')
      say(`${damageText(damage)}; nothing is recorded, and what rests on it is not answered`)
    }
    const audit = auditOn(log, config, logger)
    close = async () => {
      audit.close()
      await log.close()
    }
    const damage = log.damage() ?? checkSmallLog(log)
    if (damage) onDamage(damage)
    const stopWatching = watchClock(log, logger)
    close = async () => {
      stopWatching()
      audit.close()
      await log.close()
    }
    const first = log.damage() ? undefined : firstKeyOf(log, config.firstKey)
    if (first) await makeFirst(first, say)
    else if (config.firstKey !== undefined)
      logger.info('VARDE_FIRST_KEY is not used: this log has its first key already, which is chosen at its first start')
    const parts = partsOn({ log, audit, config, logger })
    close = async () => {
      stopWatching()
      await parts.close()
    }
    const address = await parts.app.listen({ host: config.host, port: config.port })
    say(`listening ${address}`)
    // Not before: a start does not wait for its thread.
    const stopScrub = damage
      ? undefined
      : scrubLog(log, {
          directory: config.dataDir,
          onDamage,
          onFailure: err => logger.warn({ err }, 'the log could not be checked to its end; it is tried again'),
        })
    const closeOthers = close
    close = async () => {
      await stopScrub?.()
      await closeOthers()
    }
    return { ...parts, address, log, close }
  } catch (error) {
    await close()
    throw error
  }
}

type Logger = ReturnType<typeof loggerOf>

/** The evidence of the log: signed from here on, unless it says why not. */
function auditOn(log: Log, { dataDir, signingKey, witnesses, witnessDir, store }: Config, logger: Logger): Audit {
  const audit = openAudit({
    log,
    directory: dataDir,
    signingKey,
    makesKey: store === undefined,
    witnesses: witnessesIn(witnesses ?? ''),
    witnessDirectory: witnessDir,
    onWitness: (witness, trouble) =>
      trouble === undefined
        ? logger.info({ witness }, 'the witness cosigns')
        : logger.warn({ witness, trouble }, 'the witness does not cosign'),
    onError: err => logger.error({ err }, 'no checkpoint could be signed'),
  })
  if (audit.lost !== undefined) logger.warn({ what: audit.lost }, 'the signed checkpoints are lost, and begun anew')
  if (audit.unsigned !== undefined) logger.warn({ why: audit.unsigned }, 'the log is not signed')
  return audit
}

interface Started {
  readonly log: Log
  readonly audit: Audit
  readonly config: Config
  readonly logger: Logger
}

function partsOn({ log, audit, config, logger }: Started) {
  const turns = turnsOf()
  const engine = engineOf(log, makeKey, { turns })
  const blocks = openBlocks(config.dataDir, log)
  const follower = followBlocks(log, blocks, { thread: blockThread(config.dataDir) })
  const factReader = { ...factCacheOf(log, blocks), witnessTimes: audit.store.witnessTimes }
  const reader = viewReaderOf(log, factReader, { turns })
  const access = accessOf({
    engine,
    reader: reader.factReader,
    now: log.now,
    publicRead: config.publicRead,
    tokens: tokensFor(config, log),
  })
  const accessLog = openAccessLog({
    file: join(config.dataDir, 'access-log.db'),
    onError: err => logger.error({ err }, 'the access log cannot be written'),
    onDamaged: (what, aside) =>
      logger.error({ what, aside }, 'the access log is damaged; it is put aside, and begun anew'),
  })
  const stopAnchoring = anchorDaily(log, {
    anchor: accessLog.anchor,
    onError: err => logger.warn({ err }, 'the access log could not be anchored; it is tried again at the next append'),
  })
  const app = buildApp({
    log,
    engine,
    reader,
    views,
    access,
    accessLog,
    audit,
    config: { writeRate: config.writeRate, behindProxy: config.behindProxy, proxies: config.proxies },
    logger,
    unready: () => {
      const why: Said[] = []
      if (follower.failure()) why.push('views.db cannot be kept; the log says why.')
      if (isFull(config.dataDir)) why.push('The disk is full: facts cannot be stored.')
      if (log.store?.status().state === 'stopped') why.push(saidOf('stopped'))
      return why
    },
    pages: (app, doors) =>
      registerPages(app, {
        reader,
        doors,
        waitingFor: doors.waitingFor,
        now: log.now,
        behindSince: () => behindSince(log, Date.now()),
        problemOf: error => problemOf(error as Error),
        sendRefusal,
        viewerOf: ({ headers }) => access.viewerOf(access.identifyReader(headers.authorization)),
      }),
  })
  const close = async () => {
    await app.close()
    stopAnchoring()
    accessLog.close()
    follower.stop()
    blocks.close()
    audit.close()
    await log.close()
  }
  return { app, engine, reader, close }
}

/** Bytes without which the disk of the data directory counts as full: enough for what is under way. */
const LEAST_FREE = 1 << 20

function isFull(directory: string): boolean {
  const { bavail, bsize } = statfsSync(directory)
  return bavail * bsize < LEAST_FREE
}

/** The key is shown before it is recorded: were the start cut short in between, the next one would make and show another. */
async function makeFirst(first: FirstKey, say: (line: string) => void): Promise<void> {
  if (!first.chosen) say(`the first key, shown this once: ${first.secret}`)
  try {
    await first.record()
  } catch (error) {
    if (!(error instanceof StreamMoved)) throw error
    // Nodes that start together on an empty store each make one; the store takes one of them.
    if (!first.chosen) say('another node was quicker and has shown the first key; the one shown here opens nothing')
  }
}

/** Standard error is for the record of the service; standard output is for people. */
const record = serviceRecord()
const loggerOf = ({ logLevel }: Config) =>
  pino(
    {
      level: logLevel,
      redact: ['req.headers.authorization', 'req.headers.cookie', 'headers.authorization', 'headers.cookie'],
      base: null,
    },
    record,
  )

/** Starts, and stops when told to: what is under way is answered first, within ten seconds. */
export async function serve(config: Config, options?: StartOptions): Promise<Running> {
  const running = await startServer(config, options)
  stopWhenTold(10_000, async error => {
    if (error) record.write(`${inspect(error)}\n`)
    await running.close()
    await record.flush(500)
  })
  return running
}

// `varde serve` without its command line. Nothing waits for it, so that the program can be made into one file, which has no `await` outside functions.
if (process.argv[1] === import.meta.filename) serveOrSayWhyNot()

async function serveOrSayWhyNot(): Promise<void> {
  try {
    await serve(readConfig())
  } catch (error) {
    const { exitCode, message } = exitFor(error)
    console.error(`varde: ${message}`)
    process.exitCode = exitCode
  }
}
