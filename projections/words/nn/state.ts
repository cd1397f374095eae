/** A mission's state in five sentences, in Nynorsk. */

import type { StateWords } from '../state.ts'
import { led } from '../text.ts'
import { count } from './formats.ts'

const or = (n: number, one: string, several: string): string => (n === 1 ? one : `${count(n)} ${several}`)

export const state: StateWords = {
  wants: s => `Samfunnsoppdraget ${s.mission} vil dette${s.from && ` frå ${s.from} til ${s.to}`}: ${s.vision}.`,
  stands: s =>
    `${or(s.of, 'Éin indikator', 'indikatorar')} viser om måla blir nådde; samanlikna med planen: ${s.path}; om utviklinga held fram: ${s.trend}.`,
  noTarget: s => `Målet ${s.goal} har ikkje fått noko tal. Difor kan ingen seie om vi er i rute.`,
  noneCan: s =>
    `${s.of === 1 ? 'Den eine indikatoren som tel, kan ikkje' : `Ingen av dei ${count(s.of)} indikatorane som tel, kan`} vurderast enno. Difor kan ingen seie om vi er i rute.`,
  tooFew: s =>
    `Berre ${count(s.can)} av dei ${count(s.of)} indikatorane som tel, kan vurderast; det er for lite til å seie korleis det går.`,
  noneSpeaks: 'Ingen indikator viser enno om måla blir nådde.',
  moved: {
    goals: n => or(n, 'éi målformulering endra', 'målformuleringar endra'),
    targets: n => or(n, 'eitt måltal endra', 'måltal endra'),
    baselines: n => or(n, 'éin utgangsverdi rekna ut på nytt', 'utgangsverdiar rekna ut på nytt'),
    definitions: n => or(n, 'éin definisjon endra', 'definisjonar endra'),
    figures: n => or(n, 'eitt nytt tal blitt kjent', 'nye tal blitt kjende'),
    corrections: n => or(n, 'eitt tal retta eller trekt', 'tal retta eller trekte'),
  },
  movedSince: s => `Sidan ${s.since} er ${s.what}${led(s.last, s.count === 1 ? ', for ' : ', sist for ')}.`,
  nothingMoved: s => `Sidan ${s.since} er korkje mål, måltal eller tal endra.`,
  things: {
    goal: n => or(n, 'eitt mål', 'mål'),
    indicator: n => or(n, 'éin indikator', 'indikatorar'),
    barrier: n => or(n, 'éi hindring', 'hindringar'),
    decision: n => or(n, 'éi avgjerd', 'avgjerder'),
  },
  answers: s =>
    `${s.who} svarar for noko av dette, men ingen svarar for ${s.gaps}${s.open === 1 ? ': ' : ', mellom dei '}${s.first}.`,
  allAnswered: s => `Alle mål, indikatorar, hindringar og avgjerder har nokon som svarar for dei: ${s.who}.`,
  nobodyAnswers: s => `Ingen svarar for ${s.gaps}${s.open === 1 ? ': ' : ', mellom dei '}${s.first}.`,
  nothingToAnswerFor: 'Ingen mål eller indikatorar er sette enno, så det er ingenting å svare for.',
  doubts: {
    provisional: n => `siste tal er førebels for ${or(n, 'éin indikator', 'indikatorar')}`,
    disputed: n => or(n, 'eitt tal er omstridt', 'tal er omstridde'),
    stale: n => `siste tal er gammalt for ${or(n, 'éin indikator', 'indikatorar')}`,
    unassessed: n => or(n, 'éin indikator kan ikkje vurderast', 'indikatorar kan ikkje vurderast'),
    illustrative: n => or(n, 'eitt mål eller måltal er berre eit eksempel', 'mål eller måltal er berre eksempel'),
  },
  uncertain: s => `Dette er uvisst: ${s.what}${led(s.claims, '; ')}.`,
  certain: 'Ingenting er meldt som uvisst eller omstridt.',
}
