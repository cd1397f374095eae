/** A mission's state in five sentences, in Danish. */

import type { StateWords } from '../state.ts'
import { led } from '../text.ts'

const or = (n: number, one: string, several: string): string => (n === 1 ? one : `${n} ${several}`)

export const state: StateWords = {
  wants: s => `Missionen ${s.mission} vil dette${s.from && ` fra ${s.from} til ${s.to}`}: ${s.vision}.`,
  stands: s =>
    `Af ${or(s.of, 'én indikator', 'indikatorer')}, der viser, om målene nås, er dette stillingen mod den aftalte vej: ${s.path}; og dette, hvis udviklingen fortsætter: ${s.trend}.`,
  noneSpeaks: 'Ingen indikator viser endnu, om målene nås.',
  moved: {
    goals: n => or(n, 'én målformulering ændret', 'målformuleringer ændret'),
    targets: n => or(n, 'ét måltal ændret', 'måltal ændret'),
    baselines: n => or(n, 'én baseline beregnet på ny', 'baselines beregnet på ny'),
    definitions: n => or(n, 'én definition ændret', 'definitioner ændret'),
    figures: n => or(n, 'ét nyt tal kendt', 'nye tal kendt'),
    corrections: n => or(n, 'ét tal rettet eller trukket tilbage', 'tal rettet eller trukket tilbage'),
  },
  movedSince: s => `Siden ${s.since} blev ${s.what}${led(s.last, ', senest for ')}.`,
  nothingMoved: s => `Siden ${s.since} er hverken mål, måltal eller tal ændret.`,
  goals: n => or(n, 'ét mål', 'mål'),
  indicators: n => or(n, 'én indikator', 'indikatorer'),
  answers: s => `${s.who} svarer for noget af dette, men ingen svarer for ${s.gaps}, blandt dem ${s.first}.`,
  allAnswered: s => `Alle mål og indikatorer har nogen, der svarer for dem: ${s.who}.`,
  nobodyAnswers: s => `Ingen svarer for ${s.gaps}, blandt dem ${s.first}.`,
  nothingToAnswerFor: 'Ingen mål eller indikatorer er sat endnu, så der er intet at svare for.',
  doubts: {
    provisional: n => or(n, 'ét seneste tal er foreløbigt', 'seneste tal er foreløbige'),
    disputed: n => or(n, 'ét tal er omstridt', 'tal er omstridte'),
    stale: n => or(n, 'ét seneste tal er gammelt', 'seneste tal er gamle'),
    unassessed: n => or(n, 'én indikator kan ikke vurderes', 'indikatorer kan ikke vurderes'),
    illustrative: n => or(n, 'ét mål eller måltal er lavet til eksemplet', 'mål eller måltal er lavet til eksemplet'),
  },
  uncertain: s => `Dette er usikkert: ${s.what}${led(s.claims, '; ')}.`,
  certain: 'Intet er meldt som usikkert eller omstridt.',
}
