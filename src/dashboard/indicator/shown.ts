/** What the page of an indicator shows, and with it its embed and its files: the same answers, asked with the same parameters. */
import { cellKey } from '../../../events/shapes.ts'
import type { QueryAt } from '../../../projections/views/catalogue.ts'
import type { PageState } from '../address.ts'
import type { AssessmentAnswer, IndicatorAnswer, SeriesAnswer } from '../answer-types.ts'
import type { Ask } from '../asking.ts'
import type { ValueFormat } from '../format.ts'

/** The parameters of everything that shows an indicator's figures, beside those of every page. */
export const shownParameters = ['cell', 'target', 'method', 'lines'] as const

/** The parameters of the page of an indicator: whether its table shows all `figures`, or those around a `fact`. */
export const indicatorParameters = [...shownParameters, 'figures', 'fact'] as const

/** The parameters of the address as the query of an assessment, which checks them. */
export function chosenIn({ own }: PageState): QueryAt<'/indicators/{id}/assessment'> {
  const chosen = (['cell', 'target', 'method'] as const).flatMap(name =>
    own[name] === undefined ? [] : [[name, own[name]]],
  )
  return Object.fromEntries(chosen) as QueryAt<'/indicators/{id}/assessment'>
}

export interface AssessedIndicator {
  readonly indicator: IndicatorAnswer
  readonly assessment: AssessmentAnswer
}

/** An indicator and its assessment; undefined where there is no such indicator for whoever asks. */
export async function assessedIndicator(
  ask: Ask,
  id: string,
  state: PageState,
): Promise<AssessedIndicator | undefined> {
  const [indicator, assessment] = await Promise.all([
    ask('/indicators/{id}', { id }),
    ask('/indicators/{id}/assessment', { id }, chosenIn(state)),
  ])
  return indicator && assessment && { indicator, assessment }
}

/** Every figure that was recorded of a cell. */
export const seriesOf = (ask: Ask, id: string, cell: AssessmentAnswer['cell']): Promise<SeriesAnswer | undefined> =>
  ask('/indicators/{id}/series', { id }, { includeHistory: 'true', cell: cellKey(cell) })

/** What writing the values of an indicator takes. */
export const formatOf = ({ unit = '', decimals, decimalsRecorded }: IndicatorAnswer): ValueFormat => ({
  unit,
  decimals: decimals ?? decimalsRecorded ?? null,
})
