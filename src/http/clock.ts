/** The clock: whether it is behind the last fact, and whether it has jumped. Everything but recordedAt is decided by it. */
import type { FastifyBaseLogger } from 'fastify'
import type { Log } from '../log/log.ts'

/** Seconds by which the clock may be off before anything is said: several machines never agree to the second. */
const SLACK = 60
/** Milliseconds between two looks at the clock. */
const EVERY = 10_000

/** Whole seconds by which the clock is behind the time at which the last fact was recorded; 0 where it is not. */
export function clockBehind(log: Pick<Log, 'now' | 'lastRecordedAt'>): number {
  const seconds = Math.floor((log.lastRecordedAt() - log.now()) / 1000)
  return seconds > SLACK ? seconds : 0
}

/**
 * Says in the record of the service when the clock is behind the last fact, at the start and as often as that begins, and when
 * it has jumped against a clock that only counts. The function returned stops it.
 */
export function watchClock(
  log: Pick<Log, 'now' | 'lastRecordedAt'>,
  logger: Pick<FastifyBaseLogger, 'warn'>,
  counted: () => number = () => performance.now(),
): () => void {
  let [before, countedBefore] = [log.now(), counted()]
  let wasBehind = false

  function look(): void {
    const [now, count] = [log.now(), counted()]
    const jumpSeconds = Math.round((now - before - (count - countedBefore)) / 1000)
    if (Math.abs(jumpSeconds) > SLACK) logger.warn({ jumpSeconds }, 'the clock has jumped')
    ;[before, countedBefore] = [now, count]
    const behindSeconds = clockBehind(log)
    if (behindSeconds > 0 && !wasBehind)
      logger.warn({ behindSeconds }, 'the clock is behind the last fact: it was ahead once, or is slow now')
    wasBehind = behindSeconds > 0
  }

  look()
  const timer = setInterval(look, EVERY).unref()
  return () => clearInterval(timer)
}
