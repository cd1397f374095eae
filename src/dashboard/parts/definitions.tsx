/** The definitions of an indicator, with breaks between them, and the disputes about its figures. */
import type { DefinitionLine, IndicatorAnswer } from '../answer-types.ts'
import type { ValueFormat } from '../format.ts'
import { period, valued } from '../format.ts'
import type { Page } from '../page.ts'
import { CellName } from './measurements.tsx'
import { Known, Why } from './origin.tsx'
import { phrase, Text, Who } from './text.tsx'

/** Every definition, the latest first. */
export function Definitions({ page, versions }: { page: Page; versions: readonly DefinitionLine[] }) {
  const { words } = page
  return (
    <section aria-labelledby="definitions">
      <h2 id="definitions">{words.indicator.definitions}</h2>
      <ol class="wordings" reversed>
        {versions.toReversed().map(version => (
          <li key={version.version} id={`fact-${version.position}`}>
            <p>
              <strong>{breakText(page, version)}</strong>
            </p>
            <p>
              <Text page={page} text={version.definition} />
            </p>
            <div class="small">
              <p>
                {words.indicator.known} <Known page={page} origin={version} />
              </p>
              <Why page={page} origin={version} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function breakText({ words, language }: Page, { breakAt, bridge }: DefinitionLine): string {
  if (breakAt === null) return words.indicator.firstDefinition
  const from = period(language, breakAt)
  if (bridge === null) return words.indicator.brokenFrom(from)
  const isSame = bridge.factor === 1 && bridge.offset === 0
  return isSame ? words.indicator.bridgedFrom(from) : words.indicator.convertedFrom(from)
}

/** Every dispute: the figure, the claimant, and the outcome. */
export function Disputes({ page, indicator, format }: { page: Page; indicator: IndicatorAnswer; format: ValueFormat }) {
  const { words, language } = page
  if (indicator.disputes.length === 0) return null
  return (
    <section aria-labelledby="disputes">
      <h2 id="disputes">{words.indicator.disputes}</h2>
      <ul class="lines">
        {indicator.disputes.map(dispute => (
          <li key={dispute.dispute} id={`fact-${dispute.position}`}>
            <p>
              <strong>
                {period(language, dispute.period)}
                {Object.keys(dispute.cell).length > 0 && (
                  <>
                    , <CellName page={page} indicator={indicator} cell={dispute.cell} />
                  </>
                )}
              </strong>{' '}
              {dispute.claimedValue === undefined
                ? phrase(words.indicator.disputedBy, <Who page={page} named={dispute.claimant} />)
                : phrase(
                    words.indicator.claims,
                    <Who page={page} named={dispute.claimant} />,
                    valued(language, dispute.claimedValue, format),
                  )}{' '}
              <span class={dispute.outcome === 'open' ? 'flag disputed' : 'flag'}>
                {words.dispute[dispute.outcome]}
              </span>
            </p>
            <div class="small">
              <Known page={page} origin={dispute} />
              <Why page={page} origin={dispute} />
              {dispute.resolved && (
                <>
                  <Known page={page} origin={dispute.resolved} />
                  <Why page={page} origin={dispute.resolved} />
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
