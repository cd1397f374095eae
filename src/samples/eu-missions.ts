/** Four more missions of the European Union, as candidates: their published goals, and nothing more. */
import { of, type Step, type Words } from './step.ts'

const KNOWN = {
  knownFrom: '2023',
  reason: 'Målet er publisert; utfordringen er sagt med egne ord for eksempelet (eksempel).',
  evidence: [{ title: 'European Commission, SWD(2023) 260; EFIS' }],
}

interface Candidate {
  readonly mission: string
  readonly title: Words
  readonly challenge: Words
  readonly vision: Words
  readonly plainLanguage: Words
  readonly goal: string
  readonly kind: 'outcome' | 'precondition'
  /** What is counted and how much of it is wanted, where the goal has a number. */
  readonly count?: {
    readonly indicator: string
    readonly kind: 'outcome' | 'output'
    readonly unit: Words | string
    readonly value: number
    readonly title: Words
  }
}

const candidate = ({ mission, title, challenge, vision, plainLanguage, goal, kind, count }: Candidate): Step[] => [
  of('missions', mission)('propose', {
    language: 'nb',
    title,
    challenge,
    vision,
    horizon: { from: '2021', to: '2030' },
    plainLanguage,
    timeZone: 'Europe/Brussels',
    ...KNOWN,
  }),
  of('missions', mission)('set-goal', {
    goal,
    statement: vision,
    level: 1,
    kind,
    status: 'proposed',
    ...KNOWN,
  }),
  ...(count ? countOf(mission, goal, count) : []),
]

const countOf = (mission: string, goal: string, count: NonNullable<Candidate['count']>): Step[] => [
  of('indicators', count.indicator)('define', {
    mission,
    goals: [goal],
    title: count.title,
    definition: {
      nb: 'Slik målet er sagt av Kommisjonen, samlet. Ingen tallserie er funnet.',
      en: 'As the Commission says the goal, in total. No series was found.',
    },
    unit: count.unit,
    direction: 'increase',
    kind: count.kind,
    source: { name: 'European Commission' },
    decimals: 0,
    limits: { min: 0 },
    rollUp: { time: 'last', cells: 'none' },
    ...KNOWN,
  }),
  of('indicators', count.indicator)('set-target', {
    period: '2030',
    value: count.value,
    decidedBy: 'European Commission',
    ...KNOWN,
  }),
]

/** Adaptation: regions. */
export const euAdaptation: readonly Step[] = candidate({
  mission: 'eu-adaptation',
  title: {
    nb: 'EU: tilpasning til klimaendringer',
    nn: 'EU: tilpassing til klimaendringar',
    sv: 'EU: anpassning till klimatförändringar',
    da: 'EU: tilpasning til klimaforandringer',
    en: 'EU: adaptation to climate change',
  },
  challenge: {
    nb: 'Regionene i Europa er ulikt rustet for et klima i endring.',
    en: 'Europe’s regions are unequally prepared for a changing climate.',
  },
  vision: {
    nb: '150 regioner tåler klimaendringene i 2030',
    nn: '150 regionar toler klimaendringane i 2030',
    sv: '150 regioner är klimattåliga 2030',
    da: '150 regioner er klimarobuste i 2030',
    en: '150 regions are climate-resilient by 2030',
  },
  plainLanguage: {
    nb: 'Været blir villere. 150 steder i Europa skal være klare for det innen 2030.',
    nn: 'Vêret blir villare. 150 stader i Europa skal vere klare for det innan 2030.',
    sv: 'Vädret blir vildare. 150 platser i Europa ska vara redo för det till 2030.',
    da: 'Vejret bliver vildere. 150 steder i Europa skal være klar til det inden 2030.',
    en: 'The weather gets wilder. 150 places in Europe are to be ready for it by 2030.',
  },
  goal: 'resilient-regions',
  kind: 'outcome',
  count: {
    indicator: 'eu-resilient-regions',
    kind: 'outcome',
    unit: { nb: 'regioner', nn: 'regionar', sv: 'regioner', da: 'regioner', en: 'regions' },
    value: 150,
    title: {
      nb: 'Regioner som tåler klimaendringene',
      nn: 'Regionar som toler klimaendringane',
      sv: 'Klimattåliga regioner',
      da: 'Klimarobuste regioner',
      en: 'Climate-resilient regions',
    },
  },
})

/** Cancer: lives. */
export const euCancer: readonly Step[] = candidate({
  mission: 'eu-cancer',
  title: { nb: 'EU: kreft', nn: 'EU: kreft', sv: 'EU: cancer', da: 'EU: kræft', en: 'EU: cancer' },
  challenge: {
    nb: 'Kreft rammer mange, og ikke alle får like god hjelp.',
    en: 'Cancer affects many, and not all get equally good help.',
  },
  vision: {
    nb: 'Livet er blitt bedre for 3 millioner mennesker i 2030',
    nn: 'Livet er blitt betre for 3 millionar menneske i 2030',
    sv: 'Livet har blivit bättre för 3 miljoner människor 2030',
    da: 'Livet er blevet bedre for 3 millioner mennesker i 2030',
    en: 'Life is better for 3 million people by 2030',
  },
  plainLanguage: {
    nb: 'Færre skal få kreft, flere skal bli friske, og de som er syke, skal leve bedre.',
    nn: 'Færre skal få kreft, fleire skal bli friske, og dei som er sjuke, skal leve betre.',
    sv: 'Färre ska få cancer, fler ska bli friska, och de som är sjuka ska leva bättre.',
    da: 'Færre skal få kræft, flere skal blive raske, og de, der er syge, skal leve bedre.',
    en: 'Fewer shall get cancer, more shall get well, and those who are ill shall live better.',
  },
  goal: 'better-lives',
  kind: 'outcome',
  count: {
    indicator: 'eu-cancer-lives',
    kind: 'outcome',
    unit: 'persons',
    value: 3_000_000,
    title: {
      nb: 'Mennesker som har fått et bedre liv',
      nn: 'Menneske som har fått eit betre liv',
      sv: 'Människor som har fått ett bättre liv',
      da: 'Mennesker, der har fået et bedre liv',
      en: 'People whose lives are better',
    },
  },
})

/** Soil: living labs. */
export const euSoil: readonly Step[] = candidate({
  mission: 'eu-soil',
  title: {
    nb: 'EU: sunn jord',
    nn: 'EU: sunn jord',
    sv: 'EU: frisk jord',
    da: 'EU: sund jord',
    en: 'EU: healthy soil',
  },
  challenge: {
    nb: 'Jorda mange steder i Europa er i dårlig stand.',
    en: 'Soil in many parts of Europe is in a poor state.',
  },
  vision: {
    nb: '100 levende laboratorier viser vei til sunn jord i 2030',
    nn: '100 levande laboratorium viser veg til sunn jord i 2030',
    sv: '100 levande labb visar vägen till frisk jord 2030',
    da: '100 levende laboratorier viser vejen til sund jord i 2030',
    en: '100 living labs lead the way to healthy soil by 2030',
  },
  plainLanguage: {
    nb: 'Mat vokser i jord. Hundre steder skal bønder og forskere prøve ut hvordan jorda blir frisk igjen.',
    nn: 'Mat veks i jord. Hundre stader skal bønder og forskarar prøve ut korleis jorda blir frisk igjen.',
    sv: 'Mat växer i jord. På hundra platser ska bönder och forskare pröva hur jorden blir frisk igen.',
    da: 'Mad vokser i jord. Hundrede steder skal landmænd og forskere prøve, hvordan jorden bliver sund igen.',
    en: 'Food grows in soil. In a hundred places farmers and researchers are to try how soil gets healthy again.',
  },
  goal: 'living-labs',
  kind: 'precondition',
  count: {
    indicator: 'eu-living-labs',
    kind: 'output',
    unit: {
      nb: 'levende laboratorier',
      nn: 'levande laboratorium',
      sv: 'levande labb',
      da: 'levende laboratorier',
      en: 'living labs',
    },
    value: 100,
    title: {
      nb: 'Levende laboratorier for jord',
      nn: 'Levande laboratorium for jord',
      sv: 'Levande labb för jord',
      da: 'Levende laboratorier for jord',
      en: 'Living labs for soil',
    },
  },
})

/** Ocean and waters: direction only, for the goal has no number. */
export const euOcean: readonly Step[] = candidate({
  mission: 'eu-ocean',
  title: {
    nb: 'EU: hav og vann',
    nn: 'EU: hav og vatn',
    sv: 'EU: hav och vatten',
    da: 'EU: hav og vand',
    en: 'EU: ocean and waters',
  },
  challenge: {
    nb: 'Hav, elver og innsjøer er forurenset og mister arter.',
    en: 'Seas, rivers and lakes are polluted and lose species.',
  },
  vision: {
    nb: 'Hav og vann er gjenopprettet i 2030',
    nn: 'Hav og vatn er gjenoppretta i 2030',
    sv: 'Hav och vatten är återställda 2030',
    da: 'Hav og vand er genoprettet i 2030',
    en: 'Ocean and waters are restored by 2030',
  },
  plainLanguage: {
    nb: 'Vannet skal bli rent igjen, så fisk og planter kan leve der.',
    nn: 'Vatnet skal bli reint igjen, så fisk og planter kan leve der.',
    sv: 'Vattnet ska bli rent igen, så att fiskar och växter kan leva där.',
    da: 'Vandet skal blive rent igen, så fisk og planter kan leve der.',
    en: 'The water shall become clean again, so that fish and plants can live there.',
  },
  goal: 'restored-waters',
  kind: 'outcome',
})
