/** A mission of 200 indicators × 120 months. */
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

/** Facts of that mission. */
export const FILLED = INDICATORS * (MONTHS + 3) + 2
