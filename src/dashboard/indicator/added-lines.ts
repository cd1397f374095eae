/** Lines that a reader adds to the chart of an indicator: its places and groups, and the indicators it is compared with. */
import type { PhraseText } from '../../../projections/words/phrases.ts'
import type { InvalidInput } from '../../engine/errors.ts'
import { unreadable } from '../../engine/pins.ts'
import type { DrawnFigure, IndicatorAnswer } from '../answer-types.ts'
import type { Ask } from '../asking.ts'
import { dimensionName, unitName, type ValueFormat } from '../format.ts'
import { localised } from '../language.ts'
import type { Page } from '../page.ts'

/** Between the lines that an address names: `sex:F|sex:M|neet-eu`. */
export const BETWEEN = '|'
/** More lines than this nobody can tell apart. */
const MOST_LINES = 8

/** A line that may be added. */
export interface LineOffer {
  /** As the address names it: a cell, or an indicator. */
  readonly id: string
  readonly name: string
}

/** A line as it is drawn. */
export interface AddedLine extends LineOffer {
  /** By which the chart names it: A, B, … */
  readonly letter: string
  readonly stretches: DrawnFigure['stretches']
  readonly withoutValue: DrawnFigure['withoutValue']
}

/** The lines that may be added: by the dimensions of the indicator, and its comparators in the same unit. */
export interface LineOffers {
  readonly comparators: readonly LineOffer[]
  readonly dimensions: readonly { readonly name: string; readonly lines: readonly LineOffer[] }[]
}

export async function lineOffers(page: Page, indicator: IndicatorAnswer, format: ValueFormat): Promise<LineOffers> {
  const { language } = page
  const compared = await page.ask('/indicators/{id}/comparators', { id: indicator.indicator })
  const unit = unitName(language, format)
  return {
    comparators: (compared?.comparators ?? [])
      .filter(each => unitName(language, { unit: each.unit }) === unit)
      .map(each => ({ id: each.indicator, name: localised(each.title, language).text })),
    dimensions: Object.entries(indicator.dimensions ?? {}).map(([name, codes]) => ({
      name: dimensionName(language, name),
      lines: Object.entries(codes).map(([code, label]) => ({
        id: `${name}:${code}`,
        name: localised(label, language).text,
      })),
    })),
  }
}

/** The lines that an address names, once each. */
export const linesIn = (text: string | undefined): string[] => [
  ...new Set((text ?? '').split(BETWEEN).filter(each => each !== '')),
]

/** The lines that are added, in the order in which they are offered. Throws `InvalidInput` where one is not offered. */
export async function addedLines(
  ask: Ask,
  id: string,
  asked: string | undefined,
  offers: LineOffers,
): Promise<readonly AddedLine[]> {
  const wanted = linesIn(asked)
  const all = [...offers.comparators, ...offers.dimensions.flatMap(({ lines }) => lines)]
  const unknown = wanted.find(each => !all.some(offer => offer.id === each))
  if (unknown !== undefined) throw badLines(`there is no line ${unknown}.`)
  if (wanted.length > MOST_LINES) throw badLines(`name at most ${MOST_LINES}.`)
  const chosen = all.filter(offer => wanted.includes(offer.id))
  const isCell = (line: LineOffer): boolean => !offers.comparators.includes(line)
  const answers = await Promise.all(
    chosen.map(line =>
      isCell(line)
        ? ask('/indicators/{id}/assessment', { id }, { cell: line.id })
        : ask('/indicators/{id}/assessment', { id: line.id }),
    ),
  )
  return chosen.map((line, i) => ({
    ...line,
    letter: String.fromCodePoint(65 + i),
    stretches: answers[i]?.figure.stretches ?? [],
    withoutValue: answers[i]?.figure.withoutValue ?? [],
  }))
}

const badLines = (detail: PhraseText): InvalidInput => unreadable('lines', detail)
