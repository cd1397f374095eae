/**
 * Decoupling 2030 in Denmark: a target of 4,000 companies, of which nobody publishes how many there are, and
 * shares that were published once, one as an interval.
 */
import { DDC } from './common/sources.ts'
import { countedOnce } from './decoupling-2030/indicators.ts'
import { resources } from './decoupling-2030/resources.ts'
import { trailOfDecoupling } from './decoupling-2030/trail.ts'
import { workOnDecoupling } from './decoupling-2030/work.ts'
import { of, type Step } from './step.ts'

const mission = of('missions', 'decoupling-2030')
const KNOWN = { knownFrom: '2022/2023', evidence: [DDC] }

const declared: readonly Step[] = [
  mission('declare', {
    language: 'nb',
    title: {
      nb: 'Decoupling 2030 (Danmark)',
      nn: 'Decoupling 2030 (Danmark)',
      sv: 'Decoupling 2030 (Danmark)',
      da: 'Decoupling 2030',
      en: 'Decoupling 2030 (Denmark)',
    },
    challenge: {
      nb: 'Bare 10–16 prosent av produksjonsbedriftene arbeider målrettet med bærekraftig og sirkulær omstilling.',
      da: 'Kun 10–16 procent af produktionsvirksomhederne arbejder dedikeret med bæredygtig og cirkulær omstilling.',
      en: 'Only 10–16 per cent of production companies work dedicatedly with the sustainable and circular transition.',
    },
    vision: {
      nb: 'Industriens samlede belastning av klima og miljø går ned, uansett hvordan økonomien vokser.',
      da: 'Industriens samlede klima- og miljøbelastning falder, uanset hvordan økonomien vokser.',
      nn: 'Den samla belastninga industrien har på klima og miljø, går ned, uansett korleis økonomien veks.',
      sv: 'Industrins samlade klimat- och miljöbelastning minskar, oavsett hur ekonomin växer.',
      en: "The industry's overall impact on climate and environment falls, whatever the economic growth.",
    },
    horizon: { from: '2022', to: '2030' },
    population: {
      text: {
        nb: 'Danske produksjonsbedrifter',
        da: 'Danske produktionsvirksomheder',
        en: 'Danish production companies',
      },
    },
    plainLanguage: {
      nb: 'Fabrikker lager ting av nye råvarer og kaster mye. 4000 av dem skal begynne å bruke tingene om igjen.',
      nn: 'Fabrikkar lagar ting av nye råvarer og kastar mykje. 4000 av dei skal byrje å bruke tinga om att.',
      sv: 'Fabriker gör saker av nya råvaror och slänger mycket. 4 000 av dem ska börja använda sakerna igen.',
      da: 'Fabrikker laver ting af nye råvarer og smider meget ud. 4.000 af dem skal begynde at bruge tingene igen.',
      en: 'Factories make things from new raw materials and throw much away. 4,000 of them are to begin using things again.',
    },
    timeZone: 'Europe/Copenhagen',
    reason: 'Siden har ingen dato: 2022 eller 2023.',
    ...KNOWN,
  }),
  ...[
    {
      goal: 'absolut-afkobling',
      level: 1,
      kind: 'outcome',
      accountable: 'ddc',
      statement: {
        nb: 'Absolutt avkobling: belastningen går ned mens økonomien vokser',
        sv: 'Absolut frikoppling: belastningen minskar medan ekonomin växer',
        da: 'Absolut afkobling: belastningen falder, mens økonomien vokser',
        nn: 'Absolutt fråkopling: belastninga går ned medan økonomien veks',
        en: 'Absolute decoupling: the impact falls while the economy grows',
      },
    },
    {
      goal: 'virksomheder-i-gang',
      level: 2,
      kind: 'precondition',
      parent: 'absolut-afkobling',
      accountable: 'ddc',
      statement: {
        nb: 'Mer enn 4000 bedrifter er i gang med omstillingen i 2030',
        sv: 'Mer än 4 000 företag är i gång med omställningen 2030',
        da: 'Mere end 4.000 virksomheder er i gang med omstillingen i 2030',
        nn: 'Meir enn 4000 bedrifter er i gang med omstillinga i 2030',
        en: 'More than 4,000 companies have started their transition by 2030',
      },
    },
    {
      goal: 'scope-3',
      level: 2,
      kind: 'way-of-working',
      parent: 'absolut-afkobling',
      statement: {
        nb: 'Bedriftene dokumenterer utslipp i hele verdikjeden (scope 3)',
        da: 'Virksomhederne dokumenterer udledning i hele værdikæden (scope 3)',
        nn: 'Bedriftene dokumenterer utslepp i heile verdikjeda (scope 3)',
        sv: 'Företagen dokumenterar utsläpp i hela värdekedjan (scope 3)',
        en: 'Companies document emissions along the whole value chain (scope 3)',
      },
    },
  ].map(goal =>
    mission('set-goal', { ...goal, status: 'adopted', decidedBy: 'Partnerkredsen bag Decoupling 2030', ...KNOWN }),
  ),
]

/** The mission's commands. */
export const decoupling2030: readonly Step[] = [
  ...declared,
  ...countedOnce,
  ...resources,
  ...workOnDecoupling,
  ...trailOfDecoupling,
]
