/** A mission's state in five sentences, in Swedish. */

import type { StateWords } from '../state.ts'
import { led } from '../text.ts'
import { count } from './formats.ts'

const or = (n: number, one: string, several: string): string => (n === 1 ? one : `${count(n)} ${several}`)

export const state: StateWords = {
  wants: s => `Missionen ${s.mission} vill detta${s.from && ` från ${s.from} till ${s.to}`}: ${s.vision}.`,
  stands: s =>
    `${or(s.of, 'En indikator', 'indikatorer')} visar om målen nås; jämfört med planen: ${s.path}; om utvecklingen fortsätter: ${s.trend}.`,
  noTarget: s => `Målet ${s.goal} har inte fått någon siffra. Därför kan ingen säga om vi är i fas.`,
  noneCan: s =>
    `${s.of === 1 ? 'Den enda indikatorn som räknas kan inte' : `Ingen av de ${count(s.of)} indikatorer som räknas kan`} bedömas än. Därför kan ingen säga om vi är i fas.`,
  tooFew: s =>
    `Bara ${count(s.can)} av de ${count(s.of)} indikatorer som räknas kan bedömas; det är för lite för att säga hur det går.`,
  noneSpeaks: 'Ingen indikator visar ännu om målen nås.',
  moved: {
    goals: n => or(n, 'en målformulering ändrats', 'målformuleringar ändrats'),
    targets: n => or(n, 'ett målvärde ändrats', 'målvärden ändrats'),
    baselines: n => or(n, 'ett utgångsvärde beräknats på nytt', 'utgångsvärden beräknats på nytt'),
    definitions: n => or(n, 'en definition ändrats', 'definitioner ändrats'),
    figures: n => or(n, 'en ny siffra blivit känd', 'nya siffror blivit kända'),
    corrections: n => or(n, 'en siffra rättats eller återkallats', 'siffror rättats eller återkallats'),
  },
  movedSince: s => `Sedan ${s.since} har ${s.what}${led(s.last, s.count === 1 ? ', för ' : ', senast för ')}.`,
  nothingMoved: s => `Sedan ${s.since} har varken mål, målvärden eller siffror ändrats.`,
  things: {
    goal: n => or(n, 'ett mål', 'mål'),
    indicator: n => or(n, 'en indikator', 'indikatorer'),
    barrier: n => or(n, 'ett hinder', 'hinder'),
    decision: n => or(n, 'ett beslut', 'beslut'),
  },
  answers: s =>
    `${s.who} ansvarar för något av detta, men ingen ansvarar för ${s.gaps}${s.open === 1 ? ': ' : ', bland dem '}${s.first}.`,
  allAnswered: s => `Alla mål, indikatorer, hinder och beslut har någon som ansvarar för dem: ${s.who}.`,
  nobodyAnswers: s => `Ingen ansvarar för ${s.gaps}${s.open === 1 ? ': ' : ', bland dem '}${s.first}.`,
  nothingToAnswerFor: 'Inga mål eller indikatorer är satta ännu, så det finns inget att ansvara för.',
  doubts: {
    provisional: n => `senaste siffran är preliminär för ${or(n, 'en indikator', 'indikatorer')}`,
    disputed: n => or(n, 'en siffra är omstridd', 'siffror är omstridda'),
    stale: n => `senaste siffran är gammal för ${or(n, 'en indikator', 'indikatorer')}`,
    unassessed: n => or(n, 'en indikator kan inte bedömas', 'indikatorer kan inte bedömas'),
    illustrative: n => or(n, 'ett mål eller målvärde är bara ett exempel', 'mål eller målvärden är bara exempel'),
  },
  uncertain: s => `Detta är osäkert: ${s.what}${led(s.claims, '; ')}.`,
  certain: 'Inget har anmälts som osäkert eller omstritt.',
}
