/** A mission's state in five sentences, in Danish. */

import type { StateWords } from '../state.ts'
import { led } from '../text.ts'
import { count } from './formats.ts'

const or = (n: number, one: string, several: string): string => (n === 1 ? one : `${count(n)} ${several}`)

export const state: StateWords = {
  wants: s => `Missionen ${s.mission} vil dette${s.from && ` fra ${s.from} til ${s.to}`}: ${s.vision}.`,
  stands: s =>
    `${or(s.of, 'Én indikator', 'indikatorer')} viser, om målene nås; sammenlignet med planen: ${s.path}; hvis udviklingen fortsætter: ${s.trend}.`,
  noTarget: s => `Målet ${s.goal} har ikke fået noget tal. Derfor kan ingen sige, om vi følger planen.`,
  noneCan: s =>
    `${s.of === 1 ? 'Den ene indikator, der tæller, kan ikke' : `Ingen af de ${count(s.of)} indikatorer, der tæller, kan`} vurderes endnu. Derfor kan ingen sige, om vi følger planen.`,
  tooFew: s =>
    `Kun ${count(s.can)} af de ${count(s.of)} indikatorer, der tæller, kan vurderes; det er for lidt til at sige, hvordan det går.`,
  noneSpeaks: 'Ingen indikator viser endnu, om målene nås.',
  moved: {
    goals: n => or(n, 'én målformulering ændret', 'målformuleringer ændret'),
    targets: n => or(n, 'ét måltal ændret', 'måltal ændret'),
    baselines: n => or(n, 'én baseline beregnet på ny', 'baselines beregnet på ny'),
    definitions: n => or(n, 'én definition ændret', 'definitioner ændret'),
    figures: n => or(n, 'ét nyt tal blevet kendt', 'nye tal blevet kendt'),
    corrections: n => or(n, 'ét tal rettet eller trukket tilbage', 'tal rettet eller trukket tilbage'),
  },
  movedSince: s => `Siden ${s.since} er ${s.what}${led(s.last, s.count === 1 ? ', for ' : ', senest for ')}.`,
  nothingMoved: s => `Siden ${s.since} er hverken mål, måltal eller tal ændret.`,
  things: {
    goal: n => or(n, 'ét mål', 'mål'),
    indicator: n => or(n, 'én indikator', 'indikatorer'),
    barrier: n => or(n, 'én barriere', 'barrierer'),
    decision: n => or(n, 'én beslutning', 'beslutninger'),
  },
  answers: s =>
    `${s.who} har ansvaret for noget af dette, men ingen har ansvaret for ${s.gaps}${s.open === 1 ? ': ' : ', blandt dem '}${s.first}.`,
  allAnswered: s => `Alle mål, indikatorer, barrierer og beslutninger har nogen, der har ansvaret for dem: ${s.who}.`,
  nobodyAnswers: s => `Ingen har ansvaret for ${s.gaps}${s.open === 1 ? ': ' : ', blandt dem '}${s.first}.`,
  nothingToAnswerFor: 'Ingen mål eller indikatorer er sat endnu, så der er intet at have ansvaret for.',
  doubts: {
    provisional: n => `seneste tal er foreløbigt for ${or(n, 'én indikator', 'indikatorer')}`,
    disputed: n => or(n, 'ét tal er omstridt', 'tal er omstridte'),
    stale: n => `seneste tal er gammelt for ${or(n, 'én indikator', 'indikatorer')}`,
    unassessed: n => or(n, 'én indikator kan ikke vurderes', 'indikatorer kan ikke vurderes'),
    illustrative: n => or(n, 'ét mål eller måltal er kun et eksempel', 'mål eller måltal er kun eksempler'),
  },
  uncertain: s => `Dette er usikkert: ${s.what}${led(s.claims, '; ')}.`,
  certain: 'Intet er meldt som usikkert eller omstridt.',
}
