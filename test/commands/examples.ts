/** One wish of every command that is accepted, with what must have been recorded before it. */
import type { Before } from './given.ts'
import { definitionBody, goalBody, indicator, measured, mission, missionBody } from './scenes.ts'

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
