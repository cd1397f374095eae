/** Event stores that can be made to fail: the fixture in this process, and a real server that a command starts. */

import { type ChildProcess, spawn } from 'node:child_process'
import { cp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { directory } from '../cli/varde.ts'
import type { Test } from '../contract/subject.ts'
import { startEventStore } from '../fixtures/event-store.ts'
import { until } from '../story/nodes-calls.ts'

export interface StoreServer {
  readonly port: number
  /** As by `kill -9`. */
  kill(): Promise<void>
  /** Resolves when it serves again. */
  start(): Promise<void>
  /** As by SIGSTOP: connections stay, nothing is answered. */
  freeze(): void
  goOn(): void
  /** Remembers what it holds now; it may be away a moment for that. */
  remember(): Promise<void>
  /** Serves what it held then, as if restored from that backup. */
  restore(): Promise<void>
  /** Serves again what it held before that; absent where that can't be. */
  readonly makeWhole?: () => Promise<void>
}

/** Starts a store that goes with the test. */
export type StartStore = (t: Test) => Promise<StoreServer>

export const fixtureStore: StartStore = async t => {
  const store = await startEventStore()
  t.teardown(() => store.stop())
  let held = 0
  return {
    port: store.port,
    kill: store.crash,
    start: store.restart,
    freeze: store.freeze,
    goOn: store.heal,
    async remember() {
      held = store.events().length
    },
    async restore() {
      await store.crash()
      store.loseTail(store.events().length - held)
      await store.restart()
    },
  }
}

/** Milliseconds a server may take to start. */
const PATIENCE = 60_000
const LOWEST_PORT = 24_200
let started = 0

/** The server that a command starts: given a port and a data directory it, or what it execs to, serves in the foreground. */
export const serverStartedBy =
  (command: string): StartStore =>
  async t => {
    const parent = directory(t)
    const data = (name: string) => join(parent, name)
    const port = LOWEST_PORT + (process.pid % 1000) + started++
    let child: ChildProcess | undefined

    async function end(signal: NodeJS.Signals): Promise<void> {
      const ending = child
      child = undefined
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
      const ended = new Promise(resolve => ending.once('exit', resolve))
      ending.kill(signal)
      await ended
    }

    async function start(): Promise<void> {
      child = spawn('sh', ['-c', `exec ${command} "$0" "$1"`, String(port), data('now')], { stdio: 'ignore' })
      await until('the server', PATIENCE, async () => ((await isLeader(port)) ? true : undefined))
    }

    /** Serves another directory in the place of the one it served, which is put away. */
    async function serve(from: string, putAway: string): Promise<void> {
      await end('SIGTERM')
      await rm(data(putAway), { recursive: true, force: true })
      await rename(data('now'), data(putAway))
      await cp(data(from), data('now'), { recursive: true })
      await start()
    }

    t.teardown(() => end('SIGKILL'))
    await start()
    return {
      port,
      kill: () => end('SIGKILL'),
      start,
      freeze: () => child?.kill('SIGSTOP'),
      goOn: () => child?.kill('SIGCONT'),
      async remember() {
        await end('SIGTERM')
        await cp(data('now'), data('then'), { recursive: true })
        await start()
      },
      restore: () => serve('then', 'whole'),
      makeWhole: () => serve('whole', 'other'),
    }
  }

/** Alive it is earlier; but only then it takes what is written. */
async function isLeader(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/gossip`, { signal: AbortSignal.timeout(1000) })
  const { members } = (await answer.json()) as { members: { state: string; httpEndPointPort: number }[] }
  return members.some(member => member.httpEndPointPort === port && member.state === 'Leader')
}
