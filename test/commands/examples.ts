/** One submit of every command that is accepted, with what must have been recorded before it. */
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
  portfolio,
  portfolioBody,
  project,
  projectBody,
} from './scenes.ts'

export interface Example {
  readonly before: readonly Before[]
  readonly path: string
  readonly body: object
}

const reason = 'Because'
const decidedBy = 'partnership'
const baseline: Before = ['indicators/i/set-baseline', { period: '2015', value: 12 }]
const target: Before = ['indicators/i/set-target', { period: '2035', value: 6 }]
const dispute = { dispute: 'd', period: '2024', claimant: 'County', reason }
const raised: readonly Before[] = [...mission, ['missions/m/raise-barrier', barrierBody]]
const member: readonly Before[] = [...mission, actor('a'), ['missions/m/add-actor', { actor: 'a', from: '2025' }]]
const joined: readonly Before[] = [...portfolio, ['portfolios/f/add-project', { project: 'p', from: '2025' }]]
const claimed: readonly Before[] = [...mission, project, ['projects/p/claim-contribution', claimBody]]
const taken: readonly Before[] = [...mission, ['decisions/d/take', decisionBody]]
const key = { principal: 'ola', organisation: 'O', name: 'N' }
const admin: readonly Before[] = [
  ['access/issue-key', key],
  ['access/give-grant', { grant: 'a', principal: 'ola', role: 'admin', mission: '*' }],
]

const of = (path: string, before: readonly Before[], body: object): Example => ({ path, before, body })

export const examples: readonly Example[] = [
  of('missions/m/propose', [], missionBody),
  of('missions/m/declare', [], missionBody),
  of('missions/m/revise', mission, { title: 'T', decidedBy, reason }),
  of('missions/m/begin-phase', mission, { phase: 'design', from: '2025' }),
  of('missions/m/conclude', mission, { decidedBy, reason }),
  of('missions/m/assess-criterion', mission, { criterion: 'bold', assessment: 'A', by: 'panel' }),
  of('missions/m/assess-capability', mission, { capability: 'risk', assessment: 'A', by: 'panel' }),
  of('missions/m/set-goal', mission, { ...goalBody, goal: 'h' }),
  of('missions/m/adopt-goal', mission, { goal: 'g', decidedBy }),
  of('missions/m/revise-goal', mission, { goal: 'g', statement: 'S', decidedBy, reason }),
  of('missions/m/retire-goal', mission, { goal: 'g', reason }),
  of('missions/m/form-body', mission, { body: 'b', kind: 'secretariat', name: 'B' }),
  of(
    'missions/m/dissolve-body',
    [...mission, ['missions/m/form-body', { body: 'b', kind: 'secretariat', name: 'B' }]],
    {
      body: 'b',
      reason,
    },
  ),
  of('indicators/i/define', mission, definitionBody),
  of('indicators/i/assign-goals', indicator(), { goals: ['g'], reason }),
  of('indicators/i/redefine', indicator(), { definition: 'D', breakAt: '2021', comparable: false, reason }),
  of('indicators/i/set-baseline', indicator(), { period: '2015', value: 12 }),
  of('indicators/i/reestimate-baseline', [...indicator(), baseline], { period: '2015', value: 13, reason }),
  of('indicators/i/set-target', indicator(), { period: '2035', value: 6 }),
  of('indicators/i/revise-target', [...indicator(), target], { period: '2035', value: 7, decidedBy, reason }),
  of('indicators/i/measure', indicator(), { period: '2024', value: 9.5 }),
  of('indicators/i/measure-many', indicator(), { measurements: [{ period: '2024', value: 9.5 }] }),
  of('indicators/i/correct-many', [...indicator(), measured('2024', 9)], {
    corrections: [{ period: '2024', value: 9.5, cause: 'source-revised' }],
    reason,
  }),
  of('indicators/i/correct', [...indicator(), measured('2024', 9)], {
    period: '2024',
    value: 9.5,
    cause: 'method',
    reason,
  }),
  of('indicators/i/withdraw', [...indicator(), measured('2024', 9)], { period: '2024', reason }),
  of('indicators/i/dispute', [...indicator(), measured('2024', 9)], dispute),
  of('indicators/i/resolve-dispute', [...indicator(), measured('2024', 9), ['indicators/i/dispute', dispute]], {
    dispute: 'd',
    outcome: 'upheld',
    reason,
  }),
  of('indicators/i/retire', indicator(), { reason }),
  of('missions/m/add-actor', [...mission, actor('a')], { actor: 'a', from: '2025' }),
  of('missions/m/remove-actor', member, { actor: 'a', until: '2026', reason }),
  of('missions/m/raise-barrier', mission, barrierBody),
  of('missions/m/escalate-barrier', raised, { barrier: 'b', to: 'Ministry', reason }),
  of('missions/m/answer-barrier', raised, { barrier: 'b', outcome: 'removed', text: 'The law was changed' }),
  of('portfolios/f/open', mission, portfolioBody),
  of('portfolios/f/add-project', portfolio, { project: 'p', from: '2025' }),
  of('portfolios/f/remove-project', joined, { project: 'p', until: '2026', reason }),
  of('portfolios/f/close', portfolio, { reason }),
  of('projects/p/register', [], projectBody),
  of('projects/p/change-stage', [project], { stage: 'scaling', on: '2026-06-01', reason }),
  of('projects/p/claim-contribution', [...mission, project], claimBody),
  of('projects/p/assess-contribution', claimed, { contribution: 'c', verdict: 'plausible', by: 'panel', reason }),
  of('projects/p/withdraw-contribution', claimed, { contribution: 'c', reason }),
  of('projects/p/commit-funding', [project], {
    amount: 5e6,
    currency: 'NOK',
    funder: 'Council',
    instrument: 'grant',
    purpose: 'innovation',
    from: '2025',
    status: 'committed',
  }),
  of('projects/p/end', [project], { on: '2026-06-01', outcome: 'It worked', lessons: 'Begin earlier' }),
  of('decisions/d/give-advice', mission, adviceBody),
  of('decisions/d/take', mission, decisionBody),
  of('decisions/d/answer-advice', [...mission, ['decisions/d/give-advice', adviceBody]], {
    outcome: 'followed',
    why: 'You were right',
  }),
  of('decisions/d/review', taken, { finding: 'It went well', by: 'panel' }),
  of('decisions/d/supersede', [...taken, ['decisions/e/take', decisionBody]], { by: 'e', reason }),
  of('learning-loops/l/open', mission, loopBody),
  of('learning-loops/l/note-evidence', loop, { text: 'Seen' }),
  of('learning-loops/l/record-insight', loop, { text: 'Learnt', by: 'panel' }),
  of('learning-loops/l/close', loop, { conclusion: 'It works', consequence: { text: 'Go on' } }),
  of(
    'learning-loops/l/reopen',
    [...loop, ['learning-loops/l/close', { conclusion: 'It works', consequence: { text: 'Go on' } }]],
    { reason },
  ),
  of('actors/a/register', [], actorBody),
  of('actors/a/rename', [actor('a')], { name: 'Akershus', from: '2024' }),
  of('actors/a/merge', [actor('a'), actor('b')], { into: 'b', from: '2024', reason }),
  of('actors/a/split', [actor('a'), actor('b'), actor('c')], { into: ['b', 'c'], from: '2024', reason }),
  of('releases/r/publish', mission, { mission: 'm', title: 'Spring' }),
  of('access/issue-key', [], key),
  of('access/revoke-key', [...admin, ['access/issue-key', key]], { key: 'k2', reason }),
  of('access/give-grant', mission, { principal: 'ola', role: 'operative', mission: 'm' }),
  of(
    'access/withdraw-grant',
    [...admin, ['access/give-grant', { grant: 'b', principal: 'per', role: 'auditor', mission: '*' }]],
    {
      grant: 'b',
    },
  ),
]

/** `indicators/measure` for `indicators/i/measure`: the command, whatever the thing. */
export const commandOf = ({ path }: Example): string => {
  const steps = path.split('/')
  return `${steps[0]}/${steps.at(-1)}`
}
