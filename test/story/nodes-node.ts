/** A node: a process with a data directory of its own that follows an event store, and can be killed and started again. */

import { lineOf, directory as madeDirectory, type Running, start, stop } from '../cli/varde.ts'
import type { Test } from '../contract/subject.ts'

export const KEY = 'nodes-key-nodes-key-nodes-key-nodes-key'

export interface StoreLocation {
  /** Of the event store, `esdb://…`. */
  readonly address: string
  readonly prefix: string
}

export interface Node {
  readonly name: string
  readonly directory: string
  /** Where it listens, or listened when it was killed. */
  readonly address: string
  /** Whether it listens: it was started, and not ended by anybody. */
  readonly listens: boolean
  /** Resolves when it listens. */
  start(): Promise<void>
  /** As by `kill -9`. */
  kill(): Promise<void>
  /** As an operator does it; answers with the exit code. */
  stop(): Promise<number | null>
  /** What it said of errors in all its lives, and whether it ended when nobody had asked it to. */
  complaints(): string
}

/** A node that is not started yet; it goes with the test. */
export function newNode(t: Test, name: string, { address: store, prefix }: StoreLocation): Node {
  const directory = madeDirectory(t)
  let running: Running | undefined
  let address = ''
  let before = ''
  let wanted = false
  let listens = false

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (!running) return null
    wanted = false
    listens = false
    const code = await stop(running, signal)
    before += running.said.err
    running = undefined
    return code
  }

  t.teardown(() => end('SIGKILL'))
  return {
    name,
    directory,
    get address() {
      return address
    },
    get listens() {
      return listens
    },
    async start() {
      const env = {
        VARDE_LOG: store,
        VARDE_STREAM_PREFIX: prefix,
        VARDE_DATA_DIR: directory,
        VARDE_PORT: '0',
        VARDE_FIRST_KEY: KEY,
        VARDE_WRITE_RATE: '1000000',
        VARDE_LOG_LEVEL: 'error',
        // In a bounded heap it soon shows whether memory is; else nothing is collected for minutes.
        NODE_OPTIONS: '--max-old-space-size=128',
      }
      const started = start(['serve'], { env })
      running = started
      wanted = true
      started.child.once('exit', code => {
        if (wanted && running === started) before += `${name} ended by itself with ${code}\n`
      })
      address = await lineOf(started, 'listening ')
      listens = true
    },
    kill: () => end('SIGKILL').then(() => undefined),
    stop: () => end('SIGTERM'),
    complaints: () => before + (running?.said.err ?? ''),
  }
}
