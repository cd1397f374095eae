/**
 * A mission in Norway's shape, of any size: each indicator has 357 municipalities × 3 groups by month. A tenth of the figures
 * come again as a final vintage half a year later, one command in twenty corrects a figure, and targets are revised every
 * second year. Every number follows from the seed.
 */

import { randomFrom } from '../fixtures/random.ts'
import { command, type Server } from './server.ts'

const MUNICIPALITIES = 357
const GROUPS = ['children', 'youth', 'adults'] as const
const FIRST_YEAR = 2015
const YEARS = 10

const month = (n: number): string => `${FIRST_YEAR + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`
const codes = (count: number): string[] => Array.from({ length: count }, (_, n) => String(301 + n).padStart(4, '0'))
const tenth = (value: number): number => Math.round(value * 10) / 10

type Send = (path: string, body: object) => Promise<void>

async function define(send: Send, id: string): Promise<void> {
  await send(`${id}/define`, {
    mission: 'norway',
    goals: ['g'],
    title: `Indicator ${id}`,
    definition: 'Share of those who live in the municipality',
    unit: 'percent',
    direction: 'decrease',
    kind: 'outcome',
    decimals: 1,
    source: { name: 'Bench' },
    dimensions: {
      municipality: Object.fromEntries(codes(MUNICIPALITIES).map(code => [code, `Municipality ${code}`])),
      group: Object.fromEntries(GROUPS.map(group => [group, group])),
    },
    knownFrom: '2014',
  })
  await send(`${id}/set-baseline`, { period: month(0), value: 12, knownFrom: '2014' })
  await send(`${id}/set-target`, { period: '2035-12', value: 5, knownFrom: '2014' })
}

/** Figures of some months: each municipality and group once, those of the year's first month in two vintages. */
function* figuresOf(chance: () => number, from: number, to: number) {
  for (let n = from; n < to; n++)
    for (const municipality of codes(MUNICIPALITIES))
      for (const group of GROUPS) {
        const figure = { period: month(n), cell: { municipality, group }, value: tenth(12 - n / 20 + 4 * chance()) }
        const isRevised = chance() < 0.1
        yield { ...figure, obsStatus: isRevised ? 'P' : 'A', knownFrom: month(n + 1) }
        if (isRevised)
          yield { ...figure, value: tenth(figure.value + chance() - 0.5), obsStatus: 'A', knownFrom: month(n + 7) }
      }
}

/** Records such a mission, `norway`, of so many facts. */
export async function norway(server: Server, facts: number, seed = 1): Promise<void> {
  const chance = randomFrom(seed)
  let left = facts
  const send: Send = async (path, body) => {
    await command(server, path.startsWith('missions') ? path : `indicators/${path}`, body)
    left -= 1
  }
  const horizon = { from: '2015', to: '2035' }
  await send('missions/norway/declare', { title: 'N', challenge: 'C', vision: 'V', horizon, knownFrom: '2014' })
  await send('missions/norway/set-goal', { goal: 'g', statement: 'S', level: 1, kind: 'outcome', knownFrom: '2014' })
  for (let i = 0; left > 0; i++) {
    const id = `norway-${i}`
    await define(send, id)
    for (let from = 0; from < 12 * YEARS && left > 0; from += 8) {
      const measurements = [...figuresOf(chance, from, Math.min(from + 8, 12 * YEARS))].slice(0, Math.max(1, left))
      await send(`${id}/measure-many`, { measurements })
      left -= measurements.length - 1
      if (from % 24 === 16 && left > 0)
        await send(`${id}/revise-target`, {
          period: '2035-12',
          // Each below the one before: a revision that changes nothing is refused.
          value: tenth(9 - from / 24 + 0.8 * chance()),
          reason: 'new knowledge',
          decidedBy: 'the steering group',
          knownFrom: month(from + 8),
        })
      const { period, cell } = measurements[0] as (typeof measurements)[number]
      if (chance() < 0.05 && left > 0)
        await send(`${id}/correct`, {
          period,
          cell,
          // No figure is as high.
          value: tenth(18 + chance()),
          reason: 'mistyped',
          cause: 'typing-error',
        })
    }
  }
}
