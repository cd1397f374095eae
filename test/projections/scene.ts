/** One indicator, `x` of mission `m`, told in a few requests, and its views. */
import { definition, newMission } from './given.ts'
import { type Asker, askerOf, type Body, type Teller } from './told.ts'

export type CommandRequest = readonly [name: string, body: object]

export interface Scene extends Asker, Pick<Teller, 'tell' | 'tellAs' | 'log' | 'clock'> {
  /** A submit about the indicator. */
  readonly submit: (name: string, body: object) => Promise<unknown>
  /** Its assessment, `?cell=sex:F`. */
  readonly assessed: (query?: string) => Body
  /** Its points, `?cell=` for the total. */
  readonly points: (query?: string) => Body[]
}

export async function scene(defined: object, ...requests: readonly CommandRequest[]): Promise<Scene> {
  const { tell, tellAs, log, clock } = await newMission()
  const asker = askerOf(log)
  const submit = (name: string, body: object) => tell(`indicators/x/${name}`, body)
  await submit('define', { ...definition, knownFrom: '2014', ...defined })
  for (const [name, body] of requests) await submit(name, body)
  return {
    ...asker,
    tell,
    tellAs,
    log,
    clock,
    submit,
    assessed: (query = '') => asker.ask(`/indicators/x/assessment${query}`),
    points: (query = '') => asker.ask(`/indicators/x/series${query}`).points,
  }
}

/** Measurements by year, `{ 2019: 10.5 }`. */
export const measured = (values: Readonly<Record<string, number>>, more: object = {}): CommandRequest[] =>
  Object.entries(values).map(([period, value]) => ['measure', { period, value, ...more }])

/** The worked case, yearly: 12.2 (2015) to 6.0 (2035). */
export const neet: readonly CommandRequest[] = [
  ['set-baseline', { period: '2015', value: 12.2, knownFrom: '2014' }],
  ['set-target', { period: '2035', value: 6, knownFrom: '2014' }],
  ...measured({ 2019: 10.5, 2020: 11, 2022: 9.5 }),
]
