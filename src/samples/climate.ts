/**
 * Climate and air: no sample mission owns these series, so a candidate frames them. What countries promised, in their own published
 * targets, against what they then published, with every vintage that was found.
 */
import { cleanAir } from './climate/air.ts'
import { canada } from './climate/canada.ts'
import { denmark } from './climate/denmark.ts'
import { germany } from './climate/germany.ts'
import { norway } from './climate/norway.ts'
import { INVENTED, of, type Step } from './step.ts'

const mission = of('missions', 'climate')
const FRAMED = { knownFrom: '2021-01', ...INVENTED }

const proposed: readonly Step[] = [
  mission('propose', {
    language: 'nb',
    title: {
      nb: 'Klima og luft: landenes egne mål (eksempel)',
      nn: 'Klima og luft: landa sine eigne mål (eksempel)',
      sv: 'Klimat och luft: ländernas egna mål (exempel)',
      da: 'Klima og luft: landenes egne mål (eksempel)',
      en: 'Climate and air: countries’ own targets (example)',
    },
    challenge: {
      nb: 'Målene skjerpes, og tallene de måles mot, skrives om år for år.',
      en: 'Targets are tightened, and the figures they are held against are rewritten year by year.',
    },
    vision: {
      nb: 'Utslippene går ned som lovet, og lufta i byene er ren.',
      nn: 'Utsleppa går ned som lova, og lufta i byane er rein.',
      sv: 'Utsläppen minskar som utlovat, och luften i städerna är ren.',
      da: 'Udledningerne falder som lovet, og luften i byerne er ren.',
      en: 'Emissions fall as promised, and the air in cities is clean.',
    },
    horizon: { from: '2021', to: '2030' },
    plainLanguage: {
      nb: 'Flere land har lovet å slippe ut mindre klimagass innen 2030. Her står løftene ved siden av tallene.',
      nn: 'Fleire land har lova å sleppe ut mindre klimagass innan 2030. Her står lovnadene ved sida av tala.',
      sv: 'Flera länder har lovat att släppa ut mindre växthusgaser till 2030. Här står löftena bredvid siffrorna.',
      da: 'Flere lande har lovet at udlede mindre drivhusgas inden 2030. Her står løfterne ved siden af tallene.',
      en: 'Several countries have promised to emit less greenhouse gas by 2030. Here the promises stand beside the figures.',
    },
    ...FRAMED,
  }),
  ...[
    {
      goal: 'utslipp-som-lovet',
      statement: {
        nb: 'Klimagassutslippene går ned så mye som landene selv har lovet',
        nn: 'Klimagassutsleppa går ned så mykje som landa sjølve har lova',
        sv: 'Utsläppen av växthusgaser minskar så mycket som länderna själva har lovat',
        da: 'Udledningen af drivhusgasser falder så meget, som landene selv har lovet',
        en: 'Greenhouse gas emissions fall as much as the countries themselves have promised',
      },
    },
    {
      goal: 'ren-luft',
      statement: {
        nb: 'Lufta i storbyene er ren nok til å puste i',
        nn: 'Lufta i storbyane er rein nok til å puste i',
        sv: 'Luften i storstäderna är ren nog att andas',
        da: 'Luften i storbyerne er ren nok til at trække vejret i',
        en: 'The air in large cities is clean enough to breathe',
      },
    },
  ].map(goal =>
    mission('set-goal', { ...goal, level: 1, kind: 'outcome', status: 'proposed', illustrative: true, ...FRAMED }),
  ),
]

/** The candidate's commands. */
export const climate: readonly Step[] = [...proposed, ...canada, ...germany, ...norway, ...denmark, ...cleanAir]
