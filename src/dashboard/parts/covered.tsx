/** The share of the distance covered: a number, words, and a bar with a mark where the agreed path is. */

import { percent } from '../format.ts'
import type { Page } from '../page.ts'
import type { Words } from '../words.ts'

/** The share in words; from 45 to 55 per cent is about half. */
export function coveredInWords(words: Words['covered'], share: number): string {
  if (share < 0) return words.away
  if (share === 0) return words.start
  if (share < 0.2) return words.little
  if (share < 0.45) return words.under
  if (share <= 0.55) return words.half
  if (share < 0.9) return words.over
  if (share < 1) return words.nearly
  return share > 1 ? words.beyond : words.all
}

const WIDTH = 72
const within = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * WIDTH)

/** `ahead` is the deviation from the path as a share of the distance, so that the path is at `covered − ahead`. */
export function Covered({ page, covered, ahead }: { page: Page; covered: number; ahead: number | null }) {
  return (
    <>
      <strong class="number">{percent(page.language, covered)}</strong>
      <svg class="bar" viewBox={`0 0 ${WIDTH} 10`} width={WIDTH} height="10" aria-hidden="true" focusable="false">
        <rect class="way" x="0" y="3" width={WIDTH} height="4" rx="2" />
        <rect class="done" x="0" y="3" width={within(covered)} height="4" rx="2" />
        {ahead !== null && <path class="expected" d={`M${within(covered - ahead)} 0v10`} />}
      </svg>
      <span class="small">{coveredInWords(page.words.covered, covered)}</span>
    </>
  )
}
