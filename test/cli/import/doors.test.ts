/** Dry run and run agree, through the data directory and through a server, whatever the file, the map and the grant. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import type { ImportOptions } from '../../../src/cli/import/run.ts'
import { localClient } from '../../../src/cli/local-client.ts'
import type { LogClient } from '../../../src/cli/log-client.ts'
import { remoteSource, serverClient } from '../../../src/cli/server-client.ts'
import type { IndicatorState } from '../../../src/commands/indicator/indicator-state.ts'
import { statesOf } from '../../../src/engine/states.ts'
import { importMapShape } from '../../../src/exchange/import-map.ts'
import type { Log } from '../../../src/log/log.ts'
import { memoryLog } from '../../../src/log/memory.ts'
import { begin, FIRST, indicatorBody, installation, missionBody } from '../../http/installation.ts'
import { run } from './running.ts'

const directory = mkdtempSync(join(tmpdir(), 'varde-doors-'))
t.teardown(() => rmSync(directory, { recursive: true, force: true }))

interface Row {
  readonly period: string
  readonly sex: string
  readonly value: string
  readonly group: string
}
const row = fc.record<Row>({
  period: fc.constantFrom('2020', '2021', '2022', '2021', '2020K4', 'soon', '2040'),
  sex: fc.constantFrom('', 'M', 'F', 'M', '', 'X', 'Menn'),
  value: fc.constantFrom('9,2', '8', '9,2', '12*', '..', '', '1O', '-', '120'),
  group: fc.constantFrom('', '', 'a'),
})
const likelyGood = fc.record<Row>({
  period: fc.constantFrom('2020', '2021', '2022', '2023'),
  sex: fc.constantFrom('', 'M', 'F', 'Menn'),
  value: fc.constantFrom('9,2', '8', '7,5', '..', '12*'),
  group: fc.constant(''),
})
const given = fc.record({
  rows: fc.oneof(fc.array(likelyGood, { minLength: 1, maxLength: 8 }), fc.array(row, { minLength: 1, maxLength: 8 })),
  before: fc.uniqueArray(fc.record({ period: fc.constantFrom('2020', '2021'), sex: fc.constantFrom('', 'M') }), {
    selector: each => `${each.period}${each.sex}`,
    maxLength: 3,
  }),
  mapped: fc.boolean(),
  missing: fc.boolean(),
  group: fc.constantFrom('where', 'ignore', 'unsaid'),
  differing: fc.constantFrom<ImportOptions['differing']>('refuse', 'vintage', 'correct'),
  approval: fc.constantFrom(undefined, undefined, 'sign-off', 'bound and locked', 'locked'),
  scope: fc.constantFrom(
    undefined,
    { cells: { sex: ['M'] } },
    { cells: { sex: ['M', ''] } },
    { indicators: ['another'] },
    { indicators: ['another'] },
  ),
})
/** The commands by which figures come to wait for approval, or to be refused. */
const approvals: Readonly<Record<string, readonly (readonly [command: string, body: object])[]>> = {
  'sign-off': [['set-sign-off', { required: true, reason: 'To be read over' }]],
  'bound and locked': [
    ['bind-source', { kind: 'sdmx-csv', url: 'https://statistics.example.org/neet.csv' }],
    ['lock-period', { through: '2022', reason: 'The year is closed' }],
  ],
  locked: [['lock-period', { through: '2021', reason: 'The year is closed' }]],
}

/** Figures of an indicator that wait for approval. */
const awaitingIn = (log: Log, indicator: string): number =>
  (statesOf(log).load('indicator', `indicator-${indicator}`).state as IndicatorState).signOff.awaited.size

type Given = typeof given extends fc.Arbitrary<infer G> ? G : never

function optionsOf({ rows, mapped, missing, group, differing }: Given, indicator: string): ImportOptions {
  const file = join(directory, `${indicator}.csv`)
  const text = rows.map(each => `${each.period};${each.sex};${each.value};${each.group}`).join('\n')
  writeFileSync(file, `period;sex;value;group\n${text}\n`)
  const map = importMapShape.parse({
    indicator,
    ...(missing && { value: { column: 'value', missing: 'ssb' } }),
    ...(mapped && { cell: { sex: { column: 'sex', codes: { Menn: 'M' } } } }),
    ...(group === 'where' && { where: { group: '' } }),
    ...(group === 'ignore' && { ignore: ['group'] }),
    ...(differing === 'vintage' && { knownFrom: '2025' }),
    ...(differing === 'correct' && { reason: 'The source says so' }),
  })
  const cause = differing === 'correct' ? 'source-revised' : undefined
  const unsaid = { delimiter: undefined, decimal: undefined, thousands: undefined, encoding: undefined }
  return { file, map, differing, cause, ...unsaid }
}

const figures = (log: Log, indicator: string): number => Math.max(0, log.revisionOf(`indicator-${indicator}`))

t.test(
  'a dry run promises what the run does, by either door; the run records all or nothing, and nothing twice',
  async t => {
    const server = await installation()
    await begin(server, 'm')
    const url = await server.app.listen({ port: 0, host: '127.0.0.1' })
    const log = memoryLog()
    const local = localClient(log)
    await local.submit('missions/m/declare', missionBody)
    await local.submit('missions/m/set-goal', { goal: 'g', statement: 'A goal', level: 1, kind: 'outcome' })
    t.teardown(server.close)
    let count = 0
    const seen = { recorded: 0, refused: 0, asked: 0, denied: 0, awaiting: 0 }

    await fc.assert(
      fc.asyncProperty(given, async each => {
        count += 1
        const indicator = `i${count}`
        const define = { mission: 'm', goals: ['g'], ...indicatorBody, limits: { max: 100 } }
        const before = each.before.map(({ period, sex }) => ({
          period,
          value: 9.2,
          ...(sex !== '' && { cell: { sex } }),
        }))
        await local.submit(`indicators/${indicator}/define`, define)
        await server.post(`indicators/${indicator}/define`, define)
        await server.post('indicators/another/define', define)
        for (const measurement of before) {
          await local.submit(`indicators/${indicator}/measure`, measurement)
          await server.post(`indicators/${indicator}/measure`, measurement)
        }
        for (const [command, body] of approvals[each.approval ?? ''] ?? []) {
          await local.submit(`indicators/${indicator}/${command}`, body)
          await server.post(`indicators/${indicator}/${command}`, body)
        }
        const key = each.scope ? await server.keyFor(`p${count}`, 'operative', 'm', { scope: each.scope }) : FIRST
        const options = optionsOf(each, indicator)
        const remote = serverClient({ url, key }, remoteSource({ url, key }))
        for (const [client, of] of [
          [local, log],
          [remote, server.log],
        ] as const) {
          const head = of.head()
          const stood = figures(of, indicator)
          const dry = await run(options, client, true)
          if (of.head() !== head) throw new Error('a dry run recorded something')
          const wet = await run(options, client, false)
          const added = figures(of, indicator) - stood
          if (dry.report === undefined) {
            if (wet.report !== undefined || added > 0 || wet.code !== dry.code)
              throw new Error('one of them could not read the file')
            continue
          }
          const promised = dry.report.new + dry.report.revised
          if (dry.code !== wet.code) throw new Error(`dry run ended with ${dry.code}, run with ${wet.code}: ${wet.why}`)
          if (added !== (dry.code === 0 ? promised : 0)) throw new Error(`${promised} promised, ${added} recorded`)
          if (wet.code === 0 && wet.report.recorded !== added) throw new Error('the run says otherwise than the log')
          if (JSON.stringify(wet.outcome) !== JSON.stringify(dry.outcome))
            throw new Error('the run answers otherwise than the dry run')
          const waiting = awaitingIn(of, indicator)
          if (wet.code === 0 && waiting !== wet.report.awaiting)
            throw new Error(`${wet.report.awaiting} are said to wait for approval, and ${waiting} do`)
          const isWarned = wet.report.warnings.some(({ text }: { text: string }) => /waits for approval/.test(text))
          if (wet.code === 0 && isWarned !== (each.approval === 'bound and locked' && waiting > 0))
            throw new Error('the warning that figures for a locked period wait')
          if (wet.code === 0 && waiting > 0) seen.awaiting += 1
          if (wet.code === 0 && added > 0) {
            const again = await run(options, fresh(client), false)
            if (again.code !== 0 || figures(of, indicator) - stood !== added) throw new Error(`run again: ${again.why}`)
          }
          tally(seen, wet)
        }
        const other = serverClient({ url, key: FIRST }, remoteSource({ url, key: FIRST }))
        const here = await run(options, local, true)
        const there = await run(options, other, true)
        // What was recorded by one door alone is not compared.
        if (each.scope === undefined && JSON.stringify(here.outcome) !== JSON.stringify(there.outcome))
          throw new Error(`here ${JSON.stringify(here.outcome)}, there ${JSON.stringify(there.outcome)}`)

        function fresh(client: LogClient): LogClient {
          return client === local ? local : serverClient({ url, key }, remoteSource({ url, key }))
        }
      }),
      { numRuns: 120, seed: 20260 },
    )
    for (const [what, times] of Object.entries(seen)) t.ok(times > 3, `${what} ${times} times`)
  },
)

function tally(
  seen: Record<string, number>,
  { code, report }: { code: number; report: { faults: { code: string }[] } },
): void {
  if (code === 0) seen.recorded = (seen.recorded ?? 0) + 1
  else if (code === 2) seen.asked = (seen.asked ?? 0) + 1
  else if (report.faults.some(fault => fault.code === 'outside-your-scope')) seen.denied = (seen.denied ?? 0) + 1
  else seen.refused = (seen.refused ?? 0) + 1
}
