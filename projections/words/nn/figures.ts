/** The texts about the figures of an indicator: its files, its embed and the pages beside its first, in Norwegian Nynorsk. */

import type { figures as english } from '../en/figures.ts'
import { count } from './formats.ts'

export const figures: typeof english = {
  downloads: 'Last ned det som er vist',
  csv: 'Tabell (CSV)',
  jsonstat: 'Data (JSON-stat)',
  svg: 'Bilete (SVG)',
  png: 'Bilete (PNG)',
  downloadsNote: 'Kvar fil seier kva del ho viser, kva som var kjent når, og kvar tala er frå.',
  embed: 'Vis diagrammet på ein annan nettstad',
  embedHint:
    'Kopier dette inn på sida. Diagrammet blir ståande slik det er i dag, og seier frå når det finst eit nyare.',
  newer: 'Det finst ei nyare utgåve av dette diagrammet.',
  seeNewer: 'Sjå den nyare',
  openHere: 'Opne i Varde',
  atPosition: (position: string) => `loggposisjon ${position}`,
  firstTarget: 'mot det første måltalet',
  byMethod: (method: string) => `etter regelen ${method}`,
  line: 'Linje',
  low: 'nedre grense',
  high: 'øvre grense',
  agreed: 'Avtalt då',
  deviation: 'Avvik (+ er betre)',
  whatIfLead: 'Kva ville blitt sagt om indikatoren dersom det neste talet vart dette? Ingenting blir registrert.',
  whatIfAsk: 'Sjå kva det ville bety',
  hypothetical:
    'Tenkt tilfelle: Dette talet er ikkje målt, og ingenting er registrert. Det må ikkje sendast vidare som fakta.',
  wouldChange: 'Dette ville bli endra',
  ifSo: 'I så fall',
  addLines: 'Vis fleire linjer',
  comparators: 'Samanlikna med',
  firstValue: 'Første tal',
  lines: {
    measured: 'Målt',
    interval: 'Målt, som eit intervall',
    incomplete: 'Nokre delar manglar',
    baseline: 'Utgangsverdi',
    'earlier-baseline': 'Tidlegare utgangsverdi',
    'agreed-path': 'Avtalt bane',
    milestone: 'Milepæl',
    target: 'Måltal',
    'if-pace-fades': 'Om tempoet minkar',
    'if-pace-holds': 'Om tempoet held',
    'earlier-path': 'Tidlegare bane',
    'earlier-milestone': 'Tidlegare milepæl',
    'earlier-target': 'Tidlegare måltal',
  },

  about: 'Om tala',
  tabs: {
    figures: 'Tala',
    cells: 'Stader og grupper',
    revisions: 'Reviderte tal',
    hindsight: 'Trefte anslaga?',
    commentary: 'Kommentarar',
  },

  commentaryLead:
    'Det dei som arbeider med indikatoren, seier om han: forklaringar, risikoar og neste steg. Kommentarane står ved sida av tala og endrar dei ikkje.',
  noCommentary: 'Ingen har skrive nokon kommentar enno.',
  earlierCommentary: 'Tidlegare kommentarar',
  commentaryKinds: { explanation: 'Forklaring', risk: 'Risiko', 'next-step': 'Neste steg' },

  cellsLead:
    'Stader og grupper i den rekkjefølgja kjelda nemner dei. Det er ei samanlikning, ikkje ei rangering: Dei største og dei minste skil seg ofte ut berre på grunn av tilfeldige utslag.',
  noCells: 'Denne indikatoren er ikkje delt i stader eller grupper.',
  dividedBy: 'Delt etter',
  funnel: (period: string) => `Kor store tilfeldige utslag kan vere: ${period}`,
  funnelOf: (title: string) => `Traktdiagram: ${title}`,
  funnelNote: (whole: string) =>
    `Alle stadene samla: ${whole}. Om kvar stad var som heilskapen, ville 95 av 100 liggje mellom dei stipla linjene; små stader sprikjer meir, berre på grunn av det tilfeldige.`,
  outside: (places: string) => `Utanfor grensene på 99,8 prosent, og altså neppe berre tilfeldig: ${places}.`,
  nobodyOutside: 'Ingen stader ligg utanfor grensene på 99,8 prosent.',
  tooFewPlaces: 'Med færre enn ti stader kan ingen seie kor mykje dei skil seg ut utover det tilfeldige.',
  noFunnel: {
    'no-counts': 'Kor mykje som er tilfeldig, kan ikkje seiast: Ingen stader har teljar og nemnar.',
    'not-counts': 'Kor mykje som er tilfeldig, kan ikkje seiast: Tala er ikkje delar av noko som er talt opp.',
    'one-place': 'Det er berre éin stad å samanlikne.',
    'no-variation': 'Kor mykje som er tilfeldig, kan ikkje seiast: Det gjeld ingen eller alle.',
  },
  named: { low: 'klart lågt', high: 'klart høgt' },
  size: 'Av kor mange',
  margin: 'Feilmargin',
  noneAssessed: (why: string) => `Ingen av dei kan vurderast: ${why}.`,
  noFigure: 'ikkje noko tal',

  revisionsLead:
    'Offisielle tal blir ofte endra etter at dei først er publiserte. Her er kvar periode, frå det første talet til det som gjeld.',
  noneRevised: 'Ingen første tal er endra.',
  revised: (n: string, all: string) => `Det første talet er endra for ${n} av ${all} periodar.`,
  meanRevision: (size: string, signed: string) =>
    `I gjennomsnitt blir talet endra med ${size}. Når opp og ned blir vege mot kvarandre, blir det ${signed}.`,
  largestRevision: (change: string, period: string) => `Den største endringa er ${change} (${period}).`,
  withdrawn: (n: string) => `Periodar som er trekte tilbake: ${n}.`,
  notComparable: (n: string) => `Endringar over eit brot, som ikkje er rekna med: ${n}.`,
  mistakes: (n: string) => `Feil ved registreringa, som ikkje er rekna med: ${n}.`,
  delay: 'Kor lenge etter perioden',
  days: (n: number) => (Math.abs(n) === 1 ? `${count(n)} dag` : `${count(n)} dagar`),
  vintages: {
    first: 'første tal',
    'new-vintage': 'publisert på nytt av kjelda',
    'source-revised': 'revidert av kjelda',
    method: 'rekna ut med ein annan metode',
    're-measured': 'gitt på nytt etter at det vart trekt tilbake',
  },
  putRight: (value: string, why: string) => `Først registrert som ${value}: ${why}.`,
  mistaken: {
    'typing-error': 'ein tastefeil',
    'wrong-place': 'registrert på feil stad',
    'in-place': 'retta der det stod',
  },

  hindsightLead:
    'Ved utgangen av kvart år: kva trenden ville ha sagt med tala som var kjende då, og kva det vart. Regelen er den same som for anslaget i dag.',
  nothingBecause: {
    'no-measurement': 'Ingenting å sjå tilbake på: Det er ikkje kjent noko tal som ein trend kunne lesast av.',
    'no-year-end': 'Ingenting å sjå tilbake på: Det har ikkje vore noko årsskifte sidan det første talet vart kjent.',
    'too-few-points':
      'Ingenting å sjå tilbake på: Ikkje ved noko årsskifte var det nok samanliknbare tal til ein trend.',
    'nothing-since': 'Ingenting å sjå tilbake på: Det er ikkje kome noko tal sidan det første anslaget.',
  },
  inBand: (n: string, all: string, promised: string) =>
    `${n} av ${all} tal hamna innanfor spennet i anslaget; spennet skal romme ${promised} av dei.`,
  meanError: (size: string) => `I gjennomsnitt bomma anslaget med ${size}.`,
  better: (size: string) => `I gjennomsnitt gjekk det ${size} betre enn anslått.`,
  worse: (size: string) => `I gjennomsnitt gjekk det ${size} dårlegare enn anslått.`,
  byYearsAhead: 'Etter kor mange år fram anslaget galdt',
  yearsAhead: 'År fram',
  forecasts: 'Anslag',
  inside: 'Innanfor spennet',
  error: 'Bom i gjennomsnitt',
  pastProjections: 'Kvart anslag og kva det vart',
  someShown: (n: string, all: string) => `${n} av ${all} er viste; resten er i JSON.`,
  madeOn: 'Kjent per',
  said: 'Ville ha sagt',
  became: 'Det vart',
  difference: 'Skilnad',
  isOutside: 'utanfor',
}
