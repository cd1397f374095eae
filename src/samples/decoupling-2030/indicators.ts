/** Indicators: companies, with a target and no figure; shares, with a figure and no target, one of them an interval. */
import { DDC } from '../common/sources.ts'
import { figure, of, type Step } from '../step.ts'

const companies = of('indicators', 'decoupling-companies')
const KNOWN = { knownFrom: '2022/2023', evidence: [DDC] }
const YEAR = 'Siden oppgir ikke året; 2022 er pilotåret.'

const percent = {
  mission: 'decoupling-2030',
  unit: 'percent',
  direction: 'increase',
  kind: 'process',
  decimals: 0,
  limits: { min: 0, max: 100 },
  rollUp: { cells: 'none' },
  frequency: 'P1Y',
  ...KNOWN,
}

/** The indicators with what is known of them. */
export const countedOnce: readonly Step[] = [
  companies('define', {
    mission: 'decoupling-2030',
    goals: ['virksomheder-i-gang'],
    title: {
      nb: 'Bedrifter som er i gang med sirkulær omstilling',
      sv: 'Företag som påbörjat cirkulär omställning',
      da: 'Virksomheder i gang med cirkulær omstilling',
      nn: 'Bedrifter som er i gang med sirkulær omstilling',
      en: 'Companies that have started the circular transition',
    },
    definition: {
      nb: 'Danske produksjonsbedrifter som har begynt på bærekraftig og sirkulær omstilling, samlet. Ingen tallserie er funnet.',
      da: 'Danske produktionsvirksomheder, der er begyndt på bæredygtig og cirkulær omstilling, i alt. Ingen talserie er fundet.',
      en: 'Danish production companies that have started their sustainable and circular transition, cumulative. No series was found.',
    },
    unit: 'companies',
    direction: 'increase',
    kind: 'output',
    source: { name: 'Danish Design Center', url: DDC.url },
    decimals: 0,
    limits: { min: 0 },
    measures: 'level',
    rollUp: { cells: 'sum' },
    frequency: 'P1Y',
    accountable: 'ddc',
    ...KNOWN,
  }),
  companies('set-target', {
    period: '2030',
    value: 4000,
    decidedBy: 'Partnerkredsen bag Decoupling 2030',
    reason: '«Mere end 4.000» lest som minst 4000.',
    ...KNOWN,
  }),
  of('indicators', 'decoupling-share')('define', {
    ...percent,
    goals: ['virksomheder-i-gang'],
    title: {
      nb: 'Bedrifter som arbeider målrettet med omstilling',
      da: 'Virksomheder, der arbejder dedikeret med omstilling',
      nn: 'Bedrifter som arbeider målretta med omstilling',
      sv: 'Företag som arbetar målmedvetet med omställning',
      en: 'Companies working dedicatedly with the transition',
    },
    definition: {
      nb: 'Andel av produksjonsbedriftene, etter REGLAB. Oppgitt som et spenn.',
      da: 'Andel af produktionsvirksomhederne, efter REGLAB. Oplyst som et interval.',
      en: 'Share of production companies, by REGLAB. Given as an interval.',
    },
    source: { name: 'REGLAB, via Danish Design Center', url: DDC.url },
  }),
  of('indicators', 'decoupling-share')('set-baseline', {
    period: '2022',
    low: 10,
    high: 16,
    reason: `Spennet er publisert; at det er nullpunkt, er et eksempel. ${YEAR}`,
    ...KNOWN,
  }),
  figure('decoupling-share')('2022', { low: 10, high: 16 }, '2022/2023', DDC, { obsStatus: 'E', note: YEAR }),
  of('indicators', 'decoupling-scope-3')('define', {
    ...percent,
    goals: ['scope-3'],
    title: {
      nb: 'Bedrifter som dokumenterer scope 3',
      da: 'Virksomheder, der dokumenterer scope 3',
      nn: 'Bedrifter som dokumenterer scope 3',
      sv: 'Företag som dokumenterar scope 3',
      en: 'Companies documenting scope 3',
    },
    definition: {
      nb: 'Andel av bedriftene som dokumenterer arbeidet med omstilling i verdikjeden, etter Dansk Erhverv.',
      da: 'Andel af virksomhederne, der dokumenterer omstillingen i værdikæden, efter Dansk Erhverv.',
      en: 'Share of companies that document the transition along their value chain, by Dansk Erhverv.',
    },
    source: { name: 'Dansk Erhverv, via Danish Design Center', url: DDC.url },
  }),
  figure('decoupling-scope-3')('2022', 4, '2022/2023', DDC, { obsStatus: 'E', note: YEAR }),
]
