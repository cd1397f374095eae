/** What was entered, as it was understood: figures in their unit, days and periods in words. */
import { isPeriod } from '../../../events/period.ts'
import { dayRead } from '../../../projections/words/format.ts'
import { day, period, valued } from '../format.ts'
import { localised } from '../language.ts'
import type { Entered, Field, Subject } from './form-kind.ts'
import { numberIn, periodsRead } from './form-kinds.ts'

interface EnteredFieldsProps {
  readonly subject: Subject
  readonly fields: readonly Field[]
  readonly entered: Entered
}

export const EnteredFields = ({ subject, fields, entered }: EnteredFieldsProps) => (
  <dl class="entered">
    {fields
      .filter(({ name }) => (entered[name] ?? '') !== '')
      .map(field => (
        <div key={field.name}>
          <dt>{field.label}</dt>
          <dd>{inWords(subject, field, entered[field.name] ?? '')}</dd>
        </div>
      ))}
  </dl>
)

/** Whether a text is a day of the calendar, as a field holds it. */
export const isDay = (text: string): boolean => dayRead(text).length === 'yyyy-mm-dd'.length && isPeriod(dayRead(text))

function inWords({ page, indicator }: Subject, { kind, choices }: Field, text: string): string {
  const { language } = page
  if (choices) return choices.find(([value]) => value === text)?.[1] ?? text
  if (kind === 'day' && isDay(text)) return day(language, dayRead(text))
  if (kind === 'period') {
    return periodsRead(page, text)
      .map(each => (isPeriod(each) ? period(language, each) : each))
      .join(', ')
  }
  const value = numberIn(language, text)
  return kind === 'number' && typeof value === 'number'
    ? valued(language, value, { unit: localised(indicator?.unit ?? '', language).text })
    : text
}
