/** What sentences say of the facts of sign-off, and of the source that figures come from. */
import type { PeriodText } from '../../events/period.ts'
import { idOf, labelsOf, type RecordedFact, recordedBy } from './recorded-fact.ts'
import type { Speaker } from './speaker.ts'

/** Most periods that a sentence names. */
const MOST = 3

type Chosen = RecordedFact<'figures-submitted'> | RecordedFact<'figures-returned'> | RecordedFact<'figures-approved'>

function chosen(f: Chosen, s: Speaker) {
  const { periods } = f.data
  const named = periods.slice(0, MOST).map(period => s.period(period))
  const more = periods.length > MOST ? [s.formats.more(periods.length - MOST)] : []
  return { ...ofIndicator(f, s), periods: s.list([...named, ...more]) }
}

const ofIndicator = (f: Parameters<typeof labelsOf>[0] & Parameters<typeof recordedBy>[0], s: Speaker) => ({
  who: recordedBy(f, s),
  indicator: s.indicator(idOf(f, 'indicator'), labelsOf(f, s)),
})

const ofPeriod = (f: Parameters<typeof ofIndicator>[0], period: PeriodText, s: Speaker) => ({
  ...ofIndicator(f, s),
  period: s.period(period),
})

export const signOffFields = {
  'source-bound': (f: RecordedFact<'source-bound'>, s: Speaker) => ({
    ...ofIndicator(f, s),
    host: new URL(f.data.url).host,
  }),
  'source-unbound': ofIndicator as (f: RecordedFact<'source-unbound'>, s: Speaker) => ReturnType<typeof ofIndicator>,
  'sign-off-changed': (f: RecordedFact<'sign-off-changed'>, s: Speaker) => ({
    ...ofIndicator(f, s),
    required: f.data.required,
  }),
  'figures-submitted': chosen,
  'figures-returned': chosen,
  'figures-approved': chosen,
  'period-locked': (f: RecordedFact<'period-locked'>, s: Speaker) => ofPeriod(f, f.data.through, s),
  'period-reopened': (f: RecordedFact<'period-reopened'>, s: Speaker) => ofPeriod(f, f.data.period, s),
}
