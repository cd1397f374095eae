/** An indicator's assessment at a pin with what a chart draws of it: made by the server, and live by the slider of its page. */
import { cellKey } from '../../../events/shapes.ts'
import type { Pin } from '../../base/pin.ts'
import { type Choice, dated, undatedAssessment } from '../assessment.ts'
import { makeCase } from '../case.ts'
import { readingComparable } from '../comparable-points.ts'
import { cornersOf, drawnFigure } from '../drawn-figure.ts'
import { declaredCell, foldIndicator, type IndicatorHistory, lateEntriesOf } from '../indicator.ts'
import { firstFigures } from '../vintages.ts'

/** Makes both, with the decisions that concern it in its mission; undefined where nothing was known of the indicator. Throws `UnfitQuestion` where no definition declares the cell. */
export function* assessingFigure<Decisions>(
  id: string,
  history: IndicatorHistory,
  pin: Pin,
  asked: Choice,
  decisionsIn: (mission: string) => Decisions,
) {
  const at = foldIndicator(history, pin)
  if (!at) return undefined
  const choice = { ...asked, cell: declaredCell(at, asked.cell) }
  const made = makeCase(history, at, pin, choice, yield* readingComparable(history, at, pin, choice.cell))
  const assessed = dated(undatedAssessment(id, history, at, pin, choice, made).assessment, pin)
  return {
    ...assessed,
    path: { ...assessed.path, corners: cornersOf(made.case) },
    figure: {
      ...drawnFigure(
        made,
        at,
        choice.cell,
        assessed.trend,
        firstFigures(history, at, pin, history.series.orderOf(cellKey(choice.cell)).keys),
      ),
      decisions: decisionsIn(at.mission),
    },
    status: pin.figures === 'none' ? ('approved' as const) : pin.figures,
    lateEntries: lateEntriesOf(history, pin),
  }
}
