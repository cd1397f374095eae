import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { figuresOf, installation, lineOf, start, stop, varde } from './varde.ts'

t.test('where a server holds the log, what is written goes through it with a key', async t => {
  const { cwd, dataDir, env } = await installation(t)
  const issued = await varde(
    [
      'keys',
      'issue',
      '--principal',
      'kari',
      '--organisation',
      'B',
      '--name',
      'n',
      '--role',
      'operative',
      '--mission',
      'm',
    ],
    { env },
  )
  const server = start(['serve'], { cwd, env: { ...env, VARDE_PORT: '0', VARDE_LOG_LEVEL: 'warn' } })
  t.teardown(() => stop(server))
  const through = { ...env, VARDE_URL: await lineOf(server, 'listening '), VARDE_KEY: issued.out.trim() }
  writeFileSync(join(cwd, 'figures.csv'), 'period;value\n2022;9,2\n2023;9,1\n')
  const run = (words: string[], more = {}) => varde(words, { cwd, env: { ...through, ...more } })
  const figures = ['import', 'figures.csv', '--indicator', 'neet']

  t.match(await run(figures, { VARDE_KEY: 'x'.repeat(40) }), { code: 2, err: /does not take VARDE_KEY/ })
  t.match(await run([...figures, '--dry-run']), { code: 0, out: /2 would be recorded/ }, 'a dry run needs no server')
  t.match(await run(figures), { code: 0, out: /2 recorded, 0 stood there already/ })
  t.match(await run(figures), { code: 0, out: /0 recorded, 2 stood there already/ })
  t.strictSame(await figuresOf(dataDir, 'neet'), ['2022=9.2', '2023=9.1'])
  const denied = await run(['keys', 'revoke', 'k', '--reason', 'x'])
  t.match(denied, { code: 1, err: /^varde: None of your roles/ })
  t.match(await run(['backup', 'copy']), { code: 0 })
  t.match(await run(['replay', '--mission', 'm', '--every', 'year']), { code: 0, out: /9\.1 \(2023\)/ })
  t.equal(await stop(server), 0)
})
