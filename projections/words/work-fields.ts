/** What sentences say of the facts of portfolios, projects and actors, of releases and access: the same in every language. */
import type { FactName } from '../../events/catalogue.ts'
import { number } from './format.ts'
import { idOf, labelsOf, type RecordedFact, recordedBy } from './recorded-fact.ts'
import type { Speaker } from './speaker.ts'

const portfolio = (f: Parameters<typeof idOf>[0], s: Speaker): string => s.title('portfolio', idOf(f, 'portfolio'))
const project = (f: Parameters<typeof idOf>[0], s: Speaker): string => s.title('project', idOf(f, 'project'))

type Contribution =
  | RecordedFact<'contribution-claimed'>
  | RecordedFact<'contribution-assessed'>
  | RecordedFact<'contribution-withdrawn'>

/** What a contribution is to: the goal or indicator by its title. */
function contributedTo(f: Contribution, s: Speaker): string {
  const to =
    f.type === 'contribution-claimed' ? f.data.to : s.names.contribution(idOf(f, 'project'), f.data.contribution)
  if (to === undefined) return ''
  return 'goal' in to ? s.title('goal', to.goal) : s.indicator(to.indicator, labelsOf(f, s, to.indicator))
}

/** What was struck is named by its kind alone: its content may be what should not have been recorded. */
export const workFields = {
  'fact-struck': (f: RecordedFact<'fact-struck'>, s: Speaker) => ({
    who: recordedBy(f, s),
    kind: f.data.kind as FactName,
  }),
  'portfolio-opened': (f: RecordedFact<'portfolio-opened'>, s: Speaker) => ({
    who: recordedBy(f, s),
    portfolio: s.quote(f.data.title, 120, { thing: 'portfolio', id: idOf(f, 'portfolio') }),
    purpose: s.quote(f.data.purpose),
  }),
  'project-joined-portfolio': (f: RecordedFact<'project-joined-portfolio'>, s: Speaker) => ({
    project: s.title('project', f.data.project),
    portfolio: portfolio(f, s),
    from: s.period(f.data.from),
  }),
  'project-left-portfolio': (f: RecordedFact<'project-left-portfolio'>, s: Speaker) => ({
    project: s.title('project', f.data.project),
    portfolio: portfolio(f, s),
    until: s.period(f.data.until),
  }),
  'portfolio-closed': (f: RecordedFact<'portfolio-closed'>, s: Speaker) => ({
    who: recordedBy(f, s),
    portfolio: portfolio(f, s),
  }),
  'project-registered': (f: RecordedFact<'project-registered'>, s: Speaker) => ({
    lead: s.who(f.data.lead),
    project: s.quote(f.data.title, 120, { thing: 'project', id: idOf(f, 'project') }),
    kind: s.words.project[f.data.kind],
    stage: s.words.stage[f.data.stage],
  }),
  'project-stage-changed': (f: RecordedFact<'project-stage-changed'>, s: Speaker) => ({
    project: project(f, s),
    stage: s.words.stage[f.data.stage],
    on: s.during(f.data.on),
  }),
  'contribution-claimed': (f: RecordedFact<'contribution-claimed'>, s: Speaker) => ({
    who: recordedBy(f, s),
    project: project(f, s),
    to: contributedTo(f, s),
    from: s.period(f.data.from),
    share:
      f.data.share === undefined
        ? ''
        : s.written(`${number(s.locale, Math.round(f.data.share * 1000) / 10)} ${s.formats.percent}`, f.data.share),
  }),
  'contribution-assessed': (f: RecordedFact<'contribution-assessed'>, s: Speaker) => ({
    by: s.who(f.data.by),
    project: project(f, s),
    to: contributedTo(f, s),
    verdict: s.words.verdict[f.data.verdict],
  }),
  'contribution-withdrawn': (f: RecordedFact<'contribution-withdrawn'>, s: Speaker) => ({
    who: recordedBy(f, s),
    project: project(f, s),
    to: contributedTo(f, s),
  }),
  'funding-committed': (f: RecordedFact<'funding-committed'>, s: Speaker) => ({
    funder: s.who(f.data.funder),
    project: project(f, s),
    amount: s.written(`${number(s.locale, f.data.amount)} ${f.data.currency}`, f.data.amount),
    purpose: s.words.purpose[f.data.purpose],
    status: f.data.status,
    from: s.period(f.data.from),
    to: f.data.to === undefined ? '' : s.period(f.data.to),
  }),
  'project-ended': (f: RecordedFact<'project-ended'>, s: Speaker) => ({
    project: project(f, s),
    on: s.during(f.data.on),
    outcome: s.quote(f.data.outcome, 80),
    lessons: s.quote(f.data.lessons, 80),
  }),
  'actor-registered': (f: RecordedFact<'actor-registered'>, s: Speaker) => ({
    actor: s.who(f.data.name),
    sector: s.words.sector[f.data.sector],
  }),
  'actor-renamed': (f: RecordedFact<'actor-renamed'>, s: Speaker) => ({
    before: s.who(s.names.formerName(idOf(f, 'actor'), f.position) ?? ''),
    name: s.who(f.data.name),
    from: s.period(f.data.from),
  }),
  'actor-merged': (f: RecordedFact<'actor-merged'>, s: Speaker) => ({
    actor: s.who(idOf(f, 'actor')),
    into: s.who(f.data.into),
    from: s.period(f.data.from),
  }),
  'actor-split': (f: RecordedFact<'actor-split'>, s: Speaker) => ({
    actor: s.who(idOf(f, 'actor')),
    into: s.list(f.data.into.map(s.who).slice(0, 3)),
    from: s.period(f.data.from),
  }),
  'erratum-published': (f: RecordedFact<'erratum-published'>, s: Speaker) => ({
    who: recordedBy(f, s),
    release: s.title('release', idOf(f, 'release')),
    text: s.quote(f.data.text),
  }),
  'release-published': (f: RecordedFact<'release-published'>, s: Speaker) => ({
    who: recordedBy(f, s),
    release: s.quote(f.data.title, 120, { thing: 'release', id: idOf(f, 'release') }),
    mission: s.title('mission', f.data.mission),
  }),
  'key-issued': (f: RecordedFact<'key-issued'>, s: Speaker) => ({
    who: recordedBy(f, s),
    name: s.quote(f.data.name, 60),
    organisation: s.who(f.data.organisation),
  }),
  'key-revoked': (f: RecordedFact<'key-revoked'>, s: Speaker) => ({ who: recordedBy(f, s) }),
  'grant-given': (f: RecordedFact<'grant-given'>, s: Speaker) => ({
    who: recordedBy(f, s),
    to: s.who(f.data.principal),
    role: s.words.role[f.data.role],
    mission: f.data.mission === '*' ? '' : s.title('mission', f.data.mission),
  }),
  'grant-withdrawn': (f: RecordedFact<'grant-withdrawn'>, s: Speaker) => ({ who: recordedBy(f, s) }),
  'signing-key-rotated': (f: RecordedFact<'signing-key-rotated'>, s: Speaker) => ({
    who: recordedBy(f, s),
    lost: f.data.lost === true,
  }),
  'log-forked': (f: RecordedFact<'log-forked'>, s: Speaker) => ({
    who: recordedBy(f, s),
    origin: s.quote(f.data.origin, 120),
  }),
  'access-log-anchored': (f: RecordedFact<'access-log-anchored'>, s: Speaker) => ({
    who: recordedBy(f, s),
    rows: s.number(f.data.rows, 0),
  }),
}
