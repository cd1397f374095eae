/** A mission `m` with a goal `g`, and what an indicator of it says at least. */
import { newTeller, type Teller } from './told.ts'

export const definition = {
  mission: 'm',
  goals: ['g'],
  title: 'T',
  definition: 'D',
  unit: 'percent',
  direction: 'decrease',
  kind: 'outcome',
  source: { name: 'S' },
}
export const why = { reason: 'because R' }
export const decided = { decidedBy: 'Partnership', ...why }

/** Told on a day in 2024, known since 2014. Positions 0 and 1. */
export async function newMission(more: object = {}, teller = newTeller('2024-06-01')): Promise<Teller> {
  await teller.tell('missions/m/declare', {
    title: 'M',
    challenge: 'C',
    vision: 'V',
    horizon: { from: '2015', to: '2035' },
    knownFrom: '2014',
    ...more,
  })
  await teller.tell('missions/m/set-goal', {
    goal: 'g',
    statement: 'G',
    level: 1,
    kind: 'outcome',
    knownFrom: '2014',
  })
  return teller
}

/** What a decision says at least. */
export const takenDecision = {
  mission: 'm',
  body: 'Partnership',
  question: 'Which measure?',
  alternatives: ['Grants', 'Mentors'],
  chosen: 'Mentors',
  rationale: 'They reach those who left school.',
  decidedOn: '2024-06-01',
}
export const takeDecision = ({ tell }: Pick<Teller, 'tell'>, more: object = {}, id = 'd') =>
  tell(`decisions/${id}/take`, { ...takenDecision, ...more })

/** What a learning loop says at least. */
export const openedLoop = {
  mission: 'm',
  question: 'Do mentors keep them in school?',
  hypothesis: 'A mentor halves the dropout.',
  expects: { indicator: 'x', change: -2, by: '2025', text: 'Two points fewer' },
  reviewOn: '2024-07-01',
}
export const openLoop = ({ tell }: Pick<Teller, 'tell'>, more: object = {}, id = 'l') =>
  tell(`learning-loops/${id}/open`, { ...openedLoop, ...more })
