/**
 * Headers of two rows: one names groups of columns (“Menn”, written once over its years), the other the periods in each, or the
 * other way round. They are joined to names such as “Menn 2021”.
 */
import { isFigure } from './figure-text.ts'
import { setsKnowing } from './missing-sets.ts'
import { readPeriodText } from './period-text.ts'

const isPeriodName = (text: string): boolean => /\d{4}/.test(text) && !('probably' in readPeriodText(text))

const isName = (text: string): boolean => text !== '' && !isFigure(text)

/** Each text again in the empty cells behind it, as merged cells of a spreadsheet are saved. */
function spread(cells: readonly string[], width: number): string[] {
  let last = ''
  return Array.from({ length: width }, (_, at) => {
    last = (cells[at] ?? '').trim() || last
    return last
  })
}

/**
 * The names that two rows give the columns together; undefined where they are no such header. The lower row alone is no header
 * where periods stand above it, where one of its periods is there twice, or where it leaves a column unnamed that is named above.
 */
export function joinedHeader(upper: readonly string[], lower: readonly string[]): readonly string[] | undefined {
  const width = Math.max(upper.length, lower.length)
  const above = spread(upper, width)
  const own = Array.from({ length: width }, (_, at) => (upper[at] ?? '').trim())
  const below = Array.from({ length: width }, (_, at) => (lower[at] ?? '').trim())
  const columnsWith = (fits: (at: number) => boolean): number[] => below.flatMap((_, at) => (fits(at) ? [at] : []))
  const under = columnsWith(at => isPeriodName(below[at] as string))
  const over = columnsWith(at => isPeriodName(above[at] as string) && below[at] !== '')
  const [periods, labels, at] = under.length >= over.length ? [below, above, under] : [above, below, over]
  if (at.length < 2) return undefined
  const given = at.map(index => labels[index] as string)
  const isLabelled = given.every(isName) && given.some(text => setsKnowing(text).length === 0)
  if (!isLabelled || !at.some(index => own[index] !== '')) return undefined
  // Where no name stands over several columns, a text below another column’s name is one of a row of the table.
  const isMerged = at.some(index => own[index] === '')
  const isBelowName = (text: string, index: number) => text !== '' && own[index] !== '' && text !== own[index]
  if (!isMerged && below.some((text, index) => !at.includes(index) && isBelowName(text, index))) return undefined
  const others = below.map((text, index) => text || (own[index] as string))
  const isNeeded =
    periods === above ||
    new Set(at.map(index => periods[index])).size < at.length ||
    below.some((text, index) => text === '' && own[index] !== '' && !at.includes(index))
  if (!isNeeded || others.some((text, index) => !at.includes(index) && text !== '' && isFigure(text))) return undefined
  return others.map((text, index) => (at.includes(index) ? `${labels[index]} ${periods[index]}` : text))
}
