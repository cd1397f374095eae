/** `varde migrate`: moves the log into an event store that several nodes share, or out of it, as the same log. */
import { Command } from 'commander'
import { type Config, isStoreAddress, readConfig, type StoreAddress } from '../config.ts'
import { openStoreLog } from '../log/open.ts'
import { openSqliteFile, type SqliteFile } from '../log/sqlite/file.ts'
import { openKurrentDb } from '../log/store/kurrentdb.ts'
import { announceMoveOut, detachFromStore, moveIntoStore, moveOutOfStore } from '../log/store/move-log.ts'
import type { EventStore } from '../log/store/store.ts'
import { requireLog } from './open-log.ts'
import { Stop } from './stop.ts'
import { type Terminal, terminalOf } from './terminal.ts'

const help = `
Every fact keeps its id, position, recording time and leaf hash; at the end all leaf hashes are computed again and compared.
Stop the server on this data directory first. If the command is interrupted, or the store does not answer, run it again: it
goes on where it was.

Into a store (under VARDE_STREAM_PREFIX): no node can write there until it is done. Then start each node with VARDE_LOG set
to the store; the first node keeps this data directory, which has all facts already. The same command completes a store that
was restored from an older backup: run it on the data directory of the node that has most facts.

Out of a store (named by VARDE_LOG): every other node becomes read-only, and this data directory is the log from then on.
Unset VARDE_LOG before you start the server on it. If the store is lost for good, --store-lost makes this data directory the
log with the facts it has; facts that only the store had are lost.

Examples:
  varde migrate --to "esdb://varde:secret@store.example:2113"
  VARDE_LOG="esdb://varde:secret@store.example:2113" varde migrate --to sqlite`

export const migrateCommand = (): Command =>
  new Command('migrate')
    .description('move the log into an event store, or out of it')
    .requiredOption('--to <where>', 'the address of an event store (esdb://…), or sqlite')
    .option('--store-lost', 'with --to sqlite: go on without the store, because it is lost', false)
    .addHelpText('after', help)
    .action(async ({ to, storeLost }: { to: string; storeLost: boolean }, command: Command) => {
      const config = readConfig()
      const terminal = terminalOf(command.optsWithGlobals())
      requireLog(config.dataDir)
      if (to !== 'sqlite' && !isStoreAddress(to))
        throw new Stop(2, '--to must be sqlite, or the address of an event store, such as esdb://host:2113?tls=false')
      if (storeLost && to !== 'sqlite') throw new Stop(2, '--store-lost can only be used with --to sqlite')
      if (to !== 'sqlite') return moveIn({ address: to, prefix: config.prefix }, config, terminal)
      return storeLost ? detach(config, terminal) : moveOut(config, terminal)
    })

async function moveIn({ address, prefix }: StoreAddress, { dataDir }: Config, terminal: Terminal): Promise<void> {
  const store = openKurrentDb(address)
  try {
    await withFile(dataDir, async file => {
      const followed = file.readNote('store')
      if (followed !== undefined && followed !== prefix)
        throw new Stop(
          2,
          `the log in ${dataDir} follows the prefix ${followed}, not ${prefix}; run \`varde migrate --to sqlite\` first`,
        )
      const facts = file.reader.head() + 1
      const moved = await moveIntoStore(store, prefix, file, progressBars(terminal))
      await terminal.result(
        { facts, moved, prefix, store: store.name, origin: file.origin },
        `${facts} facts are in ${store.name} under ${prefix}, ${moved} of them new there, all verified; set VARDE_LOG to that store`,
      )
    })
  } finally {
    await store.close()
  }
}

async function moveOut({ dataDir, store: address }: Config, terminal: Terminal): Promise<void> {
  if (!address) throw new Stop(2, 'set VARDE_LOG to the event store that the log moves out of')
  const following = await withFile(dataDir, async file => file.readNote('store'))
  if (following === undefined) throw new Stop(2, `the log in ${dataDir} does not follow an event store`)
  await receiveAll(address, dataDir, terminal)
  const store = openKurrentDb(address.address)
  try {
    await withFile(dataDir, file => moveOutOfStore(store, address.prefix, file, progressBars(terminal)))
  } finally {
    await store.close()
  }
  await report(dataDir, terminal)
}

/** Records in the store that the log has moved out, and waits until all facts stored before that have arrived. */
async function receiveAll({ address, prefix }: StoreAddress, directory: string, terminal: Terminal): Promise<void> {
  const store: EventStore = openKurrentDb(address)
  const bar = terminal.bar('arriving', 'facts', 0)
  const log = await openStoreLog(store, prefix, { directory, onProgress: done => bar.to(done, done) })
  try {
    const { state, why } = log.store.status()
    if (state === 'away' || state === 'stopped') throw new Stop(2, why ?? state)
    await announceMoveOut(store, prefix)
    for (let waited = 0; log.store.status().state === 'following'; waited += 50) {
      if (waited > 30_000) throw new Stop(2, 'the event store does not answer; run the same command again to go on')
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  } finally {
    bar.end()
    await log.close()
  }
}

async function detach({ dataDir }: Config, terminal: Terminal): Promise<void> {
  await withFile(dataDir, async file => detachFromStore(file))
  await report(dataDir, terminal)
}

const report = (directory: string, terminal: Terminal): Promise<void> =>
  withFile(directory, async ({ reader, origin }) => {
    const facts = reader.head() + 1
    const text = `${facts} facts are in ${directory}, which is the log from now on; unset VARDE_LOG`
    await terminal.result({ facts, directory, origin }, text)
  })

async function withFile<A>(directory: string, work: (file: SqliteFile) => Promise<A>): Promise<A> {
  const file = openSqliteFile({ directory })
  try {
    return await work(file)
  } finally {
    file.close()
  }
}

/** A progress bar for each step. */
function progressBars(terminal: Terminal) {
  let shown: { readonly step: string; readonly bar: ReturnType<Terminal['bar']> } | undefined
  return (step: string, done: number, all: number): void => {
    if (shown?.step !== step) {
      shown?.bar.end()
      shown = { step, bar: terminal.bar(step, 'facts', all) }
    }
    shown.bar.to(done)
    if (done >= all) shown.bar.end()
  }
}
