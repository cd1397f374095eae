/** Attribution written straightforwardly: after each fact the indicator is folded and assessed anew. Slow, and plainly right. */
import type { IndicatorFact } from '../../../events/catalogue.ts'
import type { Recorded } from '../../../events/fact.ts'
import type { Pin } from '../../../projections/base/pin.ts'
import type { IndicatorNumbers } from '../../../projections/change/attributed-numbers.ts'
import { assess, type Choice } from '../../../projections/figures/assessment.ts'
import { foldIndicator } from '../../../projections/figures/indicator.ts'
import { historyFrom } from '../../../projections/figures/indicator-history.ts'

/** The numbers of an indicator of which only these facts are known; `some`: whether any figure lies inside the pin. */
export function plainNumbers(
  facts: readonly Recorded<IndicatorFact>[],
  pin: Pin,
  choice: Choice,
  some: boolean,
): IndicatorNumbers {
  const history = historyFrom(facts.toSorted((a, b) => a.position - b.position))
  const at = foldIndicator({ ...history, series: { ...history.series, known: () => (some ? 1 : 0) } }, pin)
  const judged = at && assess('x', history, at, pin, choice)
  if (!at || !judged || (at.versions.length === 0 && judged.latest === null)) {
    const numbers = { latest: null, covered: null, share: null, projected: null, value: null }
    return { numbers, path: null, trend: null, status: null }
  }
  const { latest, covered, path, trend, method } = judged
  return {
    numbers: {
      latest: latest?.value ?? null,
      covered,
      share: path.share,
      projected: trend.projected,
      value: method.value ?? null,
    },
    path: path.verdict,
    trend: trend.verdict,
    status: method.status ?? null,
  }
}
