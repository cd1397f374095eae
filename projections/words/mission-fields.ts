/** What sentences say of the facts of missions, their goals, bodies, actors and barriers: the same in every language. */
import { decider, idOf, labelsOf, type RecordedFact, recordedBy } from './recorded-fact.ts'
import type { Speaker } from './speaker.ts'

const missionOf = (fact: Parameters<typeof idOf>[0], s: Speaker): string => s.title('mission', idOf(fact, 'mission'))

/** What a commentary is about: an indicator, or a goal, a project or the whole of a mission. */
function commented(f: RecordedFact<'commentary-written'>, s: Speaker): string {
  const { goal, project } = f.data.about ?? {}
  if (goal !== undefined) return s.title('goal', goal)
  if (project !== undefined) return s.title('project', project)
  const indicator = idOf(f, 'indicator')
  return f.stream.startsWith('indicator-') ? s.indicator(indicator, labelsOf(f, s)) : missionOf(f, s)
}

const begun = (f: RecordedFact<'mission-proposed'> | RecordedFact<'mission-declared'>, s: Speaker) => ({
  who: recordedBy(f, s),
  mission: s.quote(f.data.title, 120, { thing: 'mission', id: idOf(f, 'mission') }),
  vision: s.quote(f.data.vision),
  from: s.period(f.data.horizon.from),
  to: s.period(f.data.horizon.to),
})

const judged = (
  data: RecordedFact<'criterion-assessed'>['data'] | RecordedFact<'capability-assessed'>['data'],
  s: Speaker,
) => ({
  by: s.who(data.by),
  score: data.score === undefined ? '' : s.number(data.score),
  assessment: s.quote(data.assessment),
})

export const missionFields = {
  'mission-proposed': begun,
  'mission-declared': begun,
  'mission-revised': (f: RecordedFact<'mission-revised'>, s: Speaker) => {
    const { vision, title, challenge, plainLanguage, population, horizon, decidedBy } = f.data
    const text = s.quote(vision ?? title ?? challenge ?? plainLanguage ?? population?.text)
    const now = text || (horizon ? `${s.period(horizon.from)}–${s.period(horizon.to)}` : '')
    return { ...decider(f, decidedBy, s), mission: missionOf(f, s), now }
  },
  'phase-begun': (f: RecordedFact<'phase-begun'>, s: Speaker) => ({
    mission: missionOf(f, s),
    phase: s.words.phase[f.data.phase],
    from: s.during(f.data.from),
  }),
  'criterion-assessed': (f: RecordedFact<'criterion-assessed'>, s: Speaker) => ({
    ...judged(f.data, s),
    what: s.words.criterion[f.data.criterion],
    mission: missionOf(f, s),
  }),
  'capability-assessed': (f: RecordedFact<'capability-assessed'>, s: Speaker) => ({
    ...judged(f.data, s),
    what: s.words.capability[f.data.capability],
    mission: missionOf(f, s),
  }),
  'goal-set': (f: RecordedFact<'goal-set'>, s: Speaker) => ({
    ...decider(f, f.data.decidedBy, s),
    main: f.data.level === 1,
    adopted: f.data.status === 'adopted',
    goal: s.quote(f.data.statement, 100, { thing: 'goal', id: f.data.goal }),
    marks: f.data.illustrative ? ` (${s.words.example})` : '',
  }),
  'goal-adopted': (f: RecordedFact<'goal-adopted'>, s: Speaker) => ({
    ...decider(f, f.data.decidedBy, s),
    goal: s.title('goal', f.data.goal),
  }),
  'goal-revised': (f: RecordedFact<'goal-revised'>, s: Speaker) => ({
    ...decider(f, f.data.decidedBy, s),
    goal: s.title('goal', f.data.goal),
    statement: s.quote(f.data.statement, 100, { thing: 'goal', id: f.data.goal }),
    accountable: f.data.accountable === undefined ? '' : s.who(f.data.accountable),
  }),
  'goal-retired': (f: RecordedFact<'goal-retired'>, s: Speaker) => ({
    ...decider(f, f.data.decidedBy, s),
    goal: s.title('goal', f.data.goal),
  }),
  'body-formed': (f: RecordedFact<'body-formed'>, s: Speaker) => ({
    body: s.quote(f.data.name, 120, { thing: 'body', id: f.data.body }),
    kind: s.words.body[f.data.kind],
    mandate: s.quote(f.data.mandate),
    mission: missionOf(f, s),
  }),
  'body-dissolved': (f: RecordedFact<'body-dissolved'>, s: Speaker) => ({
    body: s.title('body', f.data.body),
    mission: missionOf(f, s),
  }),
  'actor-joined-mission': (f: RecordedFact<'actor-joined-mission'>, s: Speaker) => ({
    actor: s.who(f.data.actor),
    mission: missionOf(f, s),
    from: s.period(f.data.from),
    commitment: s.quote(f.data.commitment),
  }),
  'actor-left-mission': (f: RecordedFact<'actor-left-mission'>, s: Speaker) => ({
    actor: s.who(f.data.actor),
    mission: missionOf(f, s),
    until: s.period(f.data.until),
  }),
  'barrier-raised': (f: RecordedFact<'barrier-raised'>, s: Speaker) => ({
    who: recordedBy(f, s),
    kind: s.words.barrier[f.data.kind],
    barrier: s.quote(f.data.text, 100, { thing: 'barrier', id: f.data.barrier }),
    accountable: f.data.accountable === undefined ? '' : s.who(f.data.accountable),
    due: f.data.due === undefined ? '' : s.day(f.data.due),
  }),
  'barrier-escalated': (f: RecordedFact<'barrier-escalated'>, s: Speaker) => ({
    who: recordedBy(f, s),
    barrier: s.title('barrier', f.data.barrier),
    to: s.who(f.data.to),
  }),
  'barrier-answered': (f: RecordedFact<'barrier-answered'>, s: Speaker) => ({
    who: recordedBy(f, s),
    barrier: s.title('barrier', f.data.barrier),
    outcome: s.words.barrierOutcome[f.data.outcome],
    text: s.quote(f.data.text),
  }),
  'commentary-written': (f: RecordedFact<'commentary-written'>, s: Speaker) => ({
    who: recordedBy(f, s),
    kind: s.words.commentary[f.data.kind],
    about: commented(f, s),
    period: f.data.period === undefined ? '' : s.period(f.data.period),
    text: s.quote(f.data.text),
  }),
  'mission-concluded': (f: RecordedFact<'mission-concluded'>, s: Speaker) => ({
    ...decider(f, f.data.decidedBy, s),
    mission: missionOf(f, s),
  }),
}
