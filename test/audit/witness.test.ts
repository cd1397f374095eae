import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { openCheckpointStore } from '../../src/audit/checkpoint-store.ts'
import { rootOfSize } from '../../src/audit/fork-guard.ts'
import { cosignRequest, openWitness } from '../../src/audit/witness.ts'
import { parseWitnesses, witnessClient } from '../../src/audit/witness-client.ts'
import { witnessServer } from '../../src/audit/witness-server.ts'
import type { Log } from '../../src/log/log.ts'
import { memoryLog } from '../../src/log/memory.ts'
import { base64Of } from '../../src/proof/base64.ts'
import { openCheckpoint, signCheckpoint } from '../../src/proof/checkpoint.ts'
import { BadKey, signerKey, verifierKey } from '../../src/proof/note.ts'
import { rangesOfNodes } from '../../src/proof/tiles.ts'
import { consistencyProof } from '../../src/proof/tree.ts'
import { appendFacts } from '../contract/given.ts'
import type { Test } from '../contract/subject.ts'
import { temporary } from './given.ts'

const logKey = signerKey('memory')
const key = signerKey('witness.example', 'cosignature')
const AT = 1_700_000_000_000

const noteOf = (log: Log, size: number) => signCheckpoint(size, rootOfSize(log, size), logKey)
const proofOf = (log: Log, old: number, size: number) =>
  old > 0 && old < size ? consistencyProof(old, size, rangesOfNodes(log.treeNode)).map(base64Of) : []

function witnessIn(t: Test, file = join(temporary(t), 'witness.db')) {
  const witness = openWitness({ file, key, logs: [logKey], clock: () => AT })
  const ask = (old: number, proof: readonly string[], note: string) =>
    witness.addCheckpoint(Buffer.from(cosignRequest(old, proof, note)))
  const grow = (log: Log, old: number, size: number) => ask(old, proofOf(log, old, size), noteOf(log, size))
  return { witness, ask, grow }
}

async function logOf(facts: number): Promise<Log> {
  const log = memoryLog({ origin: 'memory' })
  await appendFacts(log, 'a', facts)
  return log
}

t.test('a log that grows is cosigned, with the time; and the last checkpoint is told', async t => {
  const log = await logOf(9)
  const { witness, grow } = witnessIn(t)
  for (const [old, size] of [
    [0, 3],
    [3, 3],
    [3, 8],
    [8, 9],
  ] as const) {
    const { status, body } = grow(log, old, size)
    t.equal(status, 200, `${old} to ${size}`)
    const { cosigned } = openCheckpoint(noteOf(log, size) + body, { log: logKey, witnesses: [key], quorum: 1 })
    t.same(
      cosigned.map(({ at }) => at),
      [AT],
    )
  }
  t.equal(Number(openCheckpoint(witness.latest()[0]!, { log: logKey, witnesses: [key], quorum: 1 }).size), 9)
})

t.test('every way of not growing is refused, by the number the format names', async t => {
  const [log, other] = [await logOf(9), await logOf(9)]
  const { ask, grow } = witnessIn(t)
  grow(log, 0, 5)
  t.match(grow(log, 0, 9), { status: 409, type: 'text/x.tlog.size', body: '5\n' })
  t.match(grow(log, 4, 9), { status: 409, body: '5\n' })
  t.match(grow(other, 5, 5), { status: 409, body: '5\n' }, 'another log of the same size')
  t.match(grow(other, 5, 9), { status: 422 }, 'another log that is longer')
  t.match(ask(5, [], noteOf(log, 9)), { status: 422 })
  t.match(ask(5, proofOf(log, 5, 8), noteOf(log, 9)), { status: 422 })
  t.match(ask(9, [], noteOf(log, 5)), { status: 400 }, 'a log that has shrunk')
  t.match(ask(5, proofOf(log, 5, 9), signCheckpoint(9, rootOfSize(log, 9), signerKey('memory'))), { status: 403 })
  t.match(ask(0, [], signCheckpoint(9, rootOfSize(log, 9), signerKey('other'))), { status: 404 })
  t.match(grow(log, 5, 9), { status: 200 }, 'and what grows is still cosigned')
})

t.test('what cannot be read is refused', async t => {
  const log = await logOf(3)
  const { witness } = witnessIn(t)
  const note = noteOf(log, 3)
  for (const bad of [
    ...[
      '',
      'old 0\n',
      `old 0\n${note}`,
      `old 00\n\n${note}`,
      `old -1\n\n${note}`,
      `0\n\n${note}`,
      `old 0\nx\n\n${note}`,
    ],
    ...[
      `old 0\n${`${base64Of(new Uint8Array(32))}\n`.repeat(64)}\n${note}`,
      'old 0\n\nno note\n',
      `old 0\n\n${note.slice(0, -3)}\n`,
    ],
  ])
    t.equal(witness.addCheckpoint(Buffer.from(bad)).status, 400, JSON.stringify(bad.slice(0, 40)))
  t.equal(witness.addCheckpoint(Buffer.from(cosignRequest(0, [], note))).status, 200)
})

t.test('a first checkpoint needs no proof, and takes none', async t => {
  const log = await logOf(3)
  const { ask } = witnessIn(t)
  t.equal(ask(0, [base64Of(new Uint8Array(32))], noteOf(log, 3)).status, 422)
})

t.test('what was cosigned is remembered after a stop', async t => {
  const log = await logOf(5)
  const file = join(temporary(t), 'witness.db')
  const one = witnessIn(t, file)
  one.grow(log, 0, 4)
  one.witness.close()
  const two = witnessIn(t, file)
  t.match(two.grow(log, 0, 5), { status: 409, body: '4\n' })
  t.equal(two.grow(log, 4, 5).status, 200)
})

/** A witness that listens. */
async function served(t: Test, file?: string) {
  const { witness } = witnessIn(t, file)
  const server = witnessServer(witness, key.vkey, () => {})
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`
}

function clientOf(t: Test, log: Log, url: string) {
  const store = openCheckpointStore(':memory:')
  const told: [string, string | undefined][] = []
  const client = witnessClient({
    ...{ log, store, logKey, witnesses: [{ key: verifierKey(key.name, key.publicKey, 'cosignature'), url }] },
    onChange: (name, trouble) => told.push([name, trouble]),
    retry: [20, 50],
  })
  t.teardown(() => client.close())
  const submit = (size: number) => {
    store.add({ size, at: 0, note: noteOf(log, size) })
    client.submit(store.covering(size)!)
  }
  return { store, client, submit, told }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(5)
}

t.test('checkpoints are cosigned over HTTP, and kept with the signature', async t => {
  const log = await logOf(9)
  const { store, client, submit } = clientOf(t, log, await served(t))
  submit(4)
  await until(() => store.covering(4, 1) !== undefined)
  submit(9)
  await until(() => store.covering(9, 1) !== undefined)
  t.same(client.status(), [{ name: key.name, size: 9, at: AT, trouble: undefined }])
  const note = store.last()!
  openCheckpoint(note.note + note.cosignatures.join(''), { log: logKey, witnesses: [key], quorum: 1 })
})

t.test('a client that does not know what was cosigned goes on from what the witness says', async t => {
  const log = await logOf(9)
  const file = join(temporary(t), 'witness.db')
  const before = witnessIn(t, file)
  before.grow(log, 0, 5)
  before.witness.close()
  const { store, submit } = clientOf(t, log, await served(t, file))
  submit(9)
  await until(() => store.covering(9, 1) !== undefined)
})

t.test('a witness that has seen another log does not cosign, and it is told', async t => {
  const [log, other] = [await logOf(9), await logOf(6)]
  const file = join(temporary(t), 'witness.db')
  const before = witnessIn(t, file)
  before.grow(other, 0, 6)
  before.witness.close()
  const url = await served(t, file)
  const { store, submit, told } = clientOf(t, log, url)
  submit(9)
  await until(() => told.length > 0)
  t.match(told[0]?.[1], /422/)
  const shorter = clientOf(t, log, url)
  shorter.submit(4)
  await until(() => shorter.told.length > 0)
  t.match(shorter.told[0]?.[1], /it has cosigned 6 facts of this log, which here are 4/)
  t.equal(store.covering(1, 1), undefined)
})

t.test('a witness that is silent is asked again, for the newest checkpoint', async t => {
  const log = await logOf(9)
  const { witness } = witnessIn(t)
  let up = false
  const server = witnessServer(witness, key.vkey, () => {})
  const inner = server.listeners('request')[0] as (...given: unknown[]) => void
  server.removeAllListeners('request')
  server.on('request', (request, response) => (up ? inner(request, response) : response.destroy()))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const { store, submit, told } = clientOf(t, log, `http://127.0.0.1:${(server.address() as { port: number }).port}`)
  submit(3)
  await until(() => told.length > 0)
  submit(9)
  up = true
  await until(() => store.covering(9, 1) !== undefined)
  t.equal(told.at(-1)?.[1], undefined)
})

t.test('the server takes checkpoints, tells what it cosigned, and nothing else', async t => {
  const log = await logOf(2)
  const url = await served(t)
  const post = (path: string, body: string) => fetch(url + path, { method: 'POST', body })
  t.equal((await post('/add-checkpoint', 'x')).status, 400)
  t.equal((await post('/elsewhere', 'x')).status, 404)
  t.equal((await fetch(`${url}/add-checkpoint`)).status, 405)
  t.equal((await post('/add-checkpoint', 'x'.repeat(70_000))).status, 413)
  t.equal(await (await fetch(url)).text(), `${key.vkey}\n`)
  t.equal((await post('/any/prefix/add-checkpoint', cosignRequest(0, [], noteOf(log, 2)))).status, 200)
  t.match(await (await fetch(url)).text(), noteOf(log, 2))
})

t.test('witnesses are named by public key and address', async t => {
  const other = signerKey('b.example', 'cosignature')
  const read = parseWitnesses(` ${key.vkey} https://w.example/x/ ; ${other.vkey}  http://127.0.0.1:1 ;`)
  t.same(
    read.map(({ key, url }) => [key.name, url]),
    [
      ['witness.example', 'https://w.example/x'],
      ['b.example', 'http://127.0.0.1:1'],
    ],
  )
  t.same(parseWitnesses(''), [])
  for (const bad of [
    key.vkey,
    `${key.vkey} ftp://x`,
    `${logKey.vkey} http://x`,
    'x http://x',
    `${key.vkey} http://x y`,
  ])
    t.throws(() => parseWitnesses(bad), BadKey, bad)
})
