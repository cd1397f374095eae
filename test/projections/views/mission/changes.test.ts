import fc from 'fast-check'
import t from 'tap'
import { attributedNumbers } from '../../../../projections/change/attributed-numbers.ts'
import { InvalidInput } from '../../../../src/engine/errors.ts'
import { definition, newMission, why } from '../../given.ts'
import { KNOWN, moves, tellMoves } from '../../moving.ts'
import { type Asker, askerOf, type Body, samples } from '../../told.ts'

const RUNS = { numRuns: 40 }

/** The two sides of a question, as an address says them. */
type Sides = Readonly<{ from?: string | undefined; to?: string | undefined }>
type SidesOf = (head: number) => Sides

const known = fc.constantFrom('1990', ...KNOWN, '2018', '2024-06-01', '2024-06', undefined)
const dates = fc.tuple(known, known).map(
  ([from, to]): SidesOf =>
    () => ({ from: from && `from=${from}`, to: to && `to=${to}` }),
)
const place = fc.double({ min: 0, max: 1, noNaN: true })
const places = fc.tuple(place, place).map(
  ([a, b]): SidesOf =>
    head => ({ from: `fromPosition=${Math.floor(a * head)}`, to: `toPosition=${Math.floor(b * head)}` }),
)
const sides = fc.oneof(dates, places)

const ON = 'on=2024-07-31'
const ask = (asker: Asker, { from, to }: Sides, ...more: string[]): Body =>
  asker.ask(`/missions/m/changes?${[from, to, ON, ...more].filter(Boolean).join('&')}`)
/** The other way round; nothing yet is said as long ago, everything as the last position. */
const turned = ({ from = 'from=1990', to }: Sides, head: number): Sides => ({
  from: to?.replace('to', 'from') ?? `fromPosition=${head}`,
  to: from.replace('from', 'to'),
})

/** Whether two numbers are the same, to nine digits of the largest of them and of what was added up on the way. */
const near = (a: number, b: number, ...onTheWay: readonly number[]): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b), ...onTheWay.map(Math.abs))

/** Throws, so that fast-check looks for the smallest history that breaks it. */
function holds(condition: boolean, what: string, ...shown: unknown[]): void {
  if (!condition) throw new Error(`${what}: ${JSON.stringify(shown)}`)
}

/** Runs a law on the changes of random histories; answers how often a number was seen to move. */
async function always(law: (asker: Asker, asked: Sides, head: number) => Body[], runs: object = RUNS): Promise<number> {
  let moved = 0
  await fc.assert(
    fc.asyncProperty(moves, sides, async (history, sides) => {
      const { log } = await tellMoves(history)
      for (const one of law(askerOf(log), sides(log.head()), log.head()))
        if (attributedNumbers.some(name => one.difference[name])) moved += 1
    }),
    runs,
  )
  return moved
}

function addsUp(list: readonly Body[], { indicator, difference, facts }: Body): void {
  for (const name of attributedNumbers) {
    // What one fact adds and the next takes away again is in no part, and yet is what a double could not tell apart.
    const onTheWay = facts.map((fact: Body) => fact.did[name] ?? 0)
    const did = list.map((part: Body) => part.did[name]) as (number | null)[]
    const sum = did.reduce<number>((a, b) => a + (b ?? 0), 0)
    if (difference[name] === null)
      holds(
        did.every(d => d === null),
        'no part of what is no difference',
        indicator,
        name,
        did,
      )
    else
      holds(
        did.every(d => d !== null) && near(sum, difference[name], ...onTheWay),
        'parts add up',
        indicator,
        name,
        did,
        difference,
      )
  }
}

/** A waterfall leads from the number before to the number after, each bar beginning where the last one ended. */
function leadsOn({ from, to, waterfalls, parts }: Body): void {
  for (const { number, bars, ...ends } of waterfalls) {
    holds(ends.from === from.numbers[number] && ends.to === to.numbers[number], 'it has the ends of the number', ends)
    const starts = [ends.from, ...bars.map((bar: Body) => bar.to)]
    holds(
      bars.every((bar: Body, i: number) => bar.from === starts[i]) && starts.at(-1) === ends.to,
      'each bar begins where the last one ended',
      bars,
    )
    const moving = parts.filter((part: Body) => part.did[number]).map((part: Body) => [part.cause, part.did[number]])
    holds(
      JSON.stringify(bars.map((bar: Body) => [bar.cause, bar.did])) === JSON.stringify(moving),
      'a bar for each cause that moved it',
      bars,
    )
  }
}

const addingUp = [
  { method: 'varde-1', runs: RUNS },
  { method: 'unsd-2023', runs: RUNS },
  { method: 'escap', runs: RUNS },
  { method: 'escap, by way of a number a billion times as large', runs: { ...RUNS, seed: -1187064362 } },
]
for (const { method, runs } of addingUp)
  t.test(`the parts add up to the difference, by cause and by fact, for every number: ${method}`, async t => {
    const moved = await always((asker, asked) => {
      const { indicators } = ask(asker, asked, `method=${method.split(',')[0]}`)
      for (const one of indicators) {
        addsUp(one.parts, one)
        addsUp(one.facts, one)
        leadsOn(one)
        for (const name of attributedNumbers) {
          const [from, to] = [one.from.numbers[name], one.to.numbers[name]]
          const wanted = from === null || to === null ? null : to - from
          const given = one.difference[name] as number | null
          const isRight = wanted === null || given === null ? wanted === given : near(given, wanted)
          holds(isRight, 'the difference is to − from', name, one)
          const digits = String(given).replace(/^-?0?\.?0*|e.*$|\./g, '').length
          holds(digits <= 13, 'a difference is shown without the noise of subtracting', name, given)
        }
      }
      return indicators
    }, runs)
    t.ok(moved > 2, `${moved} moved`)
  })

t.test('pins turned round give the negated result', async t => {
  const moved = await always((asker, asked, head) => {
    const [there, back] = [ask(asker, asked), ask(asker, turned(asked, head))]
    holds(there.indicators.length === back.indicators.length, 'the same indicators', there, back)
    holds(there.to.position === back.from.position && there.to.asOf === back.from.asOf, 'the pins', there, back)
    for (const [i, one] of there.indicators.entries()) {
      const other = back.indicators[i]
      holds(
        JSON.stringify([one.from, one.to]) === JSON.stringify([other.to, other.from]),
        'sides turn round',
        one,
        other,
      )
      for (const [part, counterpart] of [
        [{ did: one.difference }, { did: other.difference }],
        ...one.parts.map((part: Body, p: number) => [part, other.parts[p]]),
        ...one.facts.map((fact: Body, f: number) => [fact, other.facts[f]]),
      ])
        for (const name of attributedNumbers)
          holds(
            part.cause === counterpart.cause &&
              (part.did[name] === null ? counterpart.did[name] === null : part.did[name] + counterpart.did[name] === 0),
            'negated',
            part,
            counterpart,
          )
      const wasBecoming = one.became.map((b: Body) => [
        b.number,
        b.became === 'assessed' ? 'unassessed' : 'assessed',
        b.facts,
      ])
      const becomes = other.became.map((b: Body) => [b.number, b.became, b.facts])
      holds(JSON.stringify(wasBecoming) === JSON.stringify(becomes), 'becoming turns round', one, other)
    }
    return there.indicators
  })
  t.ok(moved > 2, `${moved} moved`)
})

/** What the assessment view says at a side; nothing was known where it refuses. */
function assessed({ ask }: Asker, indicator: string, side: string | undefined, method: string): Body {
  const pin = side === undefined ? '' : side.replace(/^(from|to)=/, 'asOf=').replace(/^(from|to)Position=/, 'position=')
  const a = ask(`/indicators/${indicator}/assessment?${[pin, ON, `method=${method}`].filter(Boolean).join('&')}`)
  const numbers = {
    latest: a.latest?.value ?? null,
    covered: a.covered,
    share: a.path.share,
    projected: a.trend.projected,
    value: a.method.value ?? null,
  }
  return { numbers, path: a.path.verdict, trend: a.trend.verdict, status: a.method.status ?? null }
}

t.test('either side is what the assessment view says at its pin', async t => {
  let compared = 0
  await always((asker, asked) => {
    const { indicators } = ask(asker, asked, 'method=opensdg-2.4')
    for (const { indicator, from, to } of indicators) {
      const sayings = [
        [from, asked.from],
        [to, asked.to],
      ] as const
      for (const [standing, side] of sayings) {
        // Where nothing was known there is nothing to compare with.
        if (standing.path === null) continue
        compared += 1
        const wanted = assessed(asker, indicator, side, 'opensdg-2.4')
        holds(JSON.stringify(standing) === JSON.stringify(wanted), 'the same', indicator, standing, wanted)
      }
    }
    return indicators
  })
  t.ok(compared > 20, `${compared} sides compared`)
})

t.test('a number that is null on one side is listed as become assessed or unassessed, with its facts', async () => {
  let became = 0
  await always((asker, asked) => {
    const { indicators } = ask(asker, asked)
    for (const one of indicators) {
      const positions = one.facts.map((f: Body) => f.position)
      for (const name of attributedNumbers) {
        const [from, to] = [one.from.numbers[name], one.to.numbers[name]]
        const listed = one.became.filter((b: Body) => b.number === name)
        const wanted =
          from === null && to !== null ? 'assessed' : from !== null && to === null ? 'unassessed' : undefined
        holds(listed.length === (wanted === undefined ? 0 : 1) && listed[0]?.became === wanted, 'listed', name, one)
        if (!wanted) continue
        became += 1
        const { facts } = listed[0]
        holds(facts.length % 2 === 1 && facts.every((f: number) => positions.includes(f)), 'with its facts', name, one)
      }
    }
    return indicators
  })
  if (became < 10) throw new Error(`only ${became} became`)
})

t.test(
  'every fact between the pins stands behind exactly one part, and indicators without any are counted',
  async () => {
    await always((asker, asked) => {
      const { indicators, unchanged } = ask(asker, asked)
      for (const { facts, parts } of indicators) {
        holds(facts.length > 0, 'nothing happened to it')
        const behind = parts.flatMap((p: Body) => p.facts).sort((a: number, b: number) => a - b)
        const all = facts.map((f: Body) => f.position).sort((a: number, b: number) => a - b)
        holds(JSON.stringify(behind) === JSON.stringify(all), 'once each', parts, facts)
      }
      const known = asker.ask('/missions/m/progress').goals[0].indicators.length
      if (asked.to === undefined)
        holds(indicators.length + unchanged === known, 'counted', indicators, unchanged, known)
      return indicators
    })
  },
)

/** One of everything that can happen, a year apart as known, all recorded on one day. Positions: define is 2, retire 12. */
async function oneOfEach() {
  const teller = await newMission()
  const x = (command: string, body: object, knownFrom: string) =>
    teller.tell(`indicators/x/${command}`, { ...body, knownFrom })
  await x('define', definition, '2015')
  await x('set-baseline', { period: '2015', value: 20 }, '2016')
  await x('set-target', { period: '2030', changePercent: -50 }, '2016')
  await x('measure', { period: '2019', value: 16 }, '2017-01/2020-06')
  await x('measure', { period: '2020', value: 15 }, '2021')
  await x('correct', { period: '2020', value: 14, cause: 'source-revised', ...why }, '2021-06/2021-12')
  await x('reestimate-baseline', { period: '2015', value: 22, ...why }, '2022')
  await x(
    'revise-target',
    { period: '2030', changePercent: -40, baselineVersion: 2, decidedBy: 'P', ...why },
    '2022-12-31',
  )
  const bridge = { factor: 2, note: 'twice' }
  await x('redefine', { definition: 'D2', breakAt: '2023', comparable: false, bridge, ...why }, '2023')
  await x('assign-goals', { goals: ['g'], ...why }, '2023')
  await x('retire', why, '2024-05')
  return { ...askerOf(teller.log), teller }
}

t.test('what moved a number is told by cause, each fact folded at its own place', async t => {
  const { ask } = await oneOfEach()
  const [x] = ask('/missions/m/changes?from=2020&to=2024-05&on=2024-05-31').indicators
  const did = Object.fromEntries(x.parts.map((p: Body) => [p.cause, p.did]))
  const rounded = (n: number) => Math.round(n * 1e6) / 1e6
  // Covered goes from 4/10 by 5/10, 6/10 and 8/12 to 8/8.8; the bridge doubles every number and moves no share.
  t.strictSame(
    Object.entries(did).map(([cause, d]) => [cause, rounded((d as Body).latest), rounded((d as Body).covered)]),
    [
      ['new data', -1, 0.1],
      ['correction', -1, 0.1],
      ['target', 0, rounded(8 / 8.8 - 8 / 12)],
      ['baseline', 0, rounded(8 / 12 - 6 / 10)],
      ['definition', 14, 0],
      ['membership', 0, 0],
    ],
  )
  t.strictSame(
    x.parts.map((p: Body) => [p.cause, p.facts]),
    [
      ['new data', [6]],
      ['correction', [7]],
      ['target', [9]],
      ['baseline', [8]],
      ['definition', [10]],
      ['membership', [11, 12]],
    ],
    'with the facts behind each part',
  )
  t.strictSame(x.from.numbers, { latest: 16, covered: 0.4, share: x.from.numbers.share, projected: null, value: null })
  t.equal(x.to.numbers.latest, 28, 'in the unit of the day')
  t.match(x.facts[0], { cause: 'new data', type: 'indicator-measured', position: 6, period: '2020', cell: {} })
  t.equal(x.facts[0].knownFrom, '2021-12-31T23:59:59.999Z')
  t.notOk(did.method, 'no part of a method where both sides name the same')
})

t.test('facts are added in the order they were known, not in the order they were recorded', async t => {
  const { ask, teller } = await oneOfEach()
  await teller.tell('indicators/y/define', { ...definition, knownFrom: '2016' })
  await teller.tell('indicators/y/measure', { period: '2019', value: 3, knownFrom: '2022' })
  await teller.tell('indicators/y/measure', { period: '2019', value: 1, knownFrom: '2020' })
  const y = ask('/missions/m/changes?from=2019&to=2024').indicators.find((i: Body) => i.indicator === 'y')
  t.strictSame(y.became, [{ number: 'latest', became: 'assessed', facts: [15] }], 'first known in 2020')
  const later = ask('/missions/m/changes?from=2020&to=2024').indicators.find((i: Body) => i.indicator === 'y')
  t.strictSame(
    later.parts.map((p: Body) => [p.cause, p.did.latest, p.facts]),
    [['new data', 2, [14]]],
  )
})

t.test('a value that is withdrawn on the way leaves the whole change to what came after', async t => {
  const { ask, teller } = await oneOfEach()
  await teller.tell('indicators/y/define', definition)
  await teller.tell('indicators/y/measure', { period: '2019', value: 3 })
  const from = teller.log.head()
  await teller.tell('indicators/y/withdraw', { period: '2019', ...why })
  await teller.tell('indicators/y/measure', { period: '2019', value: 5 })
  const [y] = ask(`/missions/m/changes?fromPosition=${from}`).indicators
  t.strictSame(
    y.parts.map((p: Body) => [p.cause, p.did.latest]),
    [
      ['new data', 2],
      ['correction', 0],
    ],
  )
  t.strictSame(y.became, [], 'it was null only in between')
})

t.test('the method is a part only where the two sides name different ones', async t => {
  const { ask } = await oneOfEach()
  const question = '/missions/m/changes?from=2020&to=2021&on=2021-12-31'
  const one = ask(`${question}&method=unsd-2023&toMethod=escap`).indicators[0]
  t.equal(one.parts.at(-1).cause, 'method')
  t.strictSame(one.parts.at(-1).facts, [])
  t.notOk('position' in one.facts.at(-1), 'no fact stands behind a method')
  t.notOk(ask(`${question}&method=escap&toMethod=escap`).indicators[0].parts.some((p: Body) => p.cause === 'method'))
  const still = ask('/missions/m/changes?from=2021&to=2021&on=2021-12-31&method=unsd-2023&toMethod=escap').indicators[0]
  t.strictSame(
    still.parts.map((p: Body) => p.cause),
    ['method'],
    'nothing happened but the method',
  )
  t.ok(still.flipped.status, 'a status is another in another method')
})

t.test('a method stays with its side when the pins are turned round', async t => {
  const { ask } = await oneOfEach()
  const there = ask('/missions/m/changes?from=2020&to=2021&on=2021-12-31&method=unsd-2023&toMethod=escap').indicators[0]
  const back = ask('/missions/m/changes?from=2021&to=2020&on=2021-12-31&method=escap&toMethod=unsd-2023').indicators[0]
  t.strictSame([back.from, back.to], [there.to, there.from])
  t.equal(back.difference.value, -there.difference.value)
  t.not(there.difference.value, 0)
})

t.test('verdicts that flipped are named with what they were', async t => {
  const { ask, teller } = await oneOfEach()
  await teller.tell('indicators/y/define', definition)
  await teller.tell('indicators/y/set-baseline', { period: '2015', value: 20 })
  await teller.tell('indicators/y/set-target', { period: '2030', value: 10 })
  await teller.tell('indicators/y/measure', { period: '2020', value: 14 })
  const before = teller.log.head()
  await teller.tell('indicators/y/correct', { period: '2020', value: 21, cause: 'typing-error', ...why })
  const [y] = ask(`/missions/m/changes?fromPosition=${before}`).indicators
  t.strictSame(y.flipped, { path: { from: 'ahead', to: 'behind' }, trend: null, status: null })
  t.strictSame(y.difference.latest, 7)
})

/** The parameter an unreadable question names. */
function named(ask: Asker['ask'], address: string): string {
  try {
    ask(address)
  } catch (error) {
    if (error instanceof InvalidInput && error.unreadable) return error.faults.map(f => f.pointer).join()
    throw error
  }
  throw new Error(`${address} is answered`)
}

t.test('what can not be compared is refused, and the parameter is named', async t => {
  const { ask, refused } = await oneOfEach()
  const at = (query: string) => named(ask, `/missions/m/changes?${query}`)
  t.equal(at('from=2020&toPosition=5'), 'toPosition', 'pins that do not nest')
  t.equal(at('fromPosition=5&to=2020'), 'to', 'nor these')
  t.equal(at('from=2020&fromPosition=5&to=2019'), 'to', 'nor these')
  t.equal(at('from=2030'), 'from', 'the future')
  t.equal(at('from=2020&to=2024-06-02'), 'to')
  t.equal(at('fromPosition=13'), 'fromPosition', 'the log ends at 12')
  t.equal(at('fromPosition=1&toPosition=13'), 'toPosition')
  t.equal(at('since=2020'), 'since', 'a parameter that is none')
  t.equal(at('from=yesterday'), 'from')
  t.equal(at('fromPosition=-1'), 'fromPosition')
  t.equal(at('from=2020&on=2020'), 'on')
  t.equal(at('method=guess'), 'method')
  t.equal(at('toMethod=guess'), 'toMethod')
  t.equal(refused('/missions/nobody/changes'), 'unknown-thing')
})

t.test('pins nest in both ways at once, and inside the pin of the question', async t => {
  const { ask } = await oneOfEach()
  const both = ask('/missions/m/changes?from=2020&fromPosition=5&to=2024-05&toPosition=9&position=8')
  t.match(both, { from: { asOf: '2020', position: 5 }, to: { asOf: '2024-05', position: 8 } })
  t.strictSame(
    both.indicators[0].facts.map((f: Body) => f.position),
    [6, 7, 8],
  )
  const early = ask('/missions/m/changes?from=2020&to=2021-06')
  t.strictSame(early.indicators, [], 'what became known by the end of 2021 lies beyond')
  const cut = ask('/missions/m/changes?from=2020&to=2024-05&asOf=2021')
  t.strictSame(cut.to.asOf, '2021', 'nothing is shown that the pin of the question leaves out')
  t.strictSame(
    cut.indicators[0].facts.map((f: Body) => f.position),
    [6, 7],
  )
})

t.test('without from it begins with nothing, without to it ends with what is known', async t => {
  const { ask } = await oneOfEach()
  const all = ask('/missions/m/changes')
  t.match(all, { from: { asOf: null, position: -1 }, to: { asOf: null, position: 12 }, on: '2024-06-01' })
  t.equal(all.indicators[0].facts.length, 11)
  t.equal(all.indicators[0].from.path, null, 'nothing was known of it')
  t.strictSame(
    all.missionFacts.map((f: Body) => f.position),
    [0, 1],
  )
  t.strictSame(ask('/missions/m/changes?from=2024-05').indicators, [])
})

t.test('both sides are assessed for the day of the later one, unless another is given', async t => {
  const { ask, teller } = await oneOfEach()
  teller.clock.now += 5 * 86_400_000
  await teller.tell('indicators/y/define', definition)
  teller.clock.now += 86_400_000
  const on = (query: string) => ask(`/missions/m/changes?${query}`).on
  t.equal(on('from=2020&to=2021'), '2021-12-31')
  t.equal(on('from=2021&to=2020'), '2021-12-31', 'turned round')
  t.equal(on('from=2020&to=2024-06'), '2024-06-07', 'one still running means now')
  t.equal(on('from=2020'), '2024-06-07', 'today')
  t.equal(on('fromPosition=3&toPosition=9'), '2024-06-01', 'when it was recorded')
  t.equal(on('fromPosition=13&toPosition=3'), '2024-06-06')
  t.equal(on('from=2020&to=2021&on=2020-01-31'), '2020-01-31')
})

t.test('what is recorded after the later pin changes nothing, not even how many are unchanged', async t => {
  const { ask, teller } = await oneOfEach()
  const address = '/missions/m/changes?fromPosition=12&toPosition=12&position=12'
  const before = ask(address)
  t.strictSame([before.indicators, before.unchanged], [[], 1])
  await teller.tell('indicators/y/define', definition)
  t.strictSame(askerOf(teller.log).ask(address), before)
})

t.test('it says on either side how many facts were recorded later than it speaks of', async t => {
  const { ask } = await oneOfEach()
  const late = ask('/missions/m/changes?from=2020&to=2024-05')
  t.equal(late.from.lateEntries, 6, 'all that was known in 2020 was recorded in June 2024')
  t.equal(late.to.lateEntries, 13)
  t.equal(late.lateEntries, 13)
  t.equal(ask('/missions/m/changes?from=2020').lateEntries, 6, 'the earlier side rests on later words')
  t.equal(ask('/missions/m/changes?fromPosition=3').lateEntries, 0)
})

t.test('the inclusion mission: what was known of 2021 and what has moved since', async t => {
  const { ask } = askerOf((await samples()).log)
  const { indicators } = ask('/missions/inkludering/changes?from=2022-12-31&to=2025')
  const neet = indicators.find((i: Body) => i.indicator === 'neet-15-29')
  t.ok(neet.facts.length > 0)
  addsUp(neet.parts, neet)
})

t.test('what changed beside the figures is told by topic, and what is of none of them is counted', async t => {
  const { ask, teller } = await oneOfEach()
  await teller.tell('indicators/y/define', definition)
  await teller.tell('indicators/y/set-target', { period: '2030', value: 10 })
  const before = teller.log.head()
  await teller.tell('missions/m/revise-goal', { goal: 'g', statement: 'Said otherwise', decidedBy: 'P', ...why })
  await teller.tell('indicators/y/revise-target', { period: '2030', value: 5, decidedBy: 'P', ...why })
  await teller.tell('missions/m/raise-barrier', { barrier: 'law', kind: 'law', text: 'A law is in the way', ...why })
  await teller.tell('missions/m/form-body', { body: 'b', kind: 'secretariat', name: 'The secretariat' })
  const { entries, otherFacts } = ask(`/missions/m/changes?fromPosition=${before}&lang=en`)
  t.strictSame(
    entries.map((e: Body) => [e.topic, e.type]),
    [
      ['wording', 'goal-revised'],
      ['target', 'target-revised'],
      ['barrier', 'barrier-raised'],
    ],
  )
  t.match(entries[0].sentence, 'Said otherwise')
  t.equal(otherFacts, 1, 'the body')
  t.strictSame(ask(`/missions/m/changes?fromPosition=${teller.log.head()}`).entries, [])
})
