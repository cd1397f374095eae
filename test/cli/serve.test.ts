import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { directory, entry, figuresOf, installation, lineOf, start, stop, varde } from './varde.ts'

t.test('while a server has the log open, commands are sent through it with a key', async t => {
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
  const boss = ['keys', 'issue', '--principal', 'boss', '--organisation', 'B', '--name', 'n', '--role', 'admin']
  const admin = (await varde(boss, { env })).out.trim()
  const server = start(['serve'], { cwd, env: { ...env, VARDE_PORT: '0', VARDE_LOG_LEVEL: 'warn' } })
  t.teardown(() => stop(server))
  const through = { ...env, VARDE_URL: await lineOf(server, 'listening '), VARDE_KEY: issued.out.trim() }
  writeFileSync(join(cwd, 'figures.csv'), 'period;value\n2022;9,2\n2023;9,1\n')
  const run = (words: string[], more = {}) => varde(words, { cwd, env: { ...through, ...more } })
  const figures = ['import', 'figures.csv', '--indicator', 'neet']

  t.match(await run(figures, { VARDE_KEY: 'x'.repeat(40) }), { code: 2, err: /does not accept VARDE_KEY/ })
  const reader = await varde(
    [
      'keys',
      'issue',
      '--principal',
      'ola',
      '--organisation',
      'B',
      '--name',
      'n',
      '--role',
      'evaluator',
      '--mission',
      'm',
    ],
    { env: { ...through, VARDE_KEY: admin } },
  )
  t.match(await run(figures, { VARDE_KEY: reader.out.trim() }), {
    code: 1,
    err: /^varde: None of your roles may measure many/,
  })
  t.match(await run([...figures, '--dry-run']), { code: 0, out: /2 would be recorded/ }, 'a dry run needs no server')
  t.match(await run(figures), { code: 0, out: /2 recorded, 0 stood there already/ })
  t.match(await run(figures), { code: 0, out: /0 recorded, 2 stood there already/ })
  t.strictSame(await figuresOf(dataDir, 'neet'), ['2022=9.2', '2023=9.1'])
  const denied = await run(['keys', 'revoke', 'k', '--reason', 'because'])
  t.match(denied, { code: 1, err: /^varde: None of your roles/ })
  t.match(await run(['backup', 'copy']), { code: 0 })

  const away = join(cwd, 'away')
  mkdirSync(away)
  const text = 'period;sex;value\n2022;;9,2\n2023;;1,9\n2022;M;8\n2022;X;8\n'
  writeFileSync(join(away, 'figures.csv'), text)
  const { VARDE_DATA_DIR: _none, ...elsewhere } = through
  const far = (words: string[]) => varde(words, { cwd: away, env: elsewhere })
  const judged = JSON.parse((await far([...figures, '--dry-run', '--json'])).out)
  t.match(
    judged,
    { rows: 4, new: 1, same: 1, conflicts: 1, bad: 1 },
    'from another machine the server’s facts are judged by',
  )
  writeFileSync(join(away, 'figures.csv'), text.split('\n').toSpliced(2, 1).toSpliced(3, 1).join('\n'))
  t.match(await far(figures), { code: 0, out: /1 recorded, 1 stood there already/ })
  t.strictSame(await figuresOf(dataDir, 'neet'), ['2022=9.2', '2023=9.1', '2022/M=8'])
  t.match(await run(['replay', '--mission', 'm', '--every', 'year']), { code: 0, out: /9\.1 \(2023\)/ })
  t.equal(await stop(server), 0)
})

t.test('a server that cannot tell its first key or its address ends, and says why', async t => {
  const { env } = await installation(t)
  const full = openSync('/dev/full', 'w')
  t.teardown(() => closeSync(full))
  for (const words of [['serve'], ['demo']]) {
    const dataDir = directory(t)
    const { status, stderr } = spawnSync(process.execPath, [entry, ...words], {
      env: { ...process.env, ...env, VARDE_DATA_DIR: dataDir, VARDE_PORT: '0', VARDE_LOG_LEVEL: 'warn' },
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
      timeout: 60_000,
    })
    t.equal(status, 1, words.join())
    t.match(stderr, /ENOSPC: no space left on device/)
  }
})

t.test('a data directory that cannot be had is named at once, by whatever writes there', async t => {
  const { cwd, env } = await installation(t)
  writeFileSync(join(cwd, 'file'), '')
  const places = [['file', /^varde: .*\/file is not a directory\n$/]] as [string, RegExp][]
  if (process.platform === 'linux') places.push(['/proc/x', /^varde: the directory \/proc\/x cannot be made: /])
  for (const [place, err] of places) {
    const there = { cwd, env: { VARDE_DATA_DIR: place, VARDE_PORT: '0' } }
    for (const words of [['serve'], ['demo'], ['restore', 'copy']])
      t.match(await varde(words, there), { code: 2, out: /^$/, err: words[0] === 'restore' ? /^varde: / : err }, place)
    t.match(await varde(['backup', place], { cwd, env }), { code: 2, err }, place)
  }
})

t.test('a witness directory that is not there, or on the disk of the data, is told at the start', async t => {
  const { cwd, env } = await installation(t)
  const given = (VARDE_WITNESS_DIR: string) => ({ cwd, env: { ...env, VARDE_WITNESS_DIR, VARDE_PORT: '0' } })
  t.match(await varde(['serve'], given('away')), { code: 2, err: /^varde: VARDE_WITNESS_DIR: .*mount/ })
  mkdirSync(join(cwd, 'beside'))
  const server = start(['serve'], given('beside'))
  t.teardown(() => stop(server))
  await lineOf(server, 'listening ')
  t.match(server.said.err, /VARDE_WITNESS_DIR is on the disk of the data directory/)
})
