/** Exceptions in figures: approved by their recorder, periods never reported, targets and indicators that went while they were failing, changes just before a release. */
import type { IndicatorFact, ReleaseFact } from '../../../events/catalogue.ts'
import type { Recorded } from '../../../events/fact.ts'
import { dayOf, durationYears, parsePeriod } from '../../../events/period.ts'
import { cellKey } from '../../../events/shapes.ts'
import { inside, type Pin } from '../../base/pin.ts'
import { targetChanges } from '../../change/target-changes.ts'
import { assess } from '../../figures/assessment.ts'
import type { Assessment } from '../../figures/assessment-shape.ts'
import type { FactReader } from '../../figures/fact-reader.ts'
import { foldIndicator } from '../../figures/indicator.ts'
import type { Member } from '../members.ts'
import { exception, type Failing, type FoundException } from './exception.ts'

type Of<N extends IndicatorFact['type']> = Recorded<Extract<IndicatorFact, { type: N }>>

const factsOf = <N extends IndicatorFact['type']>({ history }: Member, type: N, pin: Pin): Of<N>[] =>
  history.facts.filter((fact): fact is Of<N> => fact.type === type && inside(fact, pin))

/** Approvals by whoever recorded a figure that they approve. */
export function ownApprovals(reader: FactReader, member: Member, pin: Pin): FoundException[] {
  const { series } = member.history
  return factsOf(member, 'figures-approved', pin).flatMap(approval => {
    const { periods, cells } = approval.data
    const [wanted, chosen] = [periods.map(period => parsePeriod(period).key), cells?.map(cell => cellKey(cell))]
    const standing = series.standing({ ...pin, position: approval.position })
    const rows = series.keys.flatMap(({ period, cellKey: cell }, index) => {
      const row = standing[index] ?? -1
      return row >= 0 && wanted.includes(period.key) && (chosen?.includes(cell) ?? true) ? [series.row(row)] : []
    })
    const own = reader
      .factsAt(rows.map(({ position }) => position))
      .filter(({ meta }) => meta.principal === approval.meta.principal)
    if (own.length === 0) return []
    const { principal } = approval.meta
    const facts = [approval.position, ...own.map(({ position }) => position)]
    return [exception('own-figures-approved', facts, { found: 'own-figures', principal, indicator: member.id })]
  })
}

/** How an indicator stood just before it was changed, by what was known and recorded by then. */
function standingBefore({ id, history }: Member, fact: Recorded<IndicatorFact>, pin: Pin): Assessment | undefined {
  const on = dayOf(fact.knownFrom)
  const before: Pin = { ...pin, asOfMs: fact.knownFrom, asOf: null, position: fact.position - 1, on }
  const at = foldIndicator(history, before)
  return at && assess(id, history, at, before, { target: 'current', method: 'varde-1', cell: undefined })
}

/** How it fails: behind its path, or clearly short of its target by its pace; undefined: it does neither. */
function failing(assessment: Assessment | undefined): Failing | undefined {
  if (assessment?.path.verdict === 'behind') return 'behind'
  return assessment?.trend.verdict === 'clearly-short' ? 'clearly-short' : undefined
}

/** Targets that were made weaker while the indicator was failing, or in the year before their date. */
export function weakenedTargets(member: Member, pin: Pin): FoundException[] {
  return targetChanges(member.at, pin.on).flatMap(({ lines }) =>
    lines.flatMap((line, index) => {
      const before = lines[index - 1]
      if (!before || (line.move !== 'weakened' && line.move !== 'mixed')) return []
      const fact = member.history.facts.find(({ position }) => position === line.position)
      if (!fact) return []
      const left = parsePeriod(before.period).reference - parsePeriod(dayOf(fact.knownFrom)).reference
      const why = failing(standingBefore(member, fact, pin)) ?? (left <= 1 ? ('near-its-date' as const) : undefined)
      if (why === undefined) return []
      const finding = { found: 'target-weakened', indicator: member.id, why } as const
      return [exception('target-weakened-while-failing', [before.position, line.position], finding)]
    }),
  )
}

/** Indicators that were retired, counted for fewer goals, or ceased to be key indicators, while they were failing. */
export function droppedWhileFailing(member: Member, pin: Pin): FoundException[] {
  let goals: readonly string[] = []
  return member.history.facts.flatMap(fact => {
    if (!inside(fact, pin)) return []
    const before = goals
    if (fact.type === 'indicator-defined' || fact.type === 'indicator-assigned') goals = fact.data.goals
    const how = droppedBy(
      fact,
      before.some(goal => !goals.includes(goal)),
    )
    if (how === undefined) return []
    const why = failing(standingBefore(member, fact, pin))
    if (why === undefined) return []
    const finding = { found: 'indicator-dropped', indicator: member.id, how, why } as const
    return [exception('failing-indicator-dropped', [fact.position], finding)]
  })
}

/** How a fact drops an indicator; `leavesGoal`: it counts for fewer goals after it. */
function droppedBy(fact: Recorded<IndicatorFact>, leavesGoal: boolean): 'retired' | 'off-goal' | 'off-key' | undefined {
  if (fact.type === 'indicator-retired') return 'retired'
  if (fact.type === 'key-indicator-changed' && !fact.data.key) return 'off-key'
  return fact.type === 'indicator-assigned' && leavesGoal ? 'off-goal' : undefined
}

/** A gap is longer than so many times the step between figures. */
const GAP = 1.5

/** Stretches of an indicator's own rhythm for which nothing was ever reported, not even that a figure is missing. */
export function neverReported({ id, history, at, definition }: Member, pin: Pin): FoundException[] {
  const { frequency, publicationLag } = definition
  if (frequency === undefined) return []
  const { series } = history
  const [step, standing] = [durationYears(frequency), series.standing(pin)]
  const reported = series.order().flatMap(index => {
    const key = series.keys[index]
    const row = standing[index] ?? -1
    return key?.cellKey === '' && row >= 0 ? [{ key, position: series.row(row).position }] : []
  })
  const gap = { found: 'gap', indicator: id, every: frequency } as const
  const gaps = reported.flatMap(({ key, position }, index) => {
    const after = reported[index + 1]
    // From end to end: of a yearly figure of fourth quarters, the others are not missing.
    if (!after || after.key.period.reference - key.period.reference < GAP * step) return []
    const finding = { ...gap, after: key.given, before: after.key.given }
    return [exception('period-never-reported', [position, after.position], finding)]
  })
  const last = reported.at(-1)
  const lag = publicationLag === undefined ? 0 : durationYears(publicationLag)
  const since = last ? parsePeriod(pin.on).reference - last.key.period.reference - lag : 0
  if (!last || at.retired !== null || since < GAP * step) return gaps
  const finding = { ...gap, after: last.key.given, before: null }
  return [...gaps, exception('period-never-reported', [last.position], finding)]
}

/** Corrections, withdrawals and redefinitions after figures were submitted and before the next release was published. */
export function changedBeforeRelease(reader: FactReader, mission: string, member: Member, pin: Pin): FoundException[] {
  const releases = reader
    .ofMission(mission, 'release')
    .flatMap(id => reader.facts<ReleaseFact>(`release-${id}`))
    .filter(fact => fact.type === 'release-published' && inside(fact, pin))
    .map(({ position }) => position)
    .sort((a, b) => a - b)
  const submissions = factsOf(member, 'figures-submitted', pin).map(({ position }) => position)
  if (releases.length === 0 || submissions.length === 0) return []
  const { position, rows } = member.history.series.columns()
  const changed = [
    ...factsOf(member, 'indicator-redefined', pin).map(fact => fact.position),
    ...Array.from({ length: rows }, (_, row) => row)
      .filter(
        row =>
          (position[row] as number) <= pin.position && member.history.series.row(row).type !== 'indicator-measured',
      )
      .map(row => position[row] as number),
  ].sort((a, b) => a - b)
  return releases.flatMap((release, index) => {
    const since = releases[index - 1] ?? -1
    const submitted = submissions.find(at => at > since && at < release)
    const between = changed.filter(at => submitted !== undefined && at > submitted && at < release)
    if (between.length === 0) return []
    const finding = { found: 'changed-before-release', indicator: member.id, release } as const
    return [exception('changed-before-release', [...between, release], finding)]
  })
}
