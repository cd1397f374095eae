/** One example of every command that is accepted, with what must have been recorded before it. The body holds no field that could be left out. */
import { indicatorMeasured } from '../../events/indicator.ts'
import type { BodyAt, CommandAddress } from '../../src/commands/catalogue.ts'
import type { Thing } from '../../src/commands/command.ts'
import type { Before } from './given.ts'
import {
  actor,
  actorBody,
  adviceBody,
  barrierBody,
  claimBody,
  decisionBody,
  definitionBody,
  goalBody,
  indicator,
  loop,
  loopBody,
  measured,
  mission,
  missionBody,
  observation,
  portfolio,
  portfolioBody,
  project,
  projectBody,
} from './scenes.ts'

export interface Example<Body extends object = object> {
  readonly before: readonly Before[]
  readonly body: Body
}

const reason = 'Because'
const decidedBy = 'partnership'
const baseline: Before = ['indicators/i/set-baseline', { period: '2015', value: 12 }]
const target: Before = ['indicators/i/set-target', { period: '2035', value: 6 }]
const dispute = { dispute: 'd', period: '2024', claimant: 'County', reason }
const byOla = indicatorMeasured({ period: '2024', value: 9 })
const awaiting: readonly Before[] = [...indicator({ signOff: true }), { stream: 'indicator-i', fact: byOla, by: 'ola' }]
const submitted: readonly Before[] = [...awaiting, ['indicators/i/submit', { periods: ['2024'] }]]
const raised: readonly Before[] = [...mission, ['missions/m/raise-barrier', barrierBody]]
const member: readonly Before[] = [...mission, actor('a'), ['missions/m/add-actor', { actor: 'a', from: '2025' }]]
const joined: readonly Before[] = [...portfolio, ['portfolios/f/add-project', { project: 'p', from: '2025' }]]
const claimed: readonly Before[] = [...mission, project, ['projects/p/claim-contribution', claimBody]]
const released: readonly Before[] = [...mission, ['releases/r/publish', { mission: 'm', title: 'R' }]]
const taken: readonly Before[] = [...mission, ['decisions/d/take', decisionBody]]
const key = { principal: 'ola', organisation: 'O', name: 'N' }
const admin: readonly Before[] = [
  ['access/issue-key', key],
  ['access/give-grant', { grant: 'a', principal: 'ola', role: 'admin', mission: '*' }],
]

/** An example of every command: one that is missing, or has the body of another command, does not compile. */
export const examples: { readonly [A in CommandAddress]: Example<BodyAt<A>> } = {
  'missions/propose': { before: [], body: missionBody },
  'missions/declare': { before: [], body: missionBody },
  'missions/revise': { before: mission, body: { title: 'T', decidedBy, reason } },
  'missions/begin-phase': { before: mission, body: { phase: 'design', from: '2025' } },
  'missions/strike': { before: mission, body: { position: 1, reason } },
  'indicators/strike': { before: [...indicator(), ['indicators/i/retire', { reason }]], body: { position: 3, reason } },
  'portfolios/strike': { before: joined, body: { position: 4, reason } },
  'projects/strike': { before: [project], body: { position: 0, reason } },
  'decisions/strike': { before: taken, body: { position: 2, reason } },
  'learning-loops/strike': { before: loop, body: { position: 2, reason } },
  'actors/strike': { before: [actor('a')], body: { position: 0, reason } },
  'missions/conclude': { before: mission, body: { decidedBy, reason } },
  'missions/assess-criterion': { before: mission, body: { criterion: 'bold', assessment: 'A', by: 'panel' } },
  'missions/assess-capability': { before: mission, body: { capability: 'risk', assessment: 'A', by: 'panel' } },
  'missions/set-goal': { before: mission, body: { ...goalBody, goal: 'h' } },
  'missions/adopt-goal': { before: mission, body: { goal: 'g', decidedBy } },
  'missions/revise-goal': { before: mission, body: { goal: 'g', statement: 'S', decidedBy, reason } },
  'missions/retire-goal': { before: mission, body: { goal: 'g', decidedBy, reason } },
  'missions/form-body': { before: mission, body: { body: 'b', kind: 'secretariat', name: 'B' } },
  'missions/dissolve-body': {
    before: [...mission, ['missions/m/form-body', { body: 'b', kind: 'secretariat', name: 'B' }]],
    body: {
      body: 'b',
      reason,
    },
  },
  'indicators/define': { before: mission, body: definitionBody },
  'indicators/assign-goals': { before: indicator(), body: { goals: ['g'], reason } },
  'indicators/redefine': { before: indicator(), body: { definition: 'D', breakAt: '2021', comparable: false, reason } },
  'indicators/set-baseline': { before: indicator(), body: { period: '2015', value: 12 } },
  'indicators/reestimate-baseline': { before: [...indicator(), baseline], body: { period: '2015', value: 13, reason } },
  'indicators/set-target': { before: indicator(), body: { period: '2035', value: 6 } },
  'indicators/revise-target': {
    before: [...indicator(), target],
    body: { period: '2035', value: 7, decidedBy, reason },
  },
  'indicators/measure': { before: indicator(), body: { period: '2024', value: 9.5 } },
  'indicators/measure-many': { before: indicator(), body: { measurements: [{ period: '2024', value: 9.5 }] } },
  'indicators/correct-many': {
    before: [...indicator(), measured('2024', 9)],
    body: { corrections: [{ period: '2024', value: 9.5, cause: 'source-revised' }], reason },
  },
  'indicators/correct': {
    before: [...indicator(), measured('2024', 9)],
    body: {
      period: '2024',
      value: 9.5,
      cause: 'method',
      reason,
    },
  },
  'indicators/withdraw': { before: [...indicator(), measured('2024', 9)], body: { period: '2024', reason } },
  'indicators/dispute': { before: [...indicator(), measured('2024', 9)], body: dispute },
  'indicators/resolve-dispute': {
    before: [...indicator(), measured('2024', 9), ['indicators/i/dispute', dispute]],
    body: {
      dispute: 'd',
      outcome: 'upheld',
      reason,
    },
  },
  'indicators/set-key': { before: indicator(), body: { key: true, reason } },
  'indicators/bind-source': { before: indicator(), body: { kind: 'pxweb', url: 'https://data.example.org/neet' } },
  'indicators/unbind-source': {
    before: [...indicator(), ['indicators/i/bind-source', { kind: 'pxweb', url: 'https://data.example.org/neet' }]],
    body: { reason },
  },
  'indicators/set-sign-off': { before: indicator(), body: { required: true, reason } },
  'indicators/submit': { before: awaiting, body: { periods: ['2024'] } },
  'indicators/return': { before: submitted, body: { periods: ['2024'], reason } },
  'indicators/approve': { before: submitted, body: { periods: ['2024'] } },
  'indicators/lock-period': { before: indicator(), body: { through: '2024', reason } },
  'indicators/reopen-period': {
    before: [...indicator(), ['indicators/i/lock-period', { through: '2024', reason }]],
    body: { period: '2024', reason },
  },
  'indicators/comment': { before: indicator(), body: { text: 'It was late', kind: 'explanation' } },
  'indicators/retire': { before: indicator(), body: { reason } },
  'missions/add-actor': { before: [...mission, actor('a')], body: { actor: 'a', from: '2025' } },
  'missions/remove-actor': { before: member, body: { actor: 'a', until: '2026', reason } },
  'missions/raise-barrier': { before: mission, body: barrierBody },
  'missions/escalate-barrier': { before: raised, body: { barrier: 'b', to: 'Ministry', reason } },
  'missions/answer-barrier': {
    before: raised,
    body: { barrier: 'b', outcome: 'removed', text: 'The law was changed' },
  },
  'missions/comment': { before: mission, body: { text: 'It may be late', kind: 'risk' } },
  'portfolios/open': { before: mission, body: portfolioBody },
  'portfolios/add-project': { before: portfolio, body: { project: 'p', from: '2025' } },
  'portfolios/remove-project': { before: joined, body: { project: 'p', until: '2026', reason } },
  'portfolios/close': { before: portfolio, body: { reason } },
  'projects/register': { before: [], body: projectBody },
  'projects/change-stage': { before: [project], body: { stage: 'scaling', on: '2026-06-01', reason } },
  'projects/claim-contribution': { before: [...mission, project], body: claimBody },
  'projects/assess-contribution': {
    before: claimed,
    body: { contribution: 'c', verdict: 'plausible', by: 'panel', reason },
  },
  'projects/withdraw-contribution': { before: claimed, body: { contribution: 'c', reason } },
  'projects/commit-funding': {
    before: [project],
    body: {
      amount: 5e6,
      currency: 'NOK',
      funder: 'Council',
      instrument: 'grant',
      purpose: 'innovation',
      from: '2025',
      status: 'committed',
    },
  },
  'projects/end': { before: [project], body: { on: '2026-06-01', outcome: 'It worked', lessons: 'Begin earlier' } },
  'decisions/give-advice': { before: mission, body: adviceBody },
  'decisions/take': { before: mission, body: decisionBody },
  'decisions/answer-advice': {
    before: [...mission, ['decisions/d/give-advice', adviceBody]],
    body: {
      outcome: 'followed',
      why: 'You were right',
    },
  },
  'decisions/confirm': {
    before: [...mission, ['decisions/d/take', { ...decisionBody, minutes: true, evidence: [{ title: 'Minutes' }] }]],
    body: { by: 'partnership' },
  },
  'decisions/receive-answer': {
    before: [
      ...mission,
      ['decisions/d/give-advice', adviceBody],
      ['decisions/d/answer-advice', { outcome: 'followed', why: 'It was right' }],
    ],
    body: { verdict: 'good', text: 'Thank you' },
  },
  'decisions/acknowledge': {
    before: taken,
    body: { outcome: 'stands', why: 'The change is small', by: 'partnership' },
  },
  'learning-loops/acknowledge': {
    before: [...mission, ['learning-loops/l/open', loopBody]],
    body: { outcome: 'stands', why: 'The change is small', by: 'panel' },
  },
  'decisions/review': { before: taken, body: { finding: 'It went well', by: 'panel' } },
  'decisions/supersede': { before: [...taken, ['decisions/e/take', decisionBody]], body: { by: 'e', reason } },
  'learning-loops/open': { before: mission, body: loopBody },
  'learning-loops/note-evidence': { before: loop, body: { text: 'Seen' } },
  'learning-loops/record-insight': { before: loop, body: { text: 'Learnt', by: 'panel' } },
  'learning-loops/close': { before: loop, body: { conclusion: 'It works', consequence: { text: 'Go on' } } },
  'learning-loops/reopen': {
    before: [...loop, ['learning-loops/l/close', { conclusion: 'It works', consequence: { text: 'Go on' } }]],
    body: { reason },
  },
  'actors/register': { before: [], body: actorBody },
  'actors/rename': { before: [actor('a')], body: { name: 'Akershus', from: '2024' } },
  'actors/merge': { before: [actor('a'), actor('b')], body: { into: 'b', from: '2024', reason } },
  'actors/split': { before: [actor('a'), actor('b'), actor('c')], body: { into: ['b', 'c'], from: '2024', reason } },
  'releases/add-erratum': { before: released, body: { text: 'T' } },
  'releases/strike': {
    before: [...released, ['releases/r/add-erratum', { text: 'T' }]],
    body: { position: 3, reason },
  },
  'observations/make': {
    before: mission,
    body: { mission: 'm', about: [{ position: 1 }], text: 'Nobody says who decided', grade: 'remark' },
  },
  'observations/answer': { before: observation, body: { text: 'The partnership did', by: 'secretariat' } },
  'observations/follow-up': { before: observation, body: { text: 'It is said now', on: '2026-06-15' } },
  'observations/close': { before: observation, body: { reason } },
  'observations/strike': { before: observation, body: { position: 2, reason } },
  'releases/publish': { before: mission, body: { mission: 'm', title: 'Spring' } },
  'access/issue-key': { before: [], body: key },
  'access/revoke-key': { before: [...admin, ['access/issue-key', key]], body: { key: 'k2', reason } },
  'access/give-grant': { before: mission, body: { principal: 'ola', role: 'operative', mission: 'm' } },
  'access/withdraw-grant': {
    before: [...admin, ['access/give-grant', { grant: 'b', principal: 'per', role: 'auditor', mission: '*' }]],
    body: {
      grant: 'b',
    },
  },
}

const ids: Readonly<Record<Thing, string>> = {
  missions: 'm',
  indicators: 'i',
  portfolios: 'f',
  projects: 'p',
  decisions: 'd',
  'learning-loops': 'l',
  actors: 'a',
  releases: 'r',
  observations: 'o',
  access: '',
}

/** Where the example of a command is sent: `indicators/i/measure` for `indicators/measure`. */
export function pathOf(address: CommandAddress): string {
  const [thing = '', name = ''] = address.split('/')
  const id = ids[thing as Thing]
  return id === '' ? address : `${thing}/${id}/${name}`
}
