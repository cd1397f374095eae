/** Verdicts about indicators in words. */
import type { ChanceInWords, TrendVerdict } from '../progress/trend.ts'
import type { Terms } from './terms.ts'

/** A verdict as it is said of so many indicators. */
export function verdictOf<Answer extends 'path' | 'trend'>(
  terms: Terms,
  answer: Answer,
  verdict: keyof Terms[Answer] & string,
  count = 1,
): string {
  const one = terms[answer] as Readonly<Record<string, string>>
  const several = terms.many[answer] as Readonly<Record<string, string>>
  return (count > 1 ? several[verdict] : undefined) ?? one[verdict] ?? verdict
}

const paces: Readonly<Partial<Record<TrendVerdict, keyof Terms['outlook']>>> = {
  reaches: 'holds',
  'slightly-short': 'short',
  'clearly-short': 'short',
  'moving-away': 'away',
  met: 'met',
  'met-slipping': 'met',
}

/** One sentence for the pace and the chance; undefined where the pace has no verdict. */
export function outlookOf({ outlook }: Terms, verdict: TrendVerdict, chance: ChanceInWords): string | undefined {
  const pace = paces[verdict]
  return pace && outlook[pace][chance]
}
