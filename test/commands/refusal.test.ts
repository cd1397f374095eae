import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { type Detail, message } from '../../events/refusals.ts'
import { languages, readerLanguages } from '../../projections/words/languages.ts'
import { type RefusalCode, refusals } from '../../src/commands/refusal.ts'
import { inWords } from '../../src/engine/in-words.ts'
import { type Before, type CommandRequest, given } from './given.ts'
import {
  actor,
  barrierBody,
  counties,
  decisionBody,
  definitionBody,
  goalBody,
  indicator,
  loop,
  measured,
  mission,
  missionBody,
  observation,
  observationBody,
  portfolio,
  project,
} from './scenes.ts'

const reason = 'because r'
const i = (command: string, body: object): CommandRequest => [`indicators/i/${command}`, body]
const m = (command: string, body: object): CommandRequest => [`missions/m/${command}`, body]
const f = (command: string, body: object): CommandRequest => [`portfolios/f/${command}`, body]
const p = (command: string, body: object): CommandRequest => [`projects/p/${command}`, body]
const d = (command: string, body: object): CommandRequest => [`decisions/d/${command}`, body]
const l = (command: string, body: object): CommandRequest => [`learning-loops/l/${command}`, body]
const a = (command: string, body: object): CommandRequest => [`actors/a/${command}`, body]
const concluding = { conclusion: 'C', consequence: { text: 'T' } }
const ending = { on: '2026-01-01', outcome: 'O', lessons: 'L' }
const answer = m('answer-barrier', { barrier: 'b', outcome: 'removed', text: 'T' })
const taken: readonly Before[] = [...mission, d('take', decisionBody)]
const grant = (principal: string, role: string): CommandRequest => [
  'access/give-grant',
  { grant: role, principal, role, mission: '*' },
]
const key: CommandRequest = ['access/issue-key', { principal: 'ola', organisation: 'O', name: 'N' }]
const admin: readonly Before[] = [key, grant('ola', 'admin')]

/** For every code, a command that is refused with it. */
const reached: Record<RefusalCode, readonly [before: readonly Before[], request: CommandRequest]> = {
  'unknown-thing': [[], m('conclude', { decidedBy: 'p', reason })],
  'unknown-mission': [[], i('define', definitionBody)],
  'unknown-goal': [mission, m('adopt-goal', { goal: 'x', decidedBy: 'p' })],
  'unknown-key': [admin, ['access/revoke-key', { key: 'x', reason }]],
  'unknown-grant': [[], ['access/withdraw-grant', { grant: 'x' }]],
  'unknown-body': [mission, m('dissolve-body', { body: 'x', reason })],
  'unknown-dispute': [indicator(), i('resolve-dispute', { dispute: 'x', outcome: 'upheld', reason })],
  'unknown-vintage': [
    [...indicator(), measured('2024', 1)],
    i('correct', { period: '2024', value: 2, vintage: '2020', cause: 'method', reason }),
  ],
  'unknown-position': [mission, ['releases/r/publish', { mission: 'm', title: 'R', position: 99 }]],
  'not-strikable': [[...indicator(), measured('2024', 1)], i('strike', { position: 3, reason })],
  'already-struck': [[...mission, m('strike', { position: 1, reason })], m('strike', { position: 1, reason })],
  'fact-in-use': [indicator(), m('strike', { position: 1, reason })],
  'already-exists': [mission, m('propose', missionBody)],
  'already-declared': [mission, m('declare', missionBody)],
  'already-in-phase': [
    [...mission, m('begin-phase', { phase: 'design', from: '2025' })],
    m('begin-phase', { phase: 'design', from: '2025' }),
  ],
  'already-adopted': [
    [...mission, m('adopt-goal', { goal: 'g', decidedBy: 'p' })],
    m('adopt-goal', { goal: 'g', decidedBy: 'p' }),
  ],
  'already-measured': [[...indicator(), measured('2024', 1)], i('measure', { period: '2024', value: 2 })],
  'already-set': [
    [...indicator(), i('set-target', { period: '2035', value: 1 })],
    i('set-target', { period: '2035', value: 2 }),
  ],
  'already-revoked': [
    [...admin, key, ['access/revoke-key', { key: 'k2', reason }]],
    ['access/revoke-key', { key: 'k2', reason }],
  ],
  'not-declared': [[m('propose', missionBody)], m('begin-phase', { phase: 'design', from: '2025' })],
  'not-set': [indicator(), i('reestimate-baseline', { period: '2015', value: 1, reason })],
  'not-measured': [indicator(), i('withdraw', { period: '2024', reason })],
  'mission-concluded': [
    [...mission, m('conclude', { decidedBy: 'p', reason })],
    m('set-goal', { ...goalBody, goal: 'h' }),
  ],
  'goal-retired': [
    [...mission, m('retire-goal', { goal: 'g', decidedBy: 'partnership', reason })],
    i('define', definitionBody),
  ],
  'goal-in-use': [indicator(), m('retire-goal', { goal: 'g', decidedBy: 'partnership', reason })],
  'needs-decision': [
    [...indicator(), m('adopt-goal', { goal: 'g', decidedBy: 'partnership' })],
    i('retire', { reason }),
  ],
  'goal-level': [mission, m('set-goal', { ...goalBody, goal: 'h', parent: 'g' })],
  'indicator-retired': [[...indicator(), i('retire', { reason })], i('measure', { period: '2024', value: 1 })],
  'known-in-future': [indicator(), i('measure', { period: '2024', value: 1, knownFrom: '2027' })],
  'known-before-its-subject': [mission, i('define', { ...definitionBody, knownFrom: '2020' })],
  'period-not-begun': [indicator(), i('measure', { period: '2027', value: 1 })],
  'known-before-its-period': [indicator(), i('measure', { period: '2025', value: 1, knownFrom: '2024-06' })],
  'needs-parts': [
    [...indicator({ multiplier: 100 }), measured('2024', 50, { numerator: 50, denominator: 100 })],
    i('correct', { period: '2024', value: 60, cause: 'typing-error', reason }),
  ],
  'needs-status': [
    [...indicator(), measured('2026', 9, { obsStatus: 'F' })],
    i('correct', { period: '2026', value: 8, cause: 'source-revised', reason }),
  ],
  'period-kind': [[...indicator(), measured('2024', 1)], i('measure', { period: '2024-Q1', value: 1 })],
  'definition-contradiction': [mission, i('define', { ...definitionBody, measures: 'level', cumulative: true })],
  'break-order': [
    [...indicator(), i('redefine', { definition: 'D', breakAt: '2021', comparable: true, reason })],
    i('redefine', { definition: 'D', breakAt: '2021', comparable: true, reason }),
  ],
  'milestone-order': [indicator(), i('set-target', { period: '2035', value: 1, path: [{ period: '2036', value: 2 }] })],
  'unknown-cell': [indicator(counties), i('measure', { period: '2024', value: 1, cell: { county: '99' } })],
  'period-locked': [
    [...indicator(), ['indicators/i/lock-period', { through: '2024', reason }]],
    i('measure', { period: '2023', value: 1 }),
  ],
  'not-bound': [indicator(), i('unbind-source', { reason })],
  'not-locked': [indicator(), i('reopen-period', { period: '2024', reason })],
  'nothing-to-submit': [indicator({ signOff: true }), i('submit', { periods: ['2024'] })],
  'not-submitted': [[...indicator({ signOff: true }), measured('2024', 1)], i('approve', { periods: ['2024'] })],
  'own-figure': [
    [...indicator({ signOff: true }), measured('2024', 1), ['indicators/i/submit', { periods: ['2024'] }]],
    i('approve', { periods: ['2024'] }),
  ],
  'out-of-limits': [indicator({ limits: { max: 1 } }), i('measure', { period: '2024', value: 2 })],
  'ratio-mismatch': [indicator(), i('measure', { period: '2024', value: 2, numerator: 1, denominator: 1 })],
  'off-scale': [
    indicator(),
    i('measure', { period: '2024', judgement: { code: 'good', rationale: 'Seen', by: 'panel' } }),
  ],
  'needs-band': [indicator({ direction: 'hold' }), i('set-target', { period: '2035', value: 1 })],
  'no-such-baseline': [indicator(), i('set-target', { period: '2035', changePercent: -50 })],
  'same-as-before': [mission, m('revise', { decidedBy: 'p', reason })],
  'unknown-indicator': [mission, d('take', { ...decisionBody, restsOn: [{ indicator: 'x', period: '2024' }] })],
  'unknown-project': [portfolio, f('add-project', { project: 'x', from: '2025' })],
  'unknown-actor': [mission, m('add-actor', { actor: 'x', from: '2025' })],
  'unknown-decision': [taken, d('supersede', { by: 'x', reason })],
  'unknown-subject': [mission, ['observations/o/make', { ...observationBody, about: [{ thing: 'release', id: 'x' }] }]],
  'observation-closed': [
    [...observation, ['observations/o/close', { reason }]],
    ['observations/o/answer', { text: 'T', by: 'B' }],
  ],
  'unknown-barrier': [mission, answer],
  'unknown-contribution': [[...mission, project], p('withdraw-contribution', { contribution: 'x', reason })],
  'not-a-member': [portfolio, f('remove-project', { project: 'p', until: '2026', reason })],
  'other-mission': [
    [...taken, ['missions/n/declare', missionBody]],
    d('give-advice', { mission: 'n', body: 'B', question: 'Q', advice: 'A' }),
  ],
  'portfolio-closed': [[...portfolio, f('close', { reason })], f('add-project', { project: 'p', from: '2025' })],
  'project-ended': [[project, p('end', ending)], p('end', ending)],
  'actor-ended': [
    [actor('a'), actor('b'), a('merge', { into: 'b', from: '2024', reason })],
    a('rename', { name: 'N', from: '2025' }),
  ],
  'already-taken': [taken, d('take', decisionBody)],
  'not-taken': [
    [...mission, d('give-advice', { mission: 'm', body: 'B', question: 'Q', advice: 'A' })],
    d('review', { finding: 'F', by: 'panel' }),
  ],
  'decided-earlier': [
    [...taken, ['decisions/e/take', { ...decisionBody, decidedOn: '2024-01-01' }]],
    d('supersede', { by: 'e', reason }),
  ],
  'seen-after-decision': [
    [...mission, { clock: '2026-06-16T08:00:00Z' }, project],
    d('take', { ...decisionBody, seenPosition: 2 }),
  ],
  'already-superseded': [
    [...taken, ['decisions/e/take', decisionBody], d('supersede', { by: 'e', reason })],
    d('supersede', { by: 'e', reason }),
  ],
  'already-answered': [[...mission, m('raise-barrier', barrierBody), answer], answer],
  'no-answer': [taken, d('receive-answer', { verdict: 'good', text: 'T' })],
  'no-advice': [taken, d('answer-advice', { outcome: 'followed', why: 'W' })],
  'loop-closed': [[...loop, l('close', concluding)], l('record-insight', { text: 'T', by: 'B' })],
  'loop-open': [loop, l('reopen', { reason })],
  'ends-before-it-begins': [
    [...portfolio, f('add-project', { project: 'p', from: '2025' })],
    f('remove-project', { project: 'p', until: '2024', reason }),
  ],
  'not-yet': [[project], p('end', { ...ending, on: '2027' })],
  'excluding-roles': [[grant('ola', 'operative')], grant('ola', 'auditor')],
  'own-grant': [[], grant('kari', 'operative')],
  'other-organisation': [[key], ['access/issue-key', { principal: 'ola', organisation: 'P', name: 'N' }]],
  'renewed-too-long': [
    [['access/issue-key', { principal: 'kari', organisation: 'O', name: 'N', expires: '2026' }]],
    ['access/issue-key', { principal: 'kari', organisation: 'O', name: 'N' }],
  ],
  'last-admin': [admin, ['access/withdraw-grant', { grant: 'admin' }]],
}

const codes = Object.keys(refusals) as RefusalCode[]

for (const code of codes)
  t.test(`${code} is reached by a command, records nothing, and says the way out`, async t => {
    const example = reached[code]
    t.ok(example, `a command reaches ${code}`)
    const [before, [path, body]] = example
    given(before)
      .when(path, body)
      .isRefused(code, undefined, /^\S.{20,}[.…]$/u)
  })

const root = join(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const codesIn = (source: string): RefusalCode[] =>
  [...source.matchAll(/\brefuse\(([^{,]*)/g)].flatMap(([, name = '']) =>
    [...name.matchAll(/'([a-z-]+)(?:\/[a-z-]+)?'/g)].map(match => match[1] as RefusalCode),
  )

t.test('no rule refuses with a code outside the table, and no code is left that no rule uses', async t => {
  const used = globSync('src/commands/**/*.ts', { cwd: root })
    .filter(file => !file.endsWith('/refusal.ts'))
    .flatMap(file => codesIn(read(file)))
  t.same([...new Set(used)].sort(), codes.toSorted())
  t.same(Object.keys(reached).sort(), codes.toSorted())
})

t.test('every refusal of a thing’s rules is reached in the tests of that thing', async t => {
  for (const folder of readdirSync(join(root, 'src/commands'), { withFileTypes: true })) {
    if (!folder.isDirectory()) continue
    const rules = globSync(`src/commands/${folder.name}/*.ts`, { cwd: root }).map(read).join('\n')
    const tests = globSync(`test/commands/${folder.name}/*.test.ts`, { cwd: root }).map(read).join('\n')
    for (const code of new Set(codesIn(rules)))
      t.ok(tests.includes(`isRefused('${code}'`), `${code} is reached in test/commands/${folder.name}`)
  }
})

t.test('every code says in a sentence what it means, in every language', async t => {
  for (const [code, kind] of Object.entries(refusals)) {
    t.match(code, /^[a-z]+(-[a-z]+)+$/)
    t.match(kind, /^(missing|conflict)$/)
    for (const language of readerLanguages)
      t.match(languages[language].codes[code as RefusalCode], /^\S.{10,}\.$/u, `${language} ${code}`)
  }
})

t.test('numbers and days in refusals and warnings are written as the language writes them', async t => {
  const limits = message('out-of-limits', { field: 'value', given: -12345.25, min: 0, max: 1000000 })
  const late = message('ends-before-it-begins', { field: 'until', since: '2026-05-17' })
  const said = (detail: Detail) =>
    Object.fromEntries(readerLanguages.map(each => [each, inWords(detail, each).replaceAll('\u00a0', ' ')]))
  const [numbers, days] = [said(limits), said(late)]
  t.match(numbers, { nb: /−12 345,25.*1 000 000/, nn: /−12 345,25/, sv: /−12 345,25/ })
  t.match(numbers, { da: /−12\.345,25.*1\.000\.000/, en: /−12,345\.25.*1,000,000/ })
  t.match(days, { nb: /17\. mai 2026/, nn: /17\. mai 2026/, sv: /17 maj 2026/, da: /17\. maj 2026/, en: /17 May 2026/ })
})
