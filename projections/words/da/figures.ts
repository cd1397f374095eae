/** The texts about the figures of an indicator: its files, its embed and the pages beside its first, in Danish. */

import type { figures as english } from '../en/figures.ts'
import { count } from './formats.ts'

export const figures: typeof english = {
  downloads: 'Hent det, der vises',
  csv: 'Tabel (CSV)',
  jsonstat: 'Data (JSON-stat)',
  svg: 'Billede (SVG)',
  png: 'Billede (PNG)',
  downloadsNote: 'Hver fil siger, hvilken del den viser, hvad der var kendt hvornår, og hvor tallene er fra.',
  embed: 'Vis diagrammet på et andet websted',
  embedHint:
    'Kopiér dette ind på siden. Diagrammet bliver stående, som det er i dag, og siger til, når der findes et nyere.',
  newer: 'Der findes en nyere udgave af dette diagram.',
  seeNewer: 'Se den nyere',
  openHere: 'Åbn i Varde',
  atPosition: (position: string) => `logposition ${position}`,
  firstTarget: 'mod det første måltal',
  byMethod: (method: string) => `efter reglen ${method}`,
  line: 'Linje',
  low: 'nedre grænse',
  high: 'øvre grænse',
  agreed: 'Aftalt da',
  deviation: 'Afvigelse (+ er bedre)',
  whatIfLead: 'Hvad ville der blive sagt om indikatoren, hvis det næste tal blev dette? Intet bliver registreret.',
  whatIfAsk: 'Se, hvad det ville betyde',
  hypothetical: 'Tænkt tilfælde: Dette tal er ikke målt, og intet er registreret. Det må ikke sendes videre som fakta.',
  wouldChange: 'Dette ville blive ændret',
  ifSo: 'I så fald',
  addLines: 'Vis flere linjer',
  comparators: 'Sammenlignet med',
  firstValue: 'Første tal',
  lines: {
    measured: 'Målt',
    interval: 'Målt, som et interval',
    incomplete: 'Nogle dele mangler',
    baseline: 'Baseline',
    'earlier-baseline': 'Tidligere baseline',
    'agreed-path': 'Aftalt bane',
    milestone: 'Milepæl',
    target: 'Måltal',
    'if-pace-fades': 'Hvis tempoet aftager',
    'if-pace-holds': 'Hvis tempoet holder',
    'earlier-path': 'Tidligere bane',
    'earlier-milestone': 'Tidligere milepæl',
    'earlier-target': 'Tidligere måltal',
  },

  about: 'Om tallene',
  tabs: {
    figures: 'Tallene',
    cells: 'Steder og grupper',
    revisions: 'Reviderede tal',
    hindsight: 'Holdt skønnene?',
    commentary: 'Kommentarer',
  },

  commentaryLead:
    'Hvad de, der arbejder med indikatoren, siger om den: forklaringer, risici og næste skridt. Kommentarerne står ved siden af tallene og ændrer dem ikke.',
  noCommentary: 'Ingen har skrevet en kommentar endnu.',
  earlierCommentary: 'Tidligere kommentarer',
  commentaryKinds: { explanation: 'Forklaring', risk: 'Risiko', 'next-step': 'Næste skridt' },

  cellsLead:
    'Steder og grupper i den rækkefølge, kilden nævner dem. Det er en sammenligning, ikke en rangliste: De største og de mindste skiller sig ofte ud alene på grund af tilfældige udsving.',
  noCells: 'Denne indikator er ikke delt op i steder eller grupper.',
  dividedBy: 'Opdelt efter',
  funnel: (period: string) => `Hvor store tilfældige udsving kan være: ${period}`,
  funnelOf: (title: string) => `Tragtdiagram: ${title}`,
  funnelNote: (whole: string) =>
    `Alle steder tilsammen: ${whole}. Hvis hvert sted var som helheden, ville 95 ud af 100 ligge mellem de stiplede linjer; små steder spreder sig mere, alene på grund af tilfældigheder.`,
  outside: (places: string) => `Uden for grænserne på 99,8 procent, og altså næppe kun tilfældigt: ${places}.`,
  nobodyOutside: 'Ingen steder ligger uden for grænserne på 99,8 procent.',
  tooFewPlaces:
    'Med færre end ti steder kan ingen sige, hvor meget de skiller sig ud, når tilfældigheder er trukket fra.',
  noFunnel: {
    'no-counts': 'Hvor meget der er tilfældigt, kan ikke siges: Ingen steder har tæller og nævner.',
    'not-counts': 'Hvor meget der er tilfældigt, kan ikke siges: Tallene er ikke andele af et antal.',
    'one-place': 'Der er kun ét sted at sammenligne.',
    'no-variation': 'Hvor meget der er tilfældigt, kan ikke siges: Det gælder ingen eller alle.',
  },
  named: { low: 'klart lavt', high: 'klart højt' },
  size: 'Ud af hvor mange',
  margin: 'Usikkerhed',
  noneAssessed: (why: string) => `Ingen af dem kan vurderes: ${why}.`,
  noFigure: 'intet tal',

  revisionsLead:
    'Officielle tal bliver ofte ændret, efter at de først er offentliggjort. Her er hver periode, fra det første tal til det, der gælder.',
  noneRevised: 'Intet første tal er ændret.',
  revised: (n: string, all: string) => `Det første tal er ændret for ${n} af ${all} perioder.`,
  meanRevision: (size: string, signed: string) =>
    `I gennemsnit ændres tallet med ${size}. Når op og ned vejes mod hinanden, bliver det ${signed}.`,
  largestRevision: (change: string, period: string) => `Den største ændring er ${change} (${period}).`,
  withdrawn: (n: string) => `Perioder, der er trukket tilbage: ${n}.`,
  notComparable: (n: string) => `Ændringer over et databrud, som ikke tælles med: ${n}.`,
  mistakes: (n: string) => `Fejl ved registreringen, som ikke tælles med: ${n}.`,
  delay: 'Hvor længe efter perioden',
  days: (n: number) => (Math.abs(n) === 1 ? `${count(n)} dag` : `${count(n)} dage`),
  vintages: {
    first: 'første tal',
    'new-vintage': 'offentliggjort på ny af kilden',
    'source-revised': 'revideret af kilden',
    method: 'beregnet med en anden metode',
    're-measured': 'givet på ny, efter at det blev trukket tilbage',
  },
  putRight: (value: string, why: string) => `Først registreret som ${value}: ${why}.`,
  mistaken: {
    'typing-error': 'en tastefejl',
    'wrong-place': 'registreret det forkerte sted',
    'in-place': 'rettet, hvor det stod',
  },

  hindsightLead:
    'Ved udgangen af hvert år: hvad tendensen ville have sagt med de tal, der var kendt da, og hvad det blev. Reglen er den samme som for skønnet i dag.',
  nothingBecause: {
    'no-measurement': 'Intet at se tilbage på: Der er ikke kendt noget tal, som en tendens kunne læses af.',
    'no-year-end': 'Intet at se tilbage på: Der har ikke været et årsskifte, siden det første tal blev kendt.',
    'too-few-points':
      'Intet at se tilbage på: Ikke ved noget årsskifte var der nok sammenlignelige tal til en tendens.',
    'nothing-since': 'Intet at se tilbage på: Der er ikke kommet noget tal siden det første skøn.',
  },
  inBand: (n: string, all: string, promised: string) =>
    `${n} ud af ${all} tal kom til at ligge inden for skønnets spænd; spændet skal rumme ${promised} af dem.`,
  meanError: (size: string) => `I gennemsnit ramte skønnet ${size} ved siden af.`,
  better: (size: string) => `I gennemsnit gik det ${size} bedre end skønnet.`,
  worse: (size: string) => `I gennemsnit gik det ${size} dårligere end skønnet.`,
  byYearsAhead: 'Efter hvor mange år frem skønnet gjaldt',
  yearsAhead: 'År frem',
  forecasts: 'Skøn',
  inside: 'Inden for spændet',
  error: 'Ved siden af i gennemsnit',
  pastProjections: 'Hvert skøn, og hvad det blev',
  someShown: (n: string, all: string) => `${n} ud af ${all} vises; resten er i JSON.`,
  madeOn: 'Kendt pr.',
  said: 'Ville have sagt',
  became: 'Det blev',
  difference: 'Forskel',
  isOutside: 'uden for',
}
