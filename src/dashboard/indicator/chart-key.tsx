/** What the marks of a chart mean, of those that it has. */
import type { DrawnFigure } from '../answer-types.ts'
import type { Page } from '../page.ts'
import { capital } from '../words.ts'
import type { AddedLine } from './added-lines.ts'
import { lineKey } from './line-choice.tsx'
import { isExample } from './shown-figure.ts'

interface ChartKeyProps {
  readonly page: Page
  readonly figure: DrawnFigure
  readonly lines: readonly AddedLine[]
}

export function ChartKey({ page: { words }, figure, lines }: ChartKeyProps) {
  const { chart } = words
  const { projection } = figure
  const hasMilestones = [figure.path, ...figure.superseded].some(path => path.milestones.length > 0)
  const keys = [
    lines.length > 0 && lineKey(lines),
    isExample(figure) && `* ${capital(words.illustrative)}.`,
    figure.stretches.flat().some(mark => mark.tentative) && `○ ${chart.provisional}.`,
    figure.incomplete.length > 0 && `◌ ${chart.incomplete}.`,
    hasMilestones && `◇ ${chart.milestone}.`,
    figure.breaks.length > 0 && `┊ ${chart.break}.`,
    projection && `┈ ${chart.projected}, ▒ ${chart.band}.`,
    typeof projection?.ifPaceHolds === 'number' && `╌ ${chart.paceHolds}.`,
    chart.endOfYear,
  ]
  return <>{keys.filter(key => typeof key === 'string').map(key => `${key} `)}</>
}
