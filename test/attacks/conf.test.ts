/**
 * Attacks on configuration, secrets and the supply chain, but for those that stand beside what they are about (CONF01–05 and 07:
 * in test/main.test.ts, test/config.test.ts, test/audit, test/http and test/dashboard).
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { commands } from '../../src/commands/catalogue.ts'
import { begin, installation } from '../http/installation.ts'
import { watchSockets } from './sockets.ts'

const read = (file: string) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'))

interface Locked {
  readonly version: string
  readonly integrity?: string
  readonly license?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly link?: boolean
  readonly hasInstallScript?: boolean
}
const locked = Object.entries(read('package-lock.json').packages as Record<string, Locked>)
  .filter(([path]) => path !== '')
  .map(([path, one]) => ({ name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), ...one }))

const PERMISSIVE = /^\(?(MIT|ISC|0BSD|BlueOak-1\.0\.0|Apache-2\.0|BSD-[23]-Clause)\b/
/** Under the Mozilla Public License, which asks that changes of its own files be shown: it is used unchanged, to draw PNG. */
const FILE_BY_FILE = /^@resvg\/resvg-js(-[a-z0-9-]+)?$/

// npm audit asks a service that is not there for every machine: whoever releases runs it.
t.test('CONF06 each package that is served is locked by its hash, and its licence is one of a list', async t => {
  const served = locked.filter(({ dev }) => !dev)
  t.ok(served.length > 100)
  for (const { name, integrity, license } of served) {
    t.match(integrity, /^sha512-[A-Za-z0-9+/]{86}==$/, name)
    t.match(license, FILE_BY_FILE.test(name) ? /^MPL-2\.0$/ : PERMISSIVE, name)
  }
  const unhashed = locked.filter(({ integrity }) => integrity === undefined)
  t.ok(
    unhashed.every(({ dev, optional }) => dev && optional),
    'what is not locked by a hash is a development tool’s binary for another platform',
  )
})

t.test('CONF06 install scripts are those of a list, and only two of them may run', async t => {
  const scripted = locked.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name)
  t.same(scripted.sort(), ['esbuild', 'node', 'protobufjs'])
  t.same(read('package.json').allowScripts, { esbuild: true, node: true })
})

/** Addresses that a server could be made to ask on behalf of somebody outside. */
const baits = (port: number): readonly string[] => [
  `http://127.0.0.1:${port}/`,
  `http://localhost:${port}/redirect`,
  'http://169.254.169.254/latest/meta-data/',
  'http://[::1]:22/',
  'http://0x7f000001/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:70/',
  'http://rebinding.example/',
]

// The witnesses are asked, which whoever runs the server names (VARDE_WITNESSES); tokens, whose issuers would be, are not taken.
t.test('CONF08 no address in a command is ever asked: facts keep it, or it is refused', async t => {
  const it = await installation()
  await begin(it, 'm')
  let asked = 0
  const bait = createServer((_request, response) => {
    asked += 1
    response.end()
  })
  await new Promise<void>(resolve => bait.listen(0, '127.0.0.1', resolve))
  const { port } = bait.address() as AddressInfo
  const sockets = watchSockets()
  const source = (url: string, n: number) => ({
    definition: `D ${n}`,
    breakAt: `${2030 + n}`,
    comparable: false,
    reason: 'Because',
    source: { name: 'S', url },
  })
  for (const [n, url] of baits(port).entries()) {
    const kept = /^http/.test(url) ? 201 : 422
    const evidence = [{ title: 'E', url }]
    const measured = { period: `${2000 + n}`, value: 1, evidence }
    t.equal((await it.post('indicators/m-i/measure', measured)).statusCode, kept, url)
    t.equal((await it.post('indicators/m-i/redefine', source(url, n))).statusCode, kept, url)
  }
  await it.get('indicators/m-i')
  await it.get('missions/m/timeline?lang=en')
  t.same([sockets.count(), asked], [0, 0], 'no connection is opened')
  await fetch(`http://127.0.0.1:${port}/`)
  t.same([sockets.count(), asked], [1, 1], 'one that is opened is counted')
  sockets.end()
  bait.close()
  t.notOk(
    commands.some(({ name }) => /webhook|callback|subscribe/.test(name)),
    'and no command takes an address to call',
  )
  await it.close()
})
