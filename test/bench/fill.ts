/** A mission of 200 indicators × 120 months, in a log of any size. */
import { command, mission, type Server } from './server.ts'

export const INDICATORS = 200
export const MONTHS = 120

const month = (n: number): string => `${2015 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`

/** The mission `m`, each figure known a month later, with baselines and targets. */
export async function fill(server: Server): Promise<void> {
  await mission(server, INDICATORS)
  for (let i = 0; i < INDICATORS; i++) {
    const measurements = Array.from({ length: MONTHS }, (_, n) => ({
      period: month(n),
      value: Math.round((50 - n / 5 + 3 * Math.sin(n + i)) * 10) / 10,
      knownFrom: month(n + 1),
    }))
    await command(server, `indicators/i${i}/measure-many`, { measurements })
    await command(server, `indicators/i${i}/set-baseline`, { period: '2015-01', value: 50, knownFrom: '2014' })
    await command(server, `indicators/i${i}/set-target`, { period: '2030-12', value: 20, knownFrom: '2014' })
  }
}

/** Brings the log to so many facts with another mission’s figures. */
export async function pad(server: Server, facts: number): Promise<void> {
  const DAY = 86_400_000
  const day = (n: number): string => new Date(Date.UTC(1900, 0, 1) + n * DAY).toISOString().slice(0, 10)
  const have = INDICATORS * (MONTHS + 3)
  const horizon = { from: '2015', to: '2035' }
  await command(server, 'missions/pad/declare', { title: 'P', challenge: 'C', vision: 'V', horizon })
  await command(server, 'missions/pad/set-goal', { goal: 'g', statement: 'S', level: 1, kind: 'outcome' })
  for (let i = 0, left = facts - have; left > 0; i++, left -= 10_000) {
    const id = `indicators/pad${i}`
    await command(server, `${id}/define`, {
      mission: 'pad',
      goals: ['g'],
      title: 'P',
      definition: 'D',
      unit: 'u',
      direction: 'increase',
      kind: 'outcome',
      source: { name: 'Bench' },
    })
    await command(server, `${id}/measure-many`, {
      measurements: Array.from({ length: Math.min(left, 10_000) }, (_, n) => ({ period: day(n), value: n })),
    })
  }
}
