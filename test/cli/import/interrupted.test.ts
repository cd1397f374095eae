/** An import that is interrupted anywhere is completed by the same command, and nothing is recorded twice. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import type { ImportOptions } from '../../../src/cli/import/run.ts'
import { localClient } from '../../../src/cli/local-client.ts'
import type { LogClient } from '../../../src/cli/log-client.ts'
import { Stop } from '../../../src/cli/stop.ts'
import { importMapShape } from '../../../src/exchange/import-map.ts'
import type { Log } from '../../../src/log/log.ts'
import { memoryLog } from '../../../src/log/memory.ts'
import { indicatorBody, missionBody } from '../../http/installation.ts'
import { run } from './running.ts'

const directory = mkdtempSync(join(tmpdir(), 'varde-interrupted-'))
t.teardown(() => rmSync(directory, { recursive: true, force: true }))
const indicators = ['a', 'b', 'c', 'd']

async function begun(): Promise<{ log: Log; client: LogClient }> {
  const log = memoryLog()
  const client = localClient(log)
  await client.submit('missions/m/declare', missionBody)
  await client.submit('missions/m/set-goal', { goal: 'g', statement: 'A goal', level: 1, kind: 'outcome' })
  for (const id of indicators)
    await client.submit(`indicators/${id}/define`, { mission: 'm', goals: ['g'], ...indicatorBody })
  return { log, client }
}

/**
 * The client falls silent at a command, as one through a server does: before it is recorded, or after it is, before the answer
 * arrives.
 */
function silentAt(client: LogClient, command: number, recorded: boolean): LogClient {
  let count = 0
  return {
    ...client,
    ahead: 0,
    async submit(path, body, key) {
      const falls = count++ === command
      if (!falls || recorded) await client.submit(path, body, key)
      if (falls) throw new Stop(2, 'the server does not answer')
      return { facts: 1, recorded: true, replayed: false }
    },
  }
}

const figuresIn = (log: Log): string[] =>
  indicators.flatMap(id =>
    [...log.readStream(`indicator-${id}`)]
      .filter(({ type }) => type.startsWith('measurement') || type === 'indicator-measured')
      .map(({ type, data }) => `${id} ${type} ${data}`),
  )

function optionsOf(name: string, rows: readonly string[], differing: ImportOptions['differing']): ImportOptions {
  const file = join(directory, `${name}.csv`)
  writeFileSync(file, `indicator;period;value\n${rows.join('\n')}\n`)
  const map = importMapShape.parse({
    ...(differing === 'vintage' && { knownFrom: '2025' }),
    ...(differing === 'correct' && { reason: 'The source was revised' }),
  })
  const cause = differing === 'correct' ? 'source-revised' : undefined
  const unsaid = { delimiter: undefined, decimal: undefined, thousands: undefined, encoding: undefined }
  return { file, map, differing, cause, ...unsaid }
}

t.test('interrupted anywhere, the same command completes the import, and nothing is recorded twice', async t => {
  let count = 0
  let interrupted = 0
  const given = fc.record({
    rows: fc.uniqueArray(
      fc.record({ indicator: fc.constantFrom(...indicators), year: fc.integer({ min: 2015, max: 2022 }) }),
      { selector: ({ indicator, year }) => `${indicator}${year}`, minLength: 2, maxLength: 20 },
    ),
    before: fc.subarray(indicators),
    differing: fc.constantFrom<ImportOptions['differing']>('vintage', 'correct'),
    command: fc.nat({ max: 6 }),
    recorded: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(given, async ({ rows, before, differing, command, recorded }) => {
      count += 1
      const options = optionsOf(
        `i${count}`,
        rows.map(({ indicator, year }) => `${indicator};${year};${year % 9}`),
        differing,
      )
      const whole = await begun()
      const parts = await begun()
      for (const { client } of [whole, parts])
        for (const id of before) await client.submit(`indicators/${id}/measure`, { period: '2015', value: 77 })
      const wanted = await run(options, whole.client, false)
      const first = await run(options, silentAt(parts.client, command, recorded), false)
      if (first.code !== 0) {
        interrupted += 1
        if (!/run the same command again to complete/.test(first.why))
          throw new Error(`it does not say so: ${first.why}`)
        const again = await run(options, parts.client, false)
        if (again.code !== 0) throw new Error(`run again: ${again.why}`)
      }
      const [expected, found] = [figuresIn(whole.log), figuresIn(parts.log)]
      if (wanted.code !== 0 || JSON.stringify(found) !== JSON.stringify(expected))
        throw new Error(`${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`)
    }),
    { numRuns: 150 },
  )
  t.ok(interrupted > 30, `${interrupted} were interrupted`)
})
