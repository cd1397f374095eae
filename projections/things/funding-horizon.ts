/** How far the money of projects reaches, against the years of their mission. */
import { z } from 'zod'
import { type PeriodText, parsePeriod } from '../../events/period.ts'
import { fundingShape } from '../../events/project.ts'
import { id } from '../../events/shapes.ts'
import type { Shaped } from '../base/shaped.ts'
import type { Intervention } from './intervention.ts'

const { amount, currency, funder, instrument, purpose, status } = fundingShape

export const fundingHorizonShape = z.strictObject({
  start: z.number().nullable().describe('Where the mission begins, a decimal year; null: it has no horizon.'),
  end: z.number().nullable().describe('Where the last year of the mission begins, a decimal year.'),
  lines: z
    .array(
      z.strictObject({
        project: id,
        amount,
        currency,
        funder,
        instrument,
        purpose,
        status,
        start: z.number().describe('A decimal year.'),
        end: z.number().describe('A decimal year; of money without an end it is that of the period it begins in.'),
        hasEnd: z.boolean(),
      }),
    )
    .describe('The money of each project, the earliest first.'),
  fundedUntil: z
    .number()
    .nullable()
    .describe('The end of the last money that is committed or paid, a decimal year; null: there is none.'),
  yearsWithout: z
    .number()
    .nullable()
    .describe('How many years of the mission no money that is committed or paid reaches, from the last one back.'),
})

/** How far the money reaches. The mission's years are those between the beginnings of the two periods of its horizon. */
export function fundingHorizonJson(
  interventions: readonly Intervention[],
  horizon: { readonly from: PeriodText; readonly to: PeriodText } | undefined,
): Shaped<typeof fundingHorizonShape> {
  const lines = interventions.flatMap(({ project, at }) =>
    at.funding.map(({ amount, currency, funder, instrument, purpose, status, from, to }) => ({
      ...{ project, amount, currency, funder, instrument, purpose, status },
      start: parsePeriod(from).start,
      end: parsePeriod(to ?? from).reference,
      hasEnd: to !== undefined,
    })),
  )
  const [start, end] = horizon ? [parsePeriod(horizon.from).start, parsePeriod(horizon.to).start] : [null, null]
  const ends = lines.filter(line => line.status !== 'announced').map(line => line.end)
  const fundedUntil = ends.length === 0 ? null : Math.max(...ends)
  return {
    start,
    end,
    lines: lines.sort((a, b) => a.start - b.start || a.end - b.end),
    fundedUntil,
    yearsWithout: start === null || end === null ? null : Math.max(0, end - Math.max(start, fundedUntil ?? start)),
  }
}
