/** A mission's state in five sentences, in Bokmål. */

import type { StateWords } from '../state.ts'
import { led } from '../text.ts'
import { count } from './formats.ts'

const or = (n: number, one: string, several: string): string => (n === 1 ? one : `${count(n)} ${several}`)

export const state: StateWords = {
  wants: s => `Samfunnsoppdraget ${s.mission} vil dette${s.from && ` fra ${s.from} til ${s.to}`}: ${s.vision}.`,
  stands: s =>
    `${or(s.of, 'Én indikator', 'indikatorer')} viser om målene nås; sammenlignet med planen: ${s.path}; hvis utviklingen fortsetter: ${s.trend}.`,
  noTarget: s => `Målet ${s.goal} har ikke fått noe tall. Derfor kan ingen si om vi er i rute.`,
  noneCan: s =>
    `${s.of === 1 ? 'Den ene indikatoren som teller, kan ikke' : `Ingen av de ${count(s.of)} indikatorene som teller, kan`} vurderes ennå. Derfor kan ingen si om vi er i rute.`,
  tooFew: s =>
    `Bare ${count(s.can)} av de ${count(s.of)} indikatorene som teller, kan vurderes; det er for lite til å si hvordan det går.`,
  noneSpeaks: 'Ingen indikator viser ennå om målene nås.',
  moved: {
    goals: n => or(n, 'én målformulering endret', 'målformuleringer endret'),
    targets: n => or(n, 'ett måltall endret', 'måltall endret'),
    baselines: n => or(n, 'én utgangsverdi beregnet på nytt', 'utgangsverdier beregnet på nytt'),
    definitions: n => or(n, 'én definisjon endret', 'definisjoner endret'),
    figures: n => or(n, 'ett nytt tall blitt kjent', 'nye tall blitt kjent'),
    corrections: n => or(n, 'ett tall rettet eller trukket', 'tall rettet eller trukket'),
  },
  movedSince: s => `Siden ${s.since} er ${s.what}${led(s.last, s.count === 1 ? ', for ' : ', sist for ')}.`,
  nothingMoved: s => `Siden ${s.since} er verken mål, måltall eller tall endret.`,
  things: {
    goal: n => or(n, 'ett mål', 'mål'),
    indicator: n => or(n, 'én indikator', 'indikatorer'),
    barrier: n => or(n, 'én hindring', 'hindringer'),
    decision: n => or(n, 'én beslutning', 'beslutninger'),
  },
  answers: s =>
    `${s.who} svarer for noe av dette, men ingen svarer for ${s.gaps}${s.open === 1 ? ': ' : ', blant dem '}${s.first}.`,
  allAnswered: s => `Alle mål, indikatorer, hindringer og beslutninger har noen som svarer for dem: ${s.who}.`,
  nobodyAnswers: s => `Ingen svarer for ${s.gaps}${s.open === 1 ? ': ' : ', blant dem '}${s.first}.`,
  nothingToAnswerFor: 'Ingen mål eller indikatorer er satt ennå, så det er ingenting å svare for.',
  doubts: {
    provisional: n => `siste tall er foreløpig for ${or(n, 'én indikator', 'indikatorer')}`,
    disputed: n => or(n, 'ett tall er omstridt', 'tall er omstridt'),
    stale: n => `siste tall er gammelt for ${or(n, 'én indikator', 'indikatorer')}`,
    unassessed: n => or(n, 'én indikator kan ikke vurderes', 'indikatorer kan ikke vurderes'),
    illustrative: n => or(n, 'ett mål eller måltall er bare et eksempel', 'mål eller måltall er bare eksempler'),
  },
  uncertain: s => `Dette er usikkert: ${s.what}${led(s.claims, '; ')}.`,
  certain: 'Ingenting er meldt som usikkert eller omstridt.',
}
