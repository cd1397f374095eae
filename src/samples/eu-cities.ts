/**
 * 100 climate-neutral cities by 2030 in the European Union: the labels are beyond their target, and nobody has recorded an
 * emission. Labels are an output; the outcome has an indicator and no series.
 */
import { outcome, outputs, SELECTED } from './eu-cities/indicators.ts'
import { trailOfCities } from './eu-cities/trail.ts'
import { workOfCities } from './eu-cities/work.ts'
import { of, type Step } from './step.ts'

const GOAL = {
  nb: '100 klimanøytrale og smarte byer innen 2030',
  nn: '100 klimanøytrale og smarte byar innan 2030',
  sv: '100 klimatneutrala och smarta städer till 2030',
  da: '100 klimaneutrale og intelligente byer inden 2030',
  en: '100 climate-neutral and smart cities by 2030',
}

const mission = of('missions', 'eu-cities')

const declared: readonly Step[] = [
  mission('declare', {
    language: 'nb',
    title: GOAL,
    challenge: {
      nb: 'Byene må kutte klimagassutslippene raskt; de 112 byene anslår et behov på om lag 650 milliarder euro.',
      en: 'Cities have to cut greenhouse gases fast; the 112 cities estimate a need of about EUR 650 billion.',
    },
    vision: {
      nb: '100 byer er klimanøytrale i 2030 og viser vei, så alle byer kan følge innen 2050.',
      sv: '100 städer är klimatneutrala 2030 och visar vägen, så att alla städer kan följa till 2050.',
      da: '100 byer er klimaneutrale i 2030 og viser vej, så alle byer kan følge inden 2050.',
      nn: '100 byar er klimanøytrale i 2030 og viser veg, så alle byar kan følgje innan 2050.',
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

/** The mission's commands. */
export const euCities: readonly Step[] = [...declared, ...outputs, ...outcome, ...workOfCities, ...trailOfCities]
