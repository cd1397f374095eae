/** What those who work with an indicator say of it. */

import { Commentary, otherForms } from '../commentary/commentary.tsx'
import { Actions } from '../forms/actions.tsx'
import type { Page } from '../page.ts'
import { IndicatorTabPage, indicatorPageOf } from './indicator-layout.tsx'

/** The page; undefined where there is no such indicator for this reader at this pin. */
export async function commentaryPage(page: Page, id: string) {
  const of = await indicatorPageOf(page, id)
  if (!of) return undefined
  const { indicator } = of
  const { figures } = of.page.words
  return (
    <IndicatorTabPage of={of} tab="commentary" lead={figures.commentaryLead}>
      {indicator.mission !== null && (
        <Actions page={of.page} on="indicator" id={id} mission={indicator.mission} without={otherForms} />
      )}
      {indicator.commentary.length === 0 && <p class="quiet">{figures.noCommentary}</p>}
      <Commentary page={of.page} commentary={indicator.commentary} />
    </IndicatorTabPage>
  )
}
