/** The kind of a file's periods: what can be read in two ways is settled once for the file, or asked. */
import type { PeriodKind } from '../../events/import-map.ts'
import { parsePeriod } from '../../events/period.ts'
import type { Question } from './number-text.ts'
import {
  type Doubt,
  type PeriodChoice,
  type PeriodReading,
  readPeriodText,
  settledPeriod,
  wholePeriod,
} from './period-text.ts'

/** Gathers what the periods of a file show together. */
export function noPeriodFindings() {
  const doubts = new Map<Doubt, { line: number; text: string; column: string | null; from: number; to: number }>()
  const kinds = new Set<string>()
  let firstDay: { line: number; text: string; column: string | null } | undefined
  /** The periods that all days may begin, or all may end, the longest first. */
  let beginning: readonly PeriodKind[] = ['year', 'quarter', 'month']
  let ending = beginning

  function add(reading: PeriodReading, line: number, text: string, column: string | null): void {
    if ('doubt' in reading) {
      if (!doubts.has(reading.doubt))
        doubts.set(reading.doubt, { line, text, column, from: reading.from, to: reading.to })
    } else if ('period' in reading) {
      const { kind } = parsePeriod(reading.period)
      kinds.add(kind)
      if (kind !== 'day') return
      firstDay ??= { line, text, column }
      const isFirst = reading.period.endsWith('-01')
      const whole = (each: PeriodKind): boolean => wholePeriod(reading.period, each) !== undefined
      beginning = isFirst ? beginning.filter(whole) : []
      ending = isFirst ? [] : ending.filter(whole)
    }
  }

  function questions(choice: PeriodChoice, indicatorKinds: ReadonlySet<string | undefined>): Question[] {
    const asked: Question[] = []
    for (const [doubt, { line, text, column, from, to }] of doubts) {
      const kindsToTry = kinds.has('month') ? ['month'] : [...indicatorKinds]
      if (kindsToTry.every(kind => settledPeriod({ doubt, from, to }, choice, kind) !== undefined)) continue
      asked.push(doubtQuestion(doubt, { line, text, column, from, to }))
    }
    const [longest] = beginning.length > 0 ? beginning : ending
    if (firstDay && longest && choice.kind === undefined && kinds.size === 1 && !indicatorKinds.has('day'))
      asked.push({
        code: 'period-kind',
        line: firstDay.line,
        column: firstDay.column,
        detail: `all periods are days that ${beginning.length > 0 ? 'begin' : 'end'} a ${longest}: does “${firstDay.text}” mean the ${longest} ${wholePeriod(isoDay(firstDay.text), longest)}, or the day?`,
        answers: [`--period-kind ${longest}`, '--period-kind day'],
      })
    return asked
  }

  function readAs(choice: PeriodChoice, indicatorKinds: ReadonlySet<string | undefined>): string | undefined {
    const [example] = doubts.values()
    if (!example) return choice.kind
    const [doubt] = doubts.keys() as Iterable<Doubt> as unknown as [Doubt]
    const period = settledPeriod(
      { doubt: doubt ?? 'pair', ...example },
      choice,
      kinds.has('month') ? 'month' : [...indicatorKinds][0],
    )
    return `“${example.text}” as ${period === undefined ? 'it stands' : `${period} (${parsePeriod(period).kind})`}`
  }

  const inDoubt = (): boolean => doubts.size > 0 || (firstDay !== undefined && beginning.length + ending.length > 0)

  return { add, questions, readAs, inDoubt, months: () => kinds.has('month') }
}

const isoDay = (text: string): string => {
  const reading = readPeriodText(text)
  return 'period' in reading ? reading.period : text
}

function doubtQuestion(
  doubt: Doubt,
  { line, text, column, from, to }: { line: number; text: string; column: string | null; from: number; to: number },
): Question {
  const school = `a school or financial year (--year-from 8 reads ${from}-08/${to}-07)`
  const details: Readonly<Record<Doubt, string>> = {
    pair: `“${text}” may be a window of two years (${from}/${to}) or ${school}`,
    short: `“${text}” is ${school}; in which month does it begin?`,
    month: `“${text}” may be a month or ${school}`,
    span: `“${text}” may be a window of ${to - from + 1} years (${from}/${to}); the indicator has none of that kind yet`,
  }
  const answers: Readonly<Record<Doubt, readonly string[]>> = {
    pair: ['--period-kind window', '--year-from 8'],
    short: ['--year-from 8'],
    month: ['--period-kind month', '--year-from 8'],
    span: ['--period-kind window'],
  }
  return {
    code: doubt === 'short' ? 'year-from' : 'period-kind',
    line,
    column,
    detail: details[doubt],
    answers: answers[doubt],
  }
}
