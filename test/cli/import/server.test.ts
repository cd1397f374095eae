import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { figuresOf, installation, lineOf, start, stop, varde } from '../varde.ts'

t.test('through a server a row outside the grant is named by the dry run, and nothing is recorded', async t => {
  const { cwd, dataDir, env } = await installation(t)
  writeFileSync(join(cwd, 'figures.csv'), 'period;sex;value\n2022;M;9,2\n2022;F;8,5\n')
  const server = start(['serve'], {
    cwd,
    env: { ...env, VARDE_PORT: '0', VARDE_FIRST_KEY: 'a-first-key-that-somebody-chose-for-a-test' },
  })
  t.teardown(() => stop(server))
  const url = (await lineOf(server, 'listening ')).trim().split(/\s/)[0] as string
  const post = async (path: string, body: object) =>
    (
      await fetch(`${url}/api/v1/${path}`, {
        method: 'POST',
        headers: {
          authorization: 'Bearer a-first-key-that-somebody-chose-for-a-test',
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      })
    ).json() as Promise<{ key: string }>
  const { key } = await post('access/issue-key', { principal: 'ola', organisation: 'O', name: 'Ola' })
  await post('access/give-grant', {
    principal: 'ola',
    role: 'operative',
    mission: 'm',
    scope: { cells: { sex: ['M'] } },
  })
  const through = { cwd, env: { ...env, VARDE_URL: url, VARDE_KEY: key } }
  for (const more of [['--dry-run'], []]) {
    const outcome = await varde(['import', 'figures.csv', '--indicator', 'neet', ...more], through)
    t.match(outcome, { code: 1, out: /^line 3: Your grant does not reach this.*\(outside-your-scope\)/ })
  }
  t.strictSame(await figuresOf(dataDir, 'neet'), [])
  const men = await varde(['import', 'figures.csv', '--indicator', 'neet', '--where', 'sex=M'], through)
  t.match(men, { code: 0, out: /1 recorded/ })
})
