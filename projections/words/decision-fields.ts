/** What sentences say of the facts of decisions, learning loops and observations: the same in every language. */
import { idOf, type RecordedFact, recordedBy } from './recorded-fact.ts'
import type { Speaker } from './speaker.ts'

const decision = (f: Parameters<typeof idOf>[0], s: Speaker): string => s.title('decision', idOf(f, 'decision'))
const loop = (f: Parameters<typeof idOf>[0], s: Speaker): string => s.title('learning-loop', idOf(f, 'learning-loop'))
const observation = (f: Parameters<typeof idOf>[0], s: Speaker): string =>
  s.title('observation', idOf(f, 'observation'))

export const decisionFields = {
  'advice-given': (f: RecordedFact<'advice-given'>, s: Speaker) => ({
    body: s.who(f.data.body),
    question: s.quote(f.data.question, 70, { thing: 'decision', id: idOf(f, 'decision') }),
    advice: s.quote(f.data.advice, 90),
    participants: f.data.participants === undefined ? '' : s.number(f.data.participants.count),
  }),
  'decision-taken': (f: RecordedFact<'decision-taken'>, s: Speaker) => ({
    body: s.who(f.data.body),
    question: s.quote(f.data.question, 60, { thing: 'decision', id: idOf(f, 'decision') }),
    chosen: s.quote(f.data.chosen, 60),
    rationale: s.quote(f.data.rationale, 60),
    on: s.during(f.data.decidedOn),
  }),
  'advice-answered': (f: RecordedFact<'advice-answered'>, s: Speaker) => ({
    who: recordedBy(f, s),
    decision: decision(f, s),
    outcome: f.data.outcome,
    why: s.quote(f.data.why, 90),
  }),
  'decision-confirmed': (f: RecordedFact<'decision-confirmed'>, s: Speaker) => ({
    by: s.who(f.data.by),
    decision: decision(f, s),
  }),
  'answer-received': (f: RecordedFact<'answer-received'>, s: Speaker) => ({
    who: recordedBy(f, s),
    decision: decision(f, s),
    verdict: f.data.verdict,
    text: s.quote(f.data.text, 90),
  }),
  'evidence-acknowledged': (f: RecordedFact<'evidence-acknowledged'>, s: Speaker) => ({
    by: s.who(f.data.by),
    about: f.stream.startsWith('decision-') ? decision(f, s) : loop(f, s),
    outcome: f.data.outcome,
    why: s.quote(f.data.why, 90),
  }),
  'decision-reviewed': (f: RecordedFact<'decision-reviewed'>, s: Speaker) => ({
    by: s.who(f.data.by),
    decision: decision(f, s),
    finding: s.quote(f.data.finding),
  }),
  'decision-superseded': (f: RecordedFact<'decision-superseded'>, s: Speaker) => {
    const [before, after] = [idOf(f, 'decision'), f.data.by].map(id => s.names.title('decision', id))
    // Two decisions on one question have the same title.
    const isSame = before !== undefined && JSON.stringify(before) === JSON.stringify(after)
    return { decision: decision(f, s), by: isSame ? '' : s.title('decision', f.data.by) }
  },
  'learning-loop-opened': (f: RecordedFact<'learning-loop-opened'>, s: Speaker) => ({
    who: recordedBy(f, s),
    question: s.quote(f.data.question, 70, { thing: 'learning-loop', id: idOf(f, 'learning-loop') }),
    hypothesis: s.quote(f.data.hypothesis, 80),
    review: s.day(f.data.reviewOn),
  }),
  'evidence-noted': (f: RecordedFact<'evidence-noted'>, s: Speaker) => ({
    who: recordedBy(f, s),
    loop: loop(f, s),
    text: s.quote(f.data.text),
  }),
  'insight-recorded': (f: RecordedFact<'insight-recorded'>, s: Speaker) => ({
    by: s.who(f.data.by),
    loop: loop(f, s),
    text: s.quote(f.data.text),
  }),
  'learning-loop-closed': (f: RecordedFact<'learning-loop-closed'>, s: Speaker) => ({
    who: recordedBy(f, s),
    loop: loop(f, s),
    conclusion: s.quote(f.data.conclusion, 60),
    consequence: s.quote(f.data.consequence.text, 60),
  }),
  'learning-loop-reopened': (f: RecordedFact<'learning-loop-reopened'>, s: Speaker) => ({
    who: recordedBy(f, s),
    loop: loop(f, s),
  }),
  'observation-made': (f: RecordedFact<'observation-made'>, s: Speaker) => ({
    who: recordedBy(f, s),
    text: s.quote(f.data.text, 120, { thing: 'observation', id: idOf(f, 'observation') }),
    grade: f.data.grade,
    respondBy: f.data.respondBy === undefined ? '' : s.day(f.data.respondBy),
  }),
  'observation-answered': (f: RecordedFact<'observation-answered'>, s: Speaker) => ({
    by: s.who(f.data.by),
    observation: observation(f, s),
    text: s.quote(f.data.text),
  }),
  'observation-followed-up': (f: RecordedFact<'observation-followed-up'>, s: Speaker) => ({
    who: recordedBy(f, s),
    observation: observation(f, s),
    on: s.during(f.data.on),
    text: s.quote(f.data.text),
  }),
  'observation-closed': (f: RecordedFact<'observation-closed'>, s: Speaker) => ({
    who: recordedBy(f, s),
    observation: observation(f, s),
  }),
}
