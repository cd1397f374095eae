import fc from 'fast-check'
import t from 'tap'
import { entriesOf, noEntries, note } from '../../../projections/base/mission-entries.ts'
import { asksSignOff, awaitedAt } from '../../../projections/figures/approved-figures.ts'
import { approvedOnly } from '../../../projections/figures/outside-reader.ts'
import { isRefusal } from '../../../src/commands/refusal.ts'
import { definition, why } from '../given.ts'
import { type CommandRequest, measured, type Scene, scene } from '../scene.ts'
import { type Body, insider, question, viewerWho } from '../told.ts'

const outsider = viewerWho('approved')

const values = ({ ask }: Scene, viewer = outsider): number[] =>
  ask('/indicators/x/series', viewer).points.map(({ value }: Body) => value)
const approve = ({ tellAs }: Scene, periods: string[], cells?: object[]) =>
  tellAs('per', 'indicators/x/approve', { periods, ...(cells && { cells }) })

t.test('whether sign-off is asked for is said by the last word recorded, whenever that was known', async t => {
  const { factReader, submit } = await scene({})
  const facts = () => factReader.indicator('x').facts
  t.notOk(asksSignOff(facts(), 2))
  await submit('set-sign-off', { required: true, ...why })
  await submit('redefine', { definition: 'D2', breakAt: '2021', comparable: true, ...why })
  t.notOk(asksSignOff(facts(), 2), 'not at a position before it')
  t.ok(asksSignOff(facts(), 3))
  t.ok(asksSignOff(facts(), 4), 'a redefinition does not change it')
  await submit('set-sign-off', { required: false, ...why })
  t.notOk(asksSignOff(facts(), 5))
})

t.test('an indicator that asks for no sign-off is seen whole', async t => {
  const { ask } = await scene({}, ...measured({ 2020: 9 }))
  t.match(ask('/indicators/x/series', outsider).points, [{ value: 9 }])
  t.equal(ask('/missions/m/timeline', outsider).count, 4)
})

t.test('of one that does, definitions and lines are seen, what awaits approval is not', async t => {
  const { ask, submit } = await scene({ signOff: true }, ...measured({ 2020: 9 }))
  await submit('set-target', { period: '2030', value: 5 })
  await submit('dispute', { dispute: 'd', period: '2020', claimant: 'Per', ...why })
  await submit('submit', { periods: ['2020'] })
  await submit('return', { periods: ['2020'], ...why })
  const seen = ask('/indicators/x', outsider)
  t.match(seen, { title: 'T', targets: [{ value: 5 }], disputes: [] })
  t.same(
    ask('/missions/m/timeline', outsider).entries.map((e: { type: string }) => e.type),
    ['mission-declared', 'goal-set', 'indicator-defined', 'target-set'],
  )
  t.equal(ask('/missions/m/timeline').count, 8)
  t.same(ask('/indicators/x/series?includeHistory=true', outsider).points, [])
})

t.test('an approved figure is seen, with what was known of it from when it was known', async t => {
  const it = await scene(
    { signOff: true },
    ...measured({ 2020: 9 }, { knownFrom: '2021-03' }),
    ...measured({ 2021: 8 }),
  )
  await it.submit('submit', { periods: ['2020', '2021'] })
  t.same(values(it), [])
  await approve(it, ['2020'])
  t.same(values(it), [9])
  t.equal(it.ask('/indicators/x/series', outsider).points[0].signOff, undefined, 'and does not seem to wait')
  t.match(it.ask('/indicators/x/series?asOf=2021-06', outsider).points, [{ value: 9 }])
  t.same(it.ask('/indicators/x/series?asOf=2021-02', outsider).points ?? [], [])
  const before = it.log.head() - 1
  t.same(it.ask(`/indicators/x/series?position=${before}`, outsider).points, [], 'approval is judged by position')
  t.match(it.ask('/indicators/x/series').points, [{ value: 9 }, { value: 8, signOff: 'submitted' }])
})

t.test('after a correction or withdrawal the last approved value is seen until that is approved', async t => {
  const it = await scene({ signOff: true }, ...measured({ 2020: 9, 2021: 8 }))
  await it.submit('submit', { periods: ['2020', '2021'] })
  await approve(it, ['2020', '2021'])
  await it.submit('correct', { period: '2020', value: 9.5, cause: 'method', ...why })
  await it.submit('withdraw', { period: '2021', ...why })
  t.same(values(it), [9, 8])
  t.same(values(it, insider), [9.5])
  await it.submit('submit', { periods: ['2020', '2021'] })
  await it.submit('return', { periods: ['2021'], ...why })
  await approve(it, ['2020'])
  t.same(values(it), [9.5, 8])
})

t.test(
  'figures recorded before sign-off is asked for count as approved, and what waits when it ends waits on',
  async t => {
    const it = await scene({}, ...measured({ 2019: 7 }))
    await it.submit('set-sign-off', { required: true, ...why })
    await it.submit('measure', { period: '2020', value: 9 })
    await it.submit('set-sign-off', { required: false, ...why })
    await it.submit('measure', { period: '2021', value: 8 })
    t.same(values(it), [7, 8])
    await it.submit('submit', { periods: ['2020'] })
    await approve(it, ['2020'])
    t.same(values(it), [7, 9, 8])
  },
)

t.test('of a period the cells named are approved, and no others', async t => {
  const sexes = ['F', 'M'].map(sex => ({ sex }))
  const it = await scene(
    { signOff: true, dimensions: { sex: { F: 'W', M: 'M' } } },
    ...sexes.map((cell, i) => ['measure', { period: '2020', value: i + 1, cell }] as const),
  )
  await it.submit('submit', { periods: ['2020'] })
  await approve(it, ['2020'], [{ sex: 'M' }])
  t.same(values(it), [2])
})

const source = { kind: 'json-stat', url: 'https://data.example.org/neet' }
/** An indicator bound to a source, with figures of 2019 and 2020 in periods that are locked. */
const lockedScene = async (...more: readonly CommandRequest[]) =>
  scene(
    {},
    ['bind-source', source],
    ...measured({ 2019: 7, 2020: 9 }, { knownFrom: '2021-03' }),
    ['lock-period', { through: '2020', ...why }],
    ...more,
  )
const vintageOf2020 = { period: '2020', value: 9.4, knownFrom: '2022-03' }

t.test(
  'a vintage from a bound source for a locked period is seen without a role from its own knownFrom, once it is approved',
  async t => {
    const it = await lockedScene(['measure', vintageOf2020])
    t.same(values(it), [7, 9], 'the last approved value')
    t.match(it.ask('/indicators/x/series').points, [{ value: 7 }, { value: 9.4, signOff: 'recorded' }])
    await it.submit('submit', { periods: ['2020'] })
    t.same(values(it), [7, 9])
    t.match(it.ask('/indicators/x/series').points, [{}, { signOff: 'submitted' }])
    await it.submit('return', { periods: ['2020'], ...why })
    t.same(values(it), [7, 9])
    await it.submit('submit', { periods: ['2020'] })
    await approve(it, ['2020'])
    t.same(values(it), [7, 9.4])
    t.notOk(it.ask('/indicators/x/series').points[1].signOff)
    t.match(it.ask('/indicators/x/series?asOf=2021-12', outsider).points, [{ value: 7 }, { value: 9 }])
    t.match(it.ask('/indicators/x/series?asOf=2022-04', outsider).points, [{ value: 7 }, { value: 9.4 }])
    const before = it.log.head() - 1
    t.match(it.ask(`/indicators/x/series?position=${before}`, outsider).points, [{ value: 7 }, { value: 9 }])
  },
)

t.test('what waits for approval of a locked period waits on when it is reopened or its source is unbound', async t => {
  const it = await lockedScene(['measure', vintageOf2020], ['unbind-source', why])
  t.same(values(it), [7, 9])
  await it.submit('reopen-period', { period: '2020', ...why })
  t.same(values(it), [7, 9])
  await it.submit('measure', { period: '2020', value: 9.2, knownFrom: '2021-09' })
  t.same(values(it), [7, 9.2], 'a figure of a period that is open waits for nothing')
  await it.submit('submit', { periods: ['2020'] })
  await approve(it, ['2020'])
  t.same(values(it), [7, 9.4])
})

t.test(
  'a vintage that waits for approval moves neither tag nor position of an answer to somebody without a role',
  async t => {
    const it = await lockedScene()
    const asked = () =>
      ADDRESSES.map(address => {
        const answer = question(it.reader, address, outsider)
        return isRefusal(answer) ? answer.refused : `${answer.etag} ${answer.body}`
      })
    const before = asked()
    await it.submit('measure', vintageOf2020)
    await it.submit('submit', { periods: ['2020'] })
    await it.submit('dispute', { dispute: 'd', period: '2020', claimant: 'Per', ...why })
    await it.submit('comment', { period: '2020', text: 'It is 9.4 now', kind: 'explanation' })
    t.same(asked(), before)
    await approve(it, ['2020'])
    t.not(asked().join(), before.join())
  },
)

t.test('with a locked period too, what a position showed without a role is shown of it ever after', async t => {
  const it = await lockedScene()
  const shown: { readonly at: number; readonly points: Body[] }[] = []
  const pointsAt = (at: number): Body[] => it.ask(`/indicators/x/series?position=${at}`, outsider).points
  const steps: readonly [string, string, object][] = [
    ['kari', 'measure', vintageOf2020],
    ['kari', 'submit', { periods: ['2020'] }],
    ['per', 'approve', { periods: ['2020'] }],
    ['kari', 'measure', { period: '2019', value: 7.7, knownFrom: '2022-05' }],
    ['kari', 'unbind-source', why],
    ['kari', 'reopen-period', { period: '2019', ...why }],
    ['kari', 'correct', { period: '2019', value: 7.8, cause: 'method', ...why }],
    ['kari', 'lock-period', { through: '2020', ...why }],
    ['kari', 'bind-source', source],
  ]
  for (const [who, name, body] of steps) {
    await it.tellAs(who, `indicators/x/${name}`, body)
    shown.push({ at: it.log.head(), points: pointsAt(it.log.head()) })
  }
  for (const { at, points } of shown) t.same(pointsAt(at), points)
})

const COMMANDS: Readonly<Record<string, string>> = {
  vintage: 'measure',
  bind: 'bind-source',
  unbind: 'unbind-source',
  lock: 'lock-period',
  reopen: 'reopen-period',
  on: 'set-sign-off',
  off: 'set-sign-off',
  corrected: 'resolve-dispute',
}
const years = ['2019', '2020', '2021'] as const
const deed: fc.Arbitrary<{ readonly name: string; readonly period: string }> = fc.oneof(
  fc.record({ name: fc.constant('measure'), period: fc.constantFrom(...years) }),
  fc.record({ name: fc.constant('correct'), period: fc.constantFrom(...years) }),
  fc.record({ name: fc.constant('withdraw'), period: fc.constantFrom(...years) }),
  fc.record({ name: fc.constantFrom('submit', 'return', 'approve'), period: fc.constantFrom(...years) }),
  fc.record({ name: fc.constantFrom('on', 'off', 'dispute', 'corrected'), period: fc.constantFrom(...years) }),
  fc.record({ name: fc.constantFrom('vintage', 'bind', 'lock'), period: fc.constantFrom(...years) }),
  fc.record({ name: fc.constantFrom('unbind', 'reopen'), period: fc.constantFrom(...years) }),
)
/** A vintage for a locked period waits though sign-off is asked for no more, is approved, and another waits. */
const lockedDeeds = [
  ...['off', 'measure', 'bind', 'lock', 'vintage', 'dispute', 'submit', 'approve', 'vintage', 'submit', 'return'],
  ...['unbind', 'vintage'],
].map(name => ({ name, period: '2020' }))

t.test('what awaits approval, its reasons and claimants reach nobody without a role, by no view', async t => {
  let lockedVintages = 0
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 16 }), async deeds => {
      const it = await scene({ signOff: true })
      /** Values by period: what nobody may see, and the last one approved. */
      const waiting = new Map<string, { secrets: string[]; submitted: boolean }>()
      /** Periods whose last figure awaits approval: a dispute is about that one. */
      const lastWaits = new Set<string>()
      /** Open disputes, with the period of each. */
      const open = new Map<string, string>()
      let [required, n] = [true, 0]
      let [isBound, lockedThrough] = [false, '']
      const reopened = new Set<string>()
      const isLocked = (period: string): boolean => period <= lockedThrough && !reopened.has(period)
      const waits = (period: string): boolean => required || (isBound && isLocked(period))
      for (const { name, period } of deeds) {
        n += 1
        const value = 1000.5 + n
        const secret = `secret-${n}x`
        const body = {
          measure: { period, value, reason: secret },
          vintage: { period, value, knownFrom: `2022-01-${String(n).padStart(2, '0')}`, reason: secret },
          bind: { ...source, query: `n=${n}` },
          unbind: why,
          lock: { through: period, ...why },
          reopen: { period, reason: secret },
          correct: { period, value, cause: 'method', reason: secret },
          withdraw: { period, reason: secret },
          submit: { periods: [period], reason: secret },
          return: { periods: [period], reason: secret },
          approve: { periods: [period] },
          on: { required: true, ...why },
          off: { required: false, ...why },
          dispute: { dispute: `d${n}`, period, claimant: secret, claimedValue: value, reason: secret },
          corrected: {
            dispute: [...open.keys()][0] ?? 'd',
            outcome: 'corrected',
            value,
            cause: 'method',
            reason: secret,
          },
        }[name] as object
        const command = COMMANDS[name] ?? name
        const outcome = await it
          .tellAs(name === 'approve' ? 'per' : 'kari', `indicators/x/${command}`, body)
          .catch(() => undefined)
        if (!outcome) continue
        if (name === 'on' || name === 'off') required = name === 'on'
        if (name === 'bind' || name === 'unbind') isBound = name === 'bind'
        if (name === 'lock') {
          if (period > lockedThrough) lockedThrough = period
          reopened.clear()
        }
        if (name === 'reopen') reopened.add(period)
        const isFigure = ['measure', 'vintage', 'correct', 'withdraw'].includes(name)
        if (isFigure && !required && waits(period)) lockedVintages += 1
        if (name === 'dispute') open.set(`d${n}`, period)
        const [ended] = open
        if (name === 'corrected' && ended) open.delete(ended[0])
        const recordedOf = name === 'corrected' ? ended?.[1] : isFigure ? period : undefined
        if (name === 'approve') {
          waiting.delete(period)
          lastWaits.delete(period)
        }
        if (recordedOf !== undefined) {
          if (waits(recordedOf)) lastWaits.add(recordedOf)
          else lastWaits.delete(recordedOf)
        }
        const known = waiting.get(period)
        if (['submit', 'return', 'reopen'].includes(name))
          waiting.set('', { secrets: [...(waiting.get('')?.secrets ?? []), secret], submitted: false })
        if (isFigure && waits(period))
          waiting.set(period, {
            secrets: [...(known?.secrets ?? []), secret, ...(name === 'withdraw' ? [] : [String(value)])],
            submitted: false,
          })
        if (name === 'dispute' && known && lastWaits.has(period)) known.secrets.push(secret, String(value))
      }
      const hidden = [...waiting.values()].flatMap(({ secrets }) => secrets)
      for (const address of ADDRESSES) {
        const answer = question(it.reader, address, outsider)
        const text = isRefusal(answer) ? JSON.stringify(answer) : answer.body
        for (const secret of hidden) if (text.includes(secret)) throw new Error(`${address} tells ${secret}: ${text}`)
      }
    }),
    { numRuns: 60, examples: [[lockedDeeds]] },
  )
  t.ok(lockedVintages > 1, 'vintages for locked periods were among them')
})

const ADDRESSES = [
  ...['', '/series?includeHistory=true', '/assessment', '/revisions', '/hindsight'].map(view => `/indicators/x${view}`),
  ...['', '/progress', '/timeline', '/state', '/changes?fromPosition=0', '/coverage', '/goalposts'].map(
    view => `/missions/m${view}`,
  ),
]

t.test('what awaits approval moves neither tag nor position of an answer to somebody without a role', async t => {
  const it = await scene({ signOff: true }, ...measured({ 2020: 9 }))
  const asked = () =>
    ADDRESSES.map(address => {
      const answer = question(it.reader, address, outsider)
      return isRefusal(answer) ? answer.refused : `${answer.etag} ${answer.body}`
    })
  const before = asked()
  await it.submit('measure', { period: '2021', value: 9 })
  await it.submit('submit', { periods: ['2020'] })
  await it.submit('dispute', { dispute: 'd', period: '2020', claimant: 'Per', ...why })
  t.same(asked(), before)
  await it.tellAs('per', 'indicators/x/approve', { periods: ['2020'] })
  t.not(asked().join(), before.join())
})

t.test('what awaits approval at a position is the same however much was recorded since', async t => {
  const it = await scene({ signOff: true }, ...measured({ 2020: 9 }))
  const at = it.log.head()
  const then = awaitedAt(it.factReader.indicator('x'), at)
  await it.submit('submit', { periods: ['2020'] })
  await approve(it, ['2020'])
  t.same(awaitedAt(it.factReader.indicator('x'), at), then)
  t.equal(awaitedAt(it.factReader.indicator('x'), it.log.head()).rows.size, 0)
})

t.test('what is hidden in many things of a mission is passed over without looking at each for each', async t => {
  const it = await scene({ signOff: true })
  const shown = it.log.head()
  for (let n = 0; n < 400; n++)
    await it.tell(`observations/o${n}/make`, { mission: 'm', about: [{ position: 1 }], text: 'Who?', grade: 'serious' })
  const asked: number[] = []
  const counting = {
    ...it.factReader,
    streamAt: (position: number) => {
      asked.push(position)
      return it.factReader.streamAt(position)
    },
  }
  const seen = approvedOnly(counting, it.log.head())
  t.equal(seen.lastPositionOf('m', it.log.head()), shown)
  t.equal(seen.lastPositionOf('m', it.log.head()), shown)
  t.equal(asked.length, 401, 'each once, and not again')
  t.same(seen.entries('m').position, [...Array(shown + 1).keys()])
})

t.test('entries are let through row by row', async t => {
  const all = noEntries()
  for (const [position, stream] of ['a', 'b', 'a'].entries())
    note(all, { position, knownFrom: 1, recordedAt: 2, type: 'indicator-measured', stream, decision: null })
  const some = entriesOf(all, row => all.stream[row] === 'a')
  t.same(some, {
    ...all,
    position: [0, 2],
    knownFrom: [1, 1],
    recordedAt: [2, 2],
    type: [all.type[0], all.type[2]],
    stream: ['a', 'a'],
    decision: [null, null],
  })
  t.equal(
    entriesOf(all, () => true),
    all,
    'the same where all are',
  )
})

t.test('the last fact of a mission that is seen without a role is the last one that awaits no approval', async () => {
  const deed = fc.constantFrom('x', 'x', 'y', 'y', 'other', 'submit-x', 'approve-x', 'submit-y', 'body', 'internal')
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 24 }), async deeds => {
      const it = await scene({ signOff: true })
      await it.tell('indicators/y/define', { ...definition, signOff: true, knownFrom: '2014' })
      await it.tell('missions/other/declare', {
        title: 'O',
        challenge: 'C',
        vision: 'V',
        horizon: { from: '2015', to: '2035' },
        knownFrom: '2014',
      })
      const measuredOf = new Map<string, string>()
      const submittedOf = new Map<string, string>()
      for (const [n, name] of deeds.entries()) {
        const [what, id = name] = name.split('-')
        const [period, last, submitted] = [String(1500 + n), measuredOf.get(id), submittedOf.get(id)]
        if (name === 'x' || name === 'y') {
          await it.tell(`indicators/${name}/measure`, { period, value: n })
          measuredOf.set(name, period)
        } else if (name === 'other' || name === 'body')
          await it.tell(`missions/${name === 'other' ? 'other' : 'm'}/form-body`, {
            body: `b${n}`,
            kind: 'partnership',
            name: 'B',
          })
        else if (name === 'internal')
          await it.tell(`observations/o${n}/make`, {
            mission: 'm',
            about: [{ position: 1 }],
            text: 'Who?',
            grade: 'serious',
          })
        else if (what === 'submit' && last !== undefined) {
          await it.tell(`indicators/${id}/submit`, { periods: [last] })
          measuredOf.delete(id)
          submittedOf.set(id, last)
        } else if (what === 'approve' && submitted !== undefined) {
          await it.tellAs('per', `indicators/${id}/approve`, { periods: [submitted] })
          submittedOf.delete(id)
        }
      }
      const { factReader, log } = it
      for (const head of [log.head(), Math.floor(log.head() / 2)]) {
        const seen = approvedOnly(factReader, head)
        const all = seen.entries('m').position
        for (let at = -1; at <= head; at++)
          if (seen.lastPositionOf('m', at) !== (all.findLast(position => position <= at) ?? -1))
            throw new Error(`up to ${at}, seen at ${head}`)
      }
    }),
    { numRuns: 60 },
  )
})
