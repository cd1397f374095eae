import t from 'tap'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { installation, looking, varde } from './varde.ts'

const kari = ['--principal', 'kari', '--organisation', 'Bufdir', '--name', 'Laptop']

t.test('a key is shown once, listed without its text, and revoked', async t => {
  const { dataDir, env } = await installation(t)
  const issued = await varde(['keys', 'issue', ...kari, '--role', 'admin', '--expires', '2099'], { env })
  t.match(issued, { code: 0, out: /^varde_k[0-9a-f]{12}_[\w-]{43}\n$/, err: /shown this once/ })
  const [, id] = issued.out.split('_') as [string, string]
  const listed = await varde(['keys', 'list'], { env })
  t.match(listed, { code: 0, out: `${id}  kari (Bufdir), “Laptop”, until 2099: admin of *\n` })
  t.notMatch(listed.out + (await varde(['keys', 'list', '--json'], { env })).out, issued.out.trim())
  const facts = await looking(dataDir, log => [...log.read({ stream: 'access' })].map(f => f.data).join())
  t.notMatch(facts, issued.out.trim(), 'the log holds its hash only')

  await varde(['keys', 'issue', ...kari], { env })
  const revoked = await varde(['keys', 'revoke', id, '--reason', 'lost', '--json'], { env })
  t.match(JSON.parse(revoked.out), { keyId: id, revoked: true })
  t.match((await varde(['keys', 'list'], { env })).out, new RegExp(`^${id} .*revoked`, 'm'))
})

t.test('a refusal by a rule ends with 1 and says what to do', async t => {
  const { env } = await installation(t)
  t.match(await varde(['keys', 'revoke', 'nobody', '--reason', 'lost'], { env }), {
    code: 1,
    err: /No key “nobody” has been issued/,
  })
  t.match(await varde(['keys', 'issue', ...kari, '--expires', 'soon'], { env }), { code: 1, err: /expires/ })
  const inNone = await varde(['keys', 'issue', ...kari, '--role', 'operative', '--mission', 'none'], { env })
  t.match(inNone, { code: 1, out: '', err: /no mission “none”/ }, 'and no key is shown that opens nothing')
  t.match((await varde(['keys', 'list'], { env })).out, /no key has been issued/)
})

t.test('while a server has the log open, the message names the variables to set', async t => {
  const { dataDir, env } = await installation(t)
  const log = openSqliteLog({ directory: dataDir })
  const refused = (more: object) => varde(['keys', 'issue', ...kari], { env: { ...env, ...more } })
  t.match(await refused({}), {
    code: 2,
    err: /is in use by process \d+.*; to write through that server set VARDE_URL and VARDE_KEY$/m,
  })
  t.match(await refused({ VARDE_URL: 'http://127.0.0.1:1' }), { code: 2, err: /that server set VARDE_KEY$/m })
  const nobody = { VARDE_URL: 'http://127.0.0.1:1', VARDE_KEY: 'x'.repeat(40) }
  t.match(await refused(nobody), { code: 2, err: /http:\/\/127\.0\.0\.1:1\/.* does not answer/ })
  await log.close()
})
