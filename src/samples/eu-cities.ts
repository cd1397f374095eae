/**
 * 100 climate-neutral cities by 2030 in the European Union: is a mission on its way when its labels are beyond their target
 * and nobody has recorded an emission? Labels are an output; the outcome has an indicator and no series.
 */
import { figure, of, type Step } from './step.ts'

const SELECTED = {
  title: 'NetZeroCities 2022-04-28: the Commission announces the 100 selected cities',
  url: 'https://netzerocities.eu/2022/04/28/the-european-commission-announces-the-100-selected-cities-to-join-the-cities-mission/',
}
const EXCEEDED = {
  title: 'European Commission, by pubt.io, 2025-10-15: Mission Labels',
  url: 'https://pubt.io/view/052B97D5CD0A83113F8F0EE4C18C1C9559DBC5DF',
}

const GOAL = {
  nb: '100 klimanøytrale og smarte byer innen 2030',
  nn: '100 klimanøytrale og smarte byar innan 2030',
  sv: '100 klimatneutrala och smarta städer till 2030',
  da: '100 klimaneutrale og intelligente byer inden 2030',
  en: '100 climate-neutral and smart cities by 2030',
}

const mission = of('missions', 'eu-cities')
const labels = of('indicators', 'mission-labels')
const emissions = of('indicators', 'city-emissions')
const labelled = figure('mission-labels')

const declared: readonly Step[] = [
  mission('declare', {
    title: GOAL,
    challenge: {
      nb: 'Byene må kutte klimagassutslippene raskt; de 112 byene anslår et behov på om lag 650 milliarder euro.',
      en: 'Cities have to cut greenhouse gases fast; the 112 cities estimate a need of about EUR 650 billion.',
    },
    vision: {
      nb: '100 byer er klimanøytrale i 2030 og viser vei, så alle byer kan følge innen 2050.',
      sv: '100 städer är klimatneutrala 2030 och visar vägen, så att alla städer kan följa till 2050.',
      da: '100 byer er klimaneutrale i 2030 og viser vej, så alle byer kan følge inden 2050.',
      en: '100 cities are climate-neutral in 2030 and lead the way, so that all cities can follow by 2050.',
    },
    horizon: { from: '2022', to: '2030' },
    population: {
      text: {
        nb: 'Innbyggerne i 112 byer, 100 i EU og 12 utenfor',
        en: 'People in 112 cities, 100 in the EU and 12 outside',
      },
    },
    plainLanguage: {
      nb: 'Hundre byer skal slutte å varme opp kloden innen 2030. De lager en plan og får et merke for den. Planen er ikke det samme som at utslippene går ned.',
      nn: 'Hundre byar skal slutte å varme opp kloden innan 2030. Dei lagar ein plan og får eit merke for han. Planen er ikkje det same som at utsleppa går ned.',
      sv: 'Hundra städer ska sluta värma upp jorden till 2030. De gör en plan och får ett märke för den. Planen är inte samma sak som att utsläppen minskar.',
      da: 'Hundrede byer skal holde op med at varme kloden op inden 2030. De laver en plan og får et mærke for den. Planen er ikke det samme som, at udledningen falder.',
      en: 'A hundred cities shall stop heating the planet by 2030. They make a plan and get a label for it. A plan is not the same as falling emissions.',
    },
    timeZone: 'Europe/Brussels',
    knownFrom: '2022-04-28',
    reason: 'Oppdraget er eldre; dette er den første daterte kilden.',
    evidence: [SELECTED],
  }),
  mission('set-goal', {
    goal: 'climate-neutral-cities',
    statement: GOAL,
    level: 1,
    kind: 'outcome',
    status: 'adopted',
    decidedBy: 'European Commission',
    accountable: 'European Commission',
    knownFrom: '2022-04-28',
    evidence: [SELECTED],
  }),
  mission('set-goal', {
    goal: 'all-cities-follow',
    statement: {
      nb: 'Byene er knutepunkt, så alle byer følger innen 2050',
      nn: 'Byane er knutepunkt, så alle byar følgjer innan 2050',
      sv: 'Städerna är nav, så att alla städer följer till 2050',
      da: 'Byerne er knudepunkter, så alle byer følger inden 2050',
      en: 'The cities are hubs, so that all cities follow by 2050',
    },
    level: 2,
    parent: 'climate-neutral-cities',
    kind: 'outcome',
    status: 'adopted',
    decidedBy: 'European Commission',
    knownFrom: '2022-04-28',
    evidence: [SELECTED],
  }),
]

const outputs: readonly Step[] = [
  labels('define', {
    mission: 'eu-cities',
    goals: ['climate-neutral-cities'],
    title: {
      nb: 'Byer med EUs oppdragsmerke (samlet)',
      nn: 'Byar med EUs oppdragsmerke (samla)',
      sv: 'Städer med EU:s uppdragsmärkning (totalt)',
      da: 'Byer med EU-missionsmærket (i alt)',
      en: 'Cities with the EU Mission Label (cumulative)',
    },
    definition: {
      nb: 'Byer som ved utgangen av måneden har fått merket for sin klimakontrakt: forpliktelser, handlingsplan og investeringsplan.',
      en: 'Cities that by the end of the month got the label for their Climate City Contract: commitments, action plan and investment plan.',
    },
    unit: 'cities',
    direction: 'increase',
    kind: 'output',
    source: { name: 'European Commission; NetZeroCities', url: SELECTED.url },
    decimals: 0,
    limits: { min: 0, max: 112 },
    rollUp: { time: 'last', cells: 'sum' },
    accountable: 'European Commission',
    knownFrom: '2022-04-28',
  }),
  labels('set-baseline', {
    period: '2022-04',
    value: 0,
    illustrative: true,
    knownFrom: '2022-04-28',
    reason: 'Utledet: byene var nettopp valgt ut, og de ti første merkene kom i oktober 2023.',
    evidence: [SELECTED],
  }),
  labels('set-target', {
    period: '2030-12',
    value: 100,
    decidedBy: 'European Commission',
    knownFrom: '2022-04-28',
    reason: 'Målet om å støtte 100 byer i planene deres, slik Kommisjonen omtaler det i 2025; året er oppdragets.',
    evidence: [EXCEEDED],
  }),
  labelled('2023-10', 10, '2023-10-12', {
    title: 'EIN Presswire 2023-10-12: Ten European cities awarded with EU Mission Label',
    url: 'https://www.einpresswire.com/article/661436901/ten-european-cities-awarded-with-eu-mission-label-for-their-plans-to-reach-climate-neutrality-by-2030',
  }),
  labelled(
    '2024-03',
    33,
    '2024-03-21',
    {
      title: 'NetZeroCities 2024-03-25: 33 Mission Labels',
      url: 'https://netzerocities.eu/2024/03/25/more-european-cities-reach-milestone-on-climate-neutral-and-smart-cities-mission/',
    },
    { note: '23 nye. Noen aviser skrev «gitt til 23»: tilvekst lest som samlet tall.' },
  ),
  labelled(
    '2024-10',
    53,
    '2024-10-08',
    {
      title: 'NetZeroCities 2024-10-22: Twenty more Mission Labels',
      url: 'https://netzerocities.eu/2024/10/22/twenty-more-mission-labels-awarded-to-cities-for-ambitious-climate-plans/',
    },
    { note: '20 nye, kunngjort 8. oktober, overrakt 22. oktober.' },
  ),
  labelled(
    '2025-05',
    92,
    '2025-05',
    {
      title: 'News Europe, May 2025: EU Mission Label to 39 new cities',
      url: 'https://www.newseurope.io/2025/05/european-commission-awards-the-eu-mission-label-to-39-new-cities/?amp=1',
    },
    { note: '39 nye, blant dem Oslo, Trondheim og Stavanger; 92 er utledet.' },
  ),
  labelled('2025-10', 103, '2025-10-15', EXCEEDED, { note: '11 nye.' }),
]

const outcome: readonly Step[] = [
  emissions('define', {
    mission: 'eu-cities',
    goals: ['climate-neutral-cities'],
    title: {
      nb: 'Klimagassutslipp fra byene',
      nn: 'Klimagassutslepp frå byane',
      sv: 'Städernas utsläpp av växthusgaser',
      da: 'Byernes udledning af drivhusgasser',
      en: 'Greenhouse gas emissions of the cities',
    },
    definition: {
      nb: 'Netto utslipp av klimagasser fra de 112 byene. Ingen samlet tallserie er funnet.',
      en: 'Net greenhouse gas emissions of the 112 cities. No joint series was found.',
    },
    unit: 'tonnes CO2e',
    direction: 'decrease',
    kind: 'outcome',
    source: { name: 'NetZeroCities monitoring framework (no series published)' },
    frequency: 'P1Y',
    rollUp: { time: 'sum', cells: 'sum' },
    knownFrom: '2022-04-28',
  }),
  emissions('set-target', {
    period: '2030',
    value: 0,
    illustrative: true,
    knownFrom: '2022-04-28',
    reason: 'Klimanøytral, lest som netto null; målet er ikke tallfestet slik i kildene.',
  }),
]

/** The mission's commands. */
export const euCities: readonly Step[] = [...declared, ...outputs, ...outcome]
