import { readFileSync } from 'node:fs'
import t from 'tap'
import { BadConfig, readConfig } from '../src/config.ts'

const refusedFor = (environment: Record<string, string>): string => {
  try {
    readConfig(environment)
    return 'read'
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error
    return error.message
  }
}

t.test('with nothing said it listens on this machine alone', async t => {
  t.match(readConfig({}), {
    host: '127.0.0.1',
    port: 3000,
    dataDir: './data',
    publicRead: false,
    behindProxy: false,
    proxies: undefined,
    writeRate: 500,
    logLevel: 'info',
  })
})

t.test('what is said is read', async t => {
  t.match(
    readConfig({
      VARDE_HOST: '0.0.0.0',
      VARDE_PORT: '0',
      VARDE_DATA_DIR: '/var/lib/varde',
      VARDE_LOG: 'sqlite',
      VARDE_FIRST_KEY: 'k'.repeat(32),
      VARDE_ORIGIN: 'varde.example/log',
      VARDE_BEHIND_PROXY: '10.0.0.0/8,2001:db8::1',
      VARDE_PUBLIC_READ: '1',
      VARDE_WRITE_RATE: '7',
      VARDE_LOG_LEVEL: 'debug',
      VARDE_URL: 'https://varde.example',
      VARDE_KEY: 'abc',
      VARDE_TEST_ANYTHING: 'x',
      HOME: '/root',
    }),
    {
      host: '0.0.0.0',
      port: 0,
      dataDir: '/var/lib/varde',
      firstKey: 'k'.repeat(32),
      origin: 'varde.example/log',
      behindProxy: true,
      proxies: ['10.0.0.0/8', '2001:db8::1'],
      publicRead: true,
      writeRate: 7,
      logLevel: 'debug',
      url: 'https://varde.example',
      key: 'abc',
    },
  )
})

t.test('a name that is not known stops the start, and the known ones are named', async t => {
  t.match(refusedFor({ VARDE_PROT: '3000' }), /^VARDE_PROT is not known; known are .*VARDE_PORT/)
  t.match(refusedFor({ VARDE_: '1' }), /VARDE_ is not known/)
  t.match(refusedFor({ VARDE_JWT_ISSUER: 'x' }), /known are .*VARDE_JWT_ISSUERS/)
  t.match(refusedFor({ VARDE_constructor: '1' }), /is not known/)
})

t.test('a bad value stops the start and says what would be good', async t => {
  const bad: [string, string, RegExp][] = [
    ['VARDE_PORT', '65536', /0 to 65535/],
    ['VARDE_PORT', '3e3', /whole number/],
    ['VARDE_PORT', '', /whole number/],
    ['VARDE_PORT', '-1', /whole number/],
    ['VARDE_HOST', 'a b', /host name/],
    ['VARDE_DATA_DIR', '', /directory/],
    ['VARDE_FIRST_KEY', 'k'.repeat(31), /at least 32/],
    ['VARDE_FIRST_KEY', `${'k'.repeat(32)} `, /visible/],
    ['VARDE_PUBLIC_READ', 'yes', /1 or 0/],
    ['VARDE_WRITE_RATE', '0', /1 to/],
    ['VARDE_WRITE_RATE', 'many', /whole number/],
    ['VARDE_LOG_LEVEL', 'loud', /trace, debug/],
    ['VARDE_BEHIND_PROXY', 'yes', /1, or the proxies/],
    ['VARDE_ORIGIN', 'a b', /without spaces/],
    ['VARDE_URL', 'ftp://x', /http/],
  ]
  for (const [name, value, rule] of bad) {
    const message = refusedFor({ [name]: value })
    t.ok(message.startsWith(name), message)
    t.match(message, rule)
  }
})

t.test('the log is kept in the data directory, or in the event store that is named', async t => {
  t.equal(readConfig({}).store, undefined)
  for (const address of [
    'esdb://localhost:2113?tls=false',
    'esdb://127.0.0.1:2113,127.0.0.2:2113/?tls=true&tlsCAFile=/etc/ca.crt',
    'esdb+discover://admin:changeit@store.example:2113',
  ])
    t.same(readConfig({ VARDE_LOG: address }).store, { address, prefix: 'varde.' })
  t.equal(readConfig({ VARDE_LOG: 'esdb://localhost:2113', VARDE_STREAM_PREFIX: 'fylket-' }).store?.prefix, 'fylket-')
  for (const address of ['esdb://', 'http://localhost:2113', 'esdb:localhost', 'esdb://a b', 'postgres://x/y', ''])
    t.match(refusedFor({ VARDE_LOG: address }), /^VARDE_LOG must be sqlite, or the address/, address)
  for (const prefix of ['', '$varde', '-x', 'a b', 'x'.repeat(64)])
    t.match(refusedFor({ VARDE_STREAM_PREFIX: prefix }), /^VARDE_STREAM_PREFIX /, prefix)
})

t.test('the password of an event store is never written out', async t => {
  const VARDE_LOG = 'esdb://admin:changeit@localhost:2113'
  for (const DEBUG of ['esdb:*', '*', 'x,esdb:connection']) {
    const message = refusedFor({ VARDE_LOG, DEBUG })
    t.match(message, /^DEBUG=.*unset it/)
    t.notMatch(message, /changeit/)
  }
  t.notMatch(refusedFor({ VARDE_LOG: `${VARDE_LOG} x` }), /changeit/)
  t.equal(readConfig({ VARDE_LOG, DEBUG: 'fastify' }).store?.address, VARDE_LOG)
})

t.test('all that is wrong is said at once, and a key is never repeated', async t => {
  const message = refusedFor({ VARDE_PORT: 'x', VARDE_WRITE_RATE: 'y', VARDE_FIRST_KEY: 'secret' })
  t.match(message, /VARDE_PORT[\s\S]*VARDE_FIRST_KEY[\s\S]*VARDE_WRITE_RATE/)
  t.notMatch(message, /secret/)
})

t.test('CONF02 where others could listen in, it listens only behind a proxy that ends TLS', async t => {
  for (const host of ['0.0.0.0', '::', '192.0.2.1', 'varde.example', '127.example.org']) {
    t.match(refusedFor({ VARDE_HOST: host }), /VARDE_BEHIND_PROXY/, host)
    t.match(refusedFor({ VARDE_HOST: host, VARDE_BEHIND_PROXY: '0' }), /VARDE_BEHIND_PROXY/, host)
    t.equal(readConfig({ VARDE_HOST: host, VARDE_BEHIND_PROXY: '1' }).host, host)
  }
  for (const host of ['127.0.0.1', '127.0.0.53', '::1', 'localhost'])
    t.equal(readConfig({ VARDE_HOST: host }).host, host)
  t.same(readConfig({ VARDE_BEHIND_PROXY: '1' }).proxies, undefined, 'a proxy nobody named is believed nothing')
  t.match(refusedFor({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }), /NODE_TLS_REJECT_UNAUTHORIZED/)
})

t.test('CONF02 the first key of the documentation’s examples opens nothing that others can reach', async t => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const shown = new Set([...readme.matchAll(/VARDE_FIRST_KEY=([!-~]{32,})/g)].map(match => match[1] as string))
  t.ok(shown.size > 0)
  for (const key of shown) {
    t.equal(readConfig({ VARDE_FIRST_KEY: key }).firstKey, key, 'on this machine it may be tried')
    const message = refusedFor({ VARDE_FIRST_KEY: key, VARDE_BEHIND_PROXY: '1' })
    t.match(message, /^VARDE_FIRST_KEY is the key of the documentation/)
    t.notMatch(message, key)
  }
})
