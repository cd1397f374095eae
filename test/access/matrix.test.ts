import t from 'tap'
import { type Role, roles } from '../../events/access.ts'
import { matrix, rolesFor } from '../../src/access/matrix.ts'
import { commands } from '../../src/commands/catalogue.ts'
import { installation, missionBody } from '../http/installation.ts'

t.test('every command has a row, and every row a command', async t => {
  const rows = Object.entries(matrix).flatMap(([thing, own]) => Object.keys(own).map(name => `${thing}/${name}`))
  t.same(rows.sort(), commands.map(({ thing, name }) => `${thing}/${name}`).sort())
})

t.test('what has no row nobody may', async t => {
  t.same(rolesFor('missions', 'erase'), [])
  t.same(rolesFor('streams', 'measure'), [])
  t.same(rolesFor('constructor', 'name'), [])
})

t.test('operative, evaluator and auditor share no command; an auditor has none', async t => {
  for (const { thing, name } of commands) {
    const may = rolesFor(thing, name)
    t.notOk(may.includes('operative') && may.includes('evaluator'), `${thing}/${name}`)
    t.notOk(may.includes('auditor'), `${thing}/${name}`)
  }
})

/** A body the schema takes, for every command, so that the role alone decides. */
const figure = { period: '2024', value: 1 }
const why = { reason: 'Because' }
const bodies: Record<string, object> = {
  'missions/propose': missionBody,
  'missions/declare': missionBody,
  'missions/revise': { ...why, decidedBy: 'b', title: 'x' },
  'missions/begin-phase': { phase: 'design', from: '2024' },
  'missions/conclude': { ...why, decidedBy: 'b' },
  'missions/assess-criterion': { criterion: 'bold', assessment: 'x', by: 'b' },
  'missions/assess-capability': { capability: 'silos', assessment: 'x', by: 'b' },
  'missions/set-goal': { goal: 'h', statement: 'x', level: 1, kind: 'outcome' },
  'missions/adopt-goal': { goal: 'g', decidedBy: 'b' },
  'missions/revise-goal': { goal: 'g', ...why, decidedBy: 'b', statement: 'y' },
  'missions/retire-goal': { goal: 'g', ...why },
  'missions/form-body': { body: 'b', kind: 'partnership', name: 'B' },
  'missions/dissolve-body': { body: 'b', ...why },
  'indicators/define': {
    mission: 'm',
    goals: ['g'],
    title: 'x',
    definition: 'x',
    unit: '%',
    direction: 'increase',
    kind: 'outcome',
    source: { name: 's' },
  },
  'indicators/assign-goals': { goals: ['g'], ...why },
  'indicators/redefine': { definition: 'x', ...why, breakAt: '2024', comparable: true },
  'indicators/set-baseline': figure,
  'indicators/reestimate-baseline': { ...figure, ...why },
  'indicators/set-target': { period: '2030', value: 1 },
  'indicators/revise-target': { period: '2030', value: 2, ...why, decidedBy: 'b' },
  'indicators/measure': figure,
  'indicators/measure-many': { measurements: [figure] },
  'indicators/correct-many': { corrections: [{ ...figure, cause: 'method' }], reason: 'Why' },
  'indicators/correct': { ...figure, ...why, cause: 'typing-error' },
  'indicators/withdraw': { period: '2024', ...why },
  'indicators/dispute': { dispute: 'd', period: '2024', claimant: 'c', ...why },
  'indicators/resolve-dispute': { dispute: 'd', outcome: 'upheld', ...why },
  'indicators/retire': why,
  'missions/add-actor': { actor: 'a', from: '2024' },
  'missions/remove-actor': { actor: 'a', until: '2025', ...why },
  'missions/raise-barrier': { barrier: 'b', kind: 'law', text: 'x' },
  'missions/escalate-barrier': { barrier: 'b', to: 'x', ...why },
  'missions/answer-barrier': { barrier: 'b', outcome: 'removed', text: 'x' },
  'portfolios/open': { mission: 'm', title: 'x', purpose: 'x' },
  'portfolios/add-project': { project: 'p', from: '2024' },
  'portfolios/remove-project': { project: 'p', until: '2025', ...why },
  'portfolios/close': why,
  'projects/register': { title: 'x', kind: 'project', lead: 'x', stage: 'idea' },
  'projects/change-stage': { stage: 'pilot', on: '2024', ...why },
  'projects/claim-contribution': { contribution: 'c', to: { goal: 'g' }, mission: 'm', from: '2024', theory: 'x' },
  'projects/assess-contribution': { contribution: 'c', verdict: 'weak', by: 'b', ...why },
  'projects/withdraw-contribution': { contribution: 'c', ...why },
  'projects/commit-funding': {
    amount: 1,
    currency: 'NOK',
    funder: 'x',
    instrument: 'x',
    purpose: 'measure',
    from: '2024',
    status: 'paid',
  },
  'projects/end': { on: '2025', outcome: 'x', lessons: 'x' },
  'decisions/give-advice': { mission: 'm', body: 'b', question: 'x', advice: 'x' },
  'decisions/take': {
    mission: 'm',
    body: 'b',
    question: 'x',
    alternatives: ['x'],
    chosen: 'x',
    rationale: 'x',
    decidedOn: '2025-01-01',
  },
  'decisions/answer-advice': { outcome: 'followed', why: 'x' },
  'decisions/review': { finding: 'x', by: 'b' },
  'decisions/supersede': { by: 'e', ...why },
  'learning-loops/open': {
    mission: 'm',
    question: 'x',
    hypothesis: 'x',
    expects: { text: 'x' },
    reviewOn: '2027-01-01',
  },
  'learning-loops/note-evidence': { text: 'x' },
  'learning-loops/record-insight': { text: 'x', by: 'b' },
  'learning-loops/close': { conclusion: 'x', consequence: { text: 'x' } },
  'learning-loops/reopen': why,
  'actors/register': { name: 'x', sector: 'public', level: 'state' },
  'actors/rename': { name: 'y', from: '2024' },
  'actors/merge': { into: 'y', from: '2024', ...why },
  'actors/split': { into: ['y', 'z'], from: '2024', ...why },
  'releases/publish': { mission: 'm', title: 'R' },
  'access/issue-key': { principal: 'p', organisation: 'o', name: 'n' },
  'access/revoke-key': { key: 'none', ...why },
  'access/give-grant': { principal: 'p', role: 'operative', mission: 'm' },
  'access/withdraw-grant': { grant: 'none', ...why },
}

t.test('over HTTP each role may what its rows say, and nothing else', async t => {
  for (const role of roles as readonly Role[]) {
    const it = await installation()
    await it.post('missions/m/declare', missionBody)
    const key = await it.keyFor(`a-${role}`, role)
    for (const { thing, name } of commands) {
      const at = `${thing}/${name}`
      const body = bodies[at]
      if (!body) throw new Error(`no body for ${at}`)
      const before = it.log.head()
      const id = thing === 'missions' ? 'm/' : thing === 'access' ? '' : 'x/'
      const answer = await it.post(`${thing}/${id}${name}`, body, key)
      if (rolesFor(thing, name).includes(role)) t.not(answer.statusCode, 403, `${role} may ${at}`)
      else {
        // An indicator that is not there is not there for anybody; for what is, the role is what is missing.
        t.match(answer.json().code, /^(not-your-role|unknown-thing)$/, `${role} may not ${at}`)
        t.equal(it.log.head(), before, 'nothing is recorded')
      }
      t.not(answer.statusCode, 422, answer.body)
    }
    await it.close()
  }
})
