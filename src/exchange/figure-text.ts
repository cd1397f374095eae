/** What stands where a number does: a number, with or without a mark beside it, a bound, or signs in place of it. */
import { missingSets } from './missing-sets.ts'
import { plainNumber } from './number-text.ts'
import { lettersOf } from './statuses.ts'

/** A number with a mark beside it: letters or signs, or the number of a footnote in brackets. */
const MARKED = /^(.*?[\d.,)%])(?:\s?([^\s\d.,()[\]%+-]{1,3}|\[[^\s\]]{1,4}\])|\s(\d{1,2}\)))$/

/** A bound in place of a number, as offices write where they hide small ones: `<5`. */
export const BOUND = /^[<>≤≥]/

/** A text without the mark beside it, and the mark; `()` where it stands in brackets. */
export function markOf(text: string): readonly [rest: string, mark: string] | undefined {
  const bracketed = /^\((.+)\)$/.exec(text)
  if (bracketed) return [(bracketed[1] as string).trim(), '()']
  const [, rest, sign, footnote] = MARKED.exec(text) ?? []
  const mark = sign ?? footnote
  return rest === undefined || mark === undefined ? undefined : [rest.trim(), mark]
}

/** Marks and flags that any office writes beside numbers. */
const knownMarks = new Map(Object.values(missingSets).flatMap(({ marks = {} }) => Object.entries(marks)))
/** Whether a text stands where a number does: one with or without something beside it, a bound, or signs in place of it. */
export function isFigure(text: string): boolean {
  const plain = text.replace(BOUND, '').replace(/%$/, '').trim()
  if (plainNumber(plain) !== undefined || /^[^\p{L}\d]+\p{L}{0,3}$/u.test(text)) return true
  const [rest, mark] = markOf(text) ?? []
  // “20 år” is a name: its letters are no flags.
  const isMark =
    mark !== undefined && (!/\p{L}/u.test(mark) || knownMarks.has(mark) || lettersOf(mark, knownMarks) !== undefined)
  return isMark && isFigure(rest as string)
}
