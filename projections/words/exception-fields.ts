/** An exception in words: its things by their names, its days and periods as people write them. */
import { durationYears } from '../../events/period.ts'
import type { Finding } from '../things/exceptions/exception.ts'
import type { Rhythm } from './exception-texts.ts'
import { languages, type ReaderLanguage } from './languages.ts'
import type { Part } from './part.ts'
import { type Speaker, speakerOf, type ThingNames } from './speaker.ts'

const named: readonly (readonly [most: number, rhythm: Rhythm])[] = [
  [0.03, 'week'],
  [0.1, 'month'],
  [0.3, 'quarter'],
  [0.6, 'half-year'],
  [1, 'year'],
]

/** A step between figures, an ISO 8601 duration, by its name. */
function rhythmOf(duration: string): Rhythm {
  const years = durationYears(duration)
  return named.find(([most]) => years <= most)?.[1] ?? Math.round(years * 10) / 10
}

/** Longest a reason is quoted. */
const REASON = 200

/** What a text about a finding takes: the same fields, as texts with marks. */
function worded(finding: Finding, s: Speaker): object {
  switch (finding.found) {
    case 'own-figures':
    case 'target-weakened':
    case 'indicator-dropped':
    case 'changed-before-release':
      return { ...finding, indicator: indicatorIn(s, finding.indicator) }
    case 'unknown-decider':
      return { ...finding, name: s.who(finding.name) }
    case 'unconfirmed-minutes':
      return { ...finding, decision: s.title('decision', finding.decision) }
    case 'later-pin':
      return {
        ...finding,
        decision: s.title('decision', finding.decision),
        decidedOn: s.period(finding.decidedOn),
        asOf: s.period(finding.asOf),
      }
    case 'unanswered':
      return { ...finding, id: s.title(finding.thing, finding.id) }
    case 'gap':
      return {
        ...finding,
        indicator: indicatorIn(s, finding.indicator),
        every: rhythmOf(finding.every),
        after: s.period(finding.after),
        before: finding.before === null ? null : s.period(finding.before),
      }
    case 'no-grant':
      return { ...finding, role: roleIn(s, finding.role) }
    case 'two-roles':
      return {
        ...finding,
        one: [roleIn(s, finding.one[0]), finding.one[1]],
        other: [roleIn(s, finding.other[0]), finding.other[1]],
      }
    case 'same-reason':
      return { ...finding, reason: s.quote(finding.reason, REASON) }
    case 'late':
    case 'far-from-witness':
      return { ...finding, days: s.number(finding.days) }
    default:
      return finding
  }
}

/** The latest title of an indicator; its id where it has none. */
function indicatorIn(s: Speaker, id: string): string {
  const labels = s.names.indicator(id, Number.MAX_SAFE_INTEGER)
  return labels ? s.indicator(id, labels) : s.title('indicator', id)
}

/** A role by its name; one that no grant gives (the operator of an installation) as it is written. */
const roleIn = ({ words }: Speaker, role: string): string =>
  (words.role as Readonly<Record<string, string>>)[role] ?? role

/** Says findings in a language. */
export function findingsIn(language: ReaderLanguage, names: ThingNames): (finding: Finding) => readonly Part[] {
  const { exceptions } = languages[language]
  const speaker = speakerOf(languages[language], names)
  return finding => {
    const say = exceptions[finding.found] as (of: object) => string
    return speaker.partsOf(say(worded(finding, speaker)))
  }
}
