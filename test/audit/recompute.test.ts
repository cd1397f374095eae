/** The figures of releases follow from the facts, and from nothing else. */

import { spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { verifierProgram } from '../../src/audit/enclosed.ts'
import { figuresText, publishedFigures } from '../../src/audit/recompute.ts'
import { factCacheOf } from '../../src/engine/fact-cache.ts'
import { logKey, tarOf, twoMissions, verified } from './bundle-given.ts'
import { temporary } from './given.ts'

const house = await twoMissions(t)
const { log, send } = house
await send('indicators/m-i/set-baseline', { period: '2022', value: 9 })
await send('indicators/m-i/set-target', { period: '2030', value: 3 })
await send('releases/first/publish', { mission: 'm', title: 'The first' })
await send('indicators/m-i/measure', { period: '2025', value: 6.1 })
await send('indicators/m-i/correct', { period: '2023', value: 8.2, reason: 'A slip of the pen', cause: 'typing-error' })
await send('releases/second/publish', { mission: 'm', title: 'The second' })
await send('releases/early/publish', { mission: 'm', title: 'As it was', position: log.lastPositionOf('m', 25) })
const reader = factCacheOf(log)
const figures = publishedFigures(reader, 'm', log.head() + 1)

t.test('a release promises figures without a word in them, with what moved since the one before', async t => {
  t.same(Object.keys(figures).sort(), ['figures-early.json', 'figures-first.json', 'figures-second.json'])
  const second = JSON.parse(figures['figures-second.json'] ?? '')
  t.match(second, {
    v: 1,
    mission: 'm',
    indicators: [
      {
        indicator: 'm-i',
        points: [{ period: '2022', value: 9 }, { period: '2023', value: 8.2 }, {}, { period: '2025' }],
      },
    ],
    moved: [{ indicator: 'm-i' }],
  })
  t.equal(second.since, JSON.parse(figures['figures-first.json'] ?? '').position)
  t.notMatch(figures['figures-second.json'], /The second|Indicator|A goal/)
})

t.test('the figures of every release are computed again from a bundle, to the byte', async t => {
  for (const mission of ['m', undefined]) {
    const found = verified(t, tarOf(log, { mission, enclosed: figures }))
    t.same([...found.releases].sort(), ['early', 'first', 'second'])
  }
  t.same(verified(t, tarOf(log, { mission: 'm' }), { recompute: false }).releases, [])
})

t.test('a release of another version of the software is computed again as well', async t => {
  const { log: older, send: tell } = await twoMissions(t)
  await tell('indicators/m-i/set-baseline', { period: '2022', value: 9 })
  const position = older.lastPositionOf('m')
  const on = new Date(older.now()).toISOString().slice(0, 10)
  const text = figuresText(factCacheOf(older), { mission: 'm', position, on, since: undefined })
  await older.append({
    ...{ stream: 'release-before', expectedRevision: -1, mission: 'm', principal: 'first', recordedAt: older.now() },
    meta: { organisation: 'installation', role: 'operative', door: 'local', correlationId: 'x' },
    facts: [
      {
        ...{ id: crypto.randomUUID(), type: 'release-published', version: 1, knownFrom: null },
        data: {
          mission: 'm',
          title: 'Before',
          position,
          figures: { sha256: hash('sha256', text), on, software: '9.8.7' },
        },
      },
    ],
  })
  t.same(verified(t, tarOf(older, { mission: 'm' })).releases, ['before'])
})

t.test(
  'after an upgrade that brings a new method, and makes it the default, what was published is computed again',
  async t => {
    const later = laterVersion(t)
    const directory = temporary(t)
    const { verifierProgram: programOf } = await import(join(later, 'src/audit/enclosed.ts'))
    const { methods } = await import(join(later, 'projections/progress/methods.ts'))
    t.same(
      methods.slice(0, 2).map(({ name }: { name: string }) => name),
      ['varde-2', 'varde-1'],
    )
    writeFileSync(join(directory, 'verify.mjs'), programOf())
    writeFileSync(join(directory, 'bundle.tar'), tarOf(log, { mission: 'm', enclosed: figures }))
    const ran = spawnSync(process.execPath, ['verify.mjs', 'bundle.tar', '--key', logKey.vkey, '--json'], {
      cwd: directory,
      env: {},
      encoding: 'utf8',
    })
    t.equal(ran.status, 0, ran.stderr)
    for (const release of ['first', 'second', 'early']) t.match(ran.stdout, release)
  },
)

/** A copy of the software whose next version judges otherwise: by a new method, which stands first and is the default. */
function laterVersion(t: Parameters<typeof temporary>[0]): string {
  const [root, later] = [join(import.meta.dirname, '../..'), temporary(t)]
  for (const room of ['events', 'projections', 'src', 'package.json'])
    cpSync(join(root, room), join(later, room), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(later, 'node_modules'))
  const change = (file: string, from: string | RegExp, to: string): void => {
    const text = readFileSync(join(later, file), 'utf8')
    const changed = text.replace(from, to)
    t.not(changed, text, `${file} is changed`)
    writeFileSync(join(later, file), changed)
  }
  change('package.json', /"version": "[^"]+"/, '"version": "99.0.0"')
  change(
    'projections/progress/methods.ts',
    '= [varde1,',
    `= [{ ...varde1, name: 'varde-2', assess: c => ({ ...varde1.assess(c), covered: 0.123, value: 0.123, status: 'behind' }) } as Method, varde1,`,
  )
  change('projections/figures/assessment.ts', ".default('varde-1')", ".default('varde-2')")
  return later
}

t.test('figures that do not follow from the facts are found, and the place is named', async t => {
  // A server whose arithmetic was changed: it publishes, records and encloses figures of its own.
  const doctored = (figures['figures-second.json'] ?? '').replace('"value":6.1', '"value":5.1')
  const position = log.lastPositionOf('m')
  const { on, since } = JSON.parse(doctored)
  await log.append({
    ...{ stream: 'release-doctored', expectedRevision: -1, mission: 'm', principal: 'first', recordedAt: log.now() },
    meta: { organisation: 'installation', role: 'operative', door: 'local', correlationId: 'x' },
    facts: [
      {
        id: crypto.randomUUID(),
        type: 'release-published',
        version: 1,
        knownFrom: null,
        data: {
          ...{ mission: 'm', title: 'Doctored', position },
          figures: { sha256: hash('sha256', doctored), on, since, software: '0' },
        },
      },
    ],
  })
  const tar = tarOf(log, { mission: 'm', enclosed: { ...figures, 'figures-doctored.json': doctored } })
  t.throws(() => verified(t, tar), {
    message:
      /the figures of the release doctored do not follow from the facts: at \/\w+.* was published .*, and the facts give/,
  })
  t.throws(() => verified(t, tarOf(log, { mission: 'm' })), {
    message: /release doctored do not follow from the facts$/,
  })
  t.ok(verified(t, tar, { recompute: false }), 'which is not asked for without recomputation')
  const directory = temporary(t)
  writeFileSync(join(directory, 'verify.mjs'), verifierProgram())
  writeFileSync(join(directory, 'bundle.tar'), tar)
  const run = (...words: string[]) =>
    spawnSync(process.execPath, ['verify.mjs', 'bundle.tar', '--key', logKey.vkey, ...words], {
      cwd: directory,
      env: {},
      encoding: 'utf8',
    })
  t.match(run(), { status: 1, stderr: /WRONG: the figures of the release doctored/ })
  t.match(run('--no-recompute'), { status: 0 })
})
