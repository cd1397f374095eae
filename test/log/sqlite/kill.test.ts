import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import type { StoredFact } from '../../../src/log/log.ts'
import { openSqliteLog } from '../../../src/log/sqlite.ts'
import { requireLeaves } from '../../contract/log-sealing.ts'
import { temporary } from '../temporary.ts'

const WRITER = fileURLToPath(new URL('./kill-writer.ts', import.meta.url))
const ROUNDS = 20

t.test('F01 a process killed while it writes has lost nothing that it acknowledged, twenty times in a row', async t => {
  const directory = temporary(t)
  const acknowledged = new Set<string>()
  for (let round = 1; round <= ROUNDS; round++) {
    const before = acknowledged.size
    await writeAndKill(directory, acknowledged)
    if (acknowledged.size === before) t.fail(`nothing was acknowledged in round ${round}`)
    const log = openSqliteLog({ directory })
    const facts = [...log.read({})]
    requireOrder(t, facts)
    const kept = new Set(facts.map(({ stream, revision, position, id }) => `${stream} ${revision} ${position} ${id}`))
    t.same(
      [...acknowledged].filter(line => !kept.has(line)),
      [],
      `round ${round}: all ${acknowledged.size} of ${facts.length}`,
    )
    if (round === ROUNDS) requireLeaves(t, log)
    await log.close()
  }
})

/** Lets the writer run for a moment after its first answer; adds what it said to the acknowledged. */
async function writeAndKill(directory: string, acknowledged: Set<string>): Promise<void> {
  const child = spawn(process.execPath, [WRITER, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', text => {
    said += text
  })
  await once(child.stdout, 'data')
  await setTimeout(Math.random() * 60)
  child.kill('SIGKILL')
  await once(child, 'close')
  // The last line may have been cut in the writing.
  for (const line of said.split('\n').slice(0, -1)) acknowledged.add(line)
}

function requireOrder(t: { fail(message: string): unknown }, facts: readonly StoredFact[]): void {
  const next = new Map<string, number>()
  const ids = new Set<string>()
  for (const [i, { position, stream, revision, missionSeq, id }] of facts.entries()) {
    if (position !== i || missionSeq !== i) t.fail(`position ${position}, sequence ${missionSeq} at ${i}`)
    if (revision !== (next.get(stream) ?? 0)) t.fail(`${stream} has revision ${revision} at ${i}`)
    next.set(stream, revision + 1)
    ids.add(id)
  }
  if (ids.size !== facts.length) t.fail('a fact is there twice')
}
