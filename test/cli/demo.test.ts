import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { roles } from '../../events/access.ts'
import { directory, installation, lineOf, looking, start, stop, varde } from './varde.ts'

/** The requests of a page of the documentation, as a shell takes them. */
const requestsIn = (page: string): string[] =>
  [...page.matchAll(/<pre[^>]*>(.*?)<\/pre>/gs)]
    .map(([, text = '']) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&'))
    .filter(text => text.includes('curl'))

t.test(
  'the demo serves sample missions to everybody and shows a key for each role, the same at every start',
  async t => {
    const cwd = directory(t)
    const first = start(['demo'], { cwd, env: { VARDE_PORT: '0' } })
    t.teardown(() => stop(first))
    const address = await lineOf(first, 'listening ')
    const { missions } = (await (await fetch(`${address}/api/v1/missions`)).json()) as { missions: object[] }
    t.ok(missions.length >= 4)
    await lineOf(first, 'Ctrl-C')
    for (const [, place = ''] of first.said.out.matchAll(/^ {2}(http\S+)/gm))
      t.equal((await fetch(place)).status, 200, `${place} is there to look at`)
    const key = (await lineOf(first, '  operative')).trim()
    const body = JSON.stringify({ period: '2031-Q4', value: 8, obsStatus: 'F' })
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const written = await fetch(`${address}/api/v1/indicators/neet-15-29/measure`, { method: 'POST', headers, body })
    t.equal(written.status, 201, await written.text())
    const admin = (await lineOf(first, '  admin')).trim()
    const requests = requestsIn(await (await fetch(`${address}/docs`)).text())
    t.ok(requests.length > 0, 'there are requests to try')
    for (const request of requests) {
      const script = request
        .replace(/^VARDE_URL=.*$/m, `VARDE_URL=${address}`)
        .replace(/^VARDE_KEY=…/m, `VARDE_KEY=${admin}`)
      const { status, stdout } = spawnSync('sh', ['-ec', script.replaceAll(/^curl /gm, 'curl -sSf ')], {
        encoding: 'utf8',
      })
      t.equal(status, 0, `${script}: ${stdout}`)
    }
    t.equal(await stop(first), 0)
    await t.test('the examples of the help work on it', async t => {
      for (const words of [['audit'], ['audit', 'sample'], ['replay'], ['reference'], ['rebuild'], ['fsck']]) {
        const { out } = await varde([...words, '--help'])
        const examples = [...out.matchAll(/^ {2}varde (.+)$/gm)].map(
          ([, line = '']) => line.split(/ {2,}| [|>] /)[0] ?? '',
        )
        t.ok(examples.length > 0, words.join(' '))
        for (const example of examples) {
          const given = [...example.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
          t.match(
            await varde(given, { cwd: directory(t), env: { VARDE_DATA_DIR: join(cwd, 'data/demo') } }),
            { code: 0 },
            example,
          )
        }
      }
    })

    const dataDir = join(cwd, 'data/demo')
    t.equal(statSync(join(dataDir, 'demo.json')).mode & 0o777, 0o600)
    const kept: Record<string, string> = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')).keys
    t.strictSame(Object.keys(kept).sort(), [...roles].sort())
    t.equal(kept.operative, key)
    const facts = await looking(dataDir, log => log.head())

    const second = start(['demo', '--json'], { cwd, env: { VARDE_PORT: '0' } })
    t.teardown(() => stop(second))
    const said = JSON.parse(`{${await lineOf(second, '{')}`)
    t.strictSame(said.keys, kept)
    t.equal(await looking(dataDir, log => log.head()), facts, 'nothing is loaded twice')
    t.match(await varde(['demo'], { cwd }), { code: 2, err: /in use by process/ })
    t.equal(await stop(second), 0)
  },
)

t.test('a demo that was interrupted while loading is completed by the next start', async t => {
  const cwd = directory(t)
  const dataDir = join(cwd, 'data/demo')
  const loaded = (): boolean => JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')).loaded
  const head = () => looking(dataDir, log => log.head()).catch(() => -1)
  const cut = start(['demo'], { cwd, env: { VARDE_PORT: '0' } })
  while ((await head()) < 20 && cut.child.exitCode === null) await new Promise(resolve => setTimeout(resolve, 2))
  await stop(cut, 'SIGKILL')
  const again = start(['demo'], { cwd, env: { VARDE_PORT: '0' } })
  t.teardown(() => stop(again))
  await lineOf(again, 'listening ')
  t.ok(loaded())
  const keys = await looking(
    dataDir,
    log => [...log.read({ stream: 'access' })].filter(fact => fact.type === 'key-issued').length,
  )
  t.equal(keys, roles.length, 'each key is issued once')
  const ids = await looking(dataDir, log => [...log.read({})].map(fact => JSON.parse(fact.meta).commandKey))
  t.equal(new Set(ids).size, new Set(ids.filter(Boolean)).size, 'every fact came by a command with a key')
})

t.test('the demo refuses a directory with another log', async t => {
  const { env } = await installation(t)
  t.match(await varde(['demo'], { env: { ...env, VARDE_PORT: '0' } }), { code: 2, err: /not the demo's/ })
})
