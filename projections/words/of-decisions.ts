/** What is there to say of the facts of decisions and learning loops? The same for every language. */
import { day } from './format.ts'
import { idOf, type Of, recorder } from './of.ts'
import type { Speaker } from './speaker.ts'

const decision = (f: Parameters<typeof idOf>[0], s: Speaker): string => s.title('decision', idOf(f, 'decision'))
const loop = (f: Parameters<typeof idOf>[0], s: Speaker): string => s.title('learning-loop', idOf(f, 'learning-loop'))

export const ofDecisions = {
  'advice-given': (f: Of<'advice-given'>, s: Speaker) => ({
    body: s.who(f.data.body),
    question: s.quote(f.data.question, 70),
    advice: s.quote(f.data.advice, 90),
    participants: f.data.participants === undefined ? '' : s.number(f.data.participants.count),
  }),
  'decision-taken': (f: Of<'decision-taken'>, s: Speaker) => ({
    body: s.who(f.data.body),
    question: s.quote(f.data.question, 60),
    chosen: s.quote(f.data.chosen, 60),
    rationale: s.quote(f.data.rationale, 60),
    on: s.during(f.data.decidedOn),
  }),
  'advice-answered': (f: Of<'advice-answered'>, s: Speaker) => ({
    who: recorder(f, s),
    decision: decision(f, s),
    outcome: f.data.outcome,
    why: s.quote(f.data.why, 90),
  }),
  'decision-reviewed': (f: Of<'decision-reviewed'>, s: Speaker) => ({
    by: s.who(f.data.by),
    decision: decision(f, s),
    finding: s.quote(f.data.finding),
  }),
  'decision-superseded': (f: Of<'decision-superseded'>, s: Speaker) => {
    const [before, by] = [decision(f, s), s.title('decision', f.data.by)]
    // Two answers to one question bear one title.
    return { decision: before, by: before === by ? '' : by }
  },
  'learning-loop-opened': (f: Of<'learning-loop-opened'>, s: Speaker) => ({
    who: recorder(f, s),
    question: s.quote(f.data.question, 70),
    hypothesis: s.quote(f.data.hypothesis, 80),
    review: day(s.language, f.data.reviewOn),
  }),
  'evidence-noted': (f: Of<'evidence-noted'>, s: Speaker) => ({
    who: recorder(f, s),
    loop: loop(f, s),
    text: s.quote(f.data.text),
  }),
  'insight-recorded': (f: Of<'insight-recorded'>, s: Speaker) => ({
    by: s.who(f.data.by),
    loop: loop(f, s),
    text: s.quote(f.data.text),
  }),
  'learning-loop-closed': (f: Of<'learning-loop-closed'>, s: Speaker) => ({
    who: recorder(f, s),
    loop: loop(f, s),
    conclusion: s.quote(f.data.conclusion, 60),
    consequence: s.quote(f.data.consequence.text, 60),
  }),
  'learning-loop-reopened': (f: Of<'learning-loop-reopened'>, s: Speaker) => ({
    who: recorder(f, s),
    loop: loop(f, s),
  }),
}
