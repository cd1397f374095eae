/**
 * Net Zero Industry in Sweden: minus 75 per cent, of a base year that was never published. Target, lead and the five programmes
 * are as published; base, shares and decisions around them are marked as invented.
 */
import { HBL, IMPACT } from './common/sources.ts'
import { reductions } from './net-zero-industry/indicators.ts'
import { trailOfNetZero } from './net-zero-industry/trail.ts'
import { workOnNetZero } from './net-zero-industry/work.ts'
import { of, type Step } from './step.ts'

const mission = of('missions', 'net-zero-industry')
const KNOWN = { knownFrom: '2024', evidence: [HBL, IMPACT] }

const declared: readonly Step[] = [
  mission('declare', {
    language: 'nb',
    title: {
      nb: 'Net Zero Industry (Sverige)',
      nn: 'Net Zero Industry (Sverige)',
      sv: 'Net Zero Industry',
      da: 'Net Zero Industry (Sverige)',
      en: 'Net Zero Industry (Sweden)',
    },
    challenge: {
      nb: 'Industrien bruker mye energi og slipper ut mye klimagass.',
      sv: 'Industrin använder mycket energi och släpper ut mycket växthusgas.',
      en: 'Industry uses much energy and emits much greenhouse gas.',
    },
    vision: {
      nb: 'Utslipp og energibruk i industrien er ned 75 prosent på ti år.',
      sv: 'Utsläpp och energianvändning i industrin har minskat med 75 procent på tio år.',
      nn: 'Utslepp og energibruk i industrien er ned 75 prosent på ti år.',
      da: 'Industriens udledning og energiforbrug er faldet med 75 procent på ti år.',
      en: 'Emissions and energy use in industry are down by 75 per cent within ten years.',
    },
    horizon: { from: '2024', to: '2033' },
    population: {
      text: {
        nb: 'Industrien i Sverige',
        sv: 'Tillverkningsindustrin i Sverige',
        en: 'Manufacturing industry in Sweden',
      },
    },
    plainLanguage: {
      nb: 'Fabrikkene skal bruke mye mindre strøm og brensel, og slippe ut en firedel av det de gjør nå.',
      nn: 'Fabrikkane skal bruke mykje mindre straum og brensel, og sleppe ut ein firedel av det dei gjer no.',
      sv: 'Fabrikerna ska använda mycket mindre el och bränsle, och släppa ut en fjärdedel av vad de gör nu.',
      da: 'Fabrikkerne skal bruge meget mindre strøm og brændsel, og udlede en fjerdedel af det, de gør nu.',
      en: 'Factories are to use much less power and fuel, and emit a quarter of what they do now.',
    },
    timeZone: 'Europe/Stockholm',
    reason: 'Et tiårig program; første og siste år er lest av det.',
    ...KNOWN,
  }),
  ...[
    {
      goal: 'minus-75',
      level: 1,
      kind: 'outcome',
      accountable: 'teknikforetagen',
      statement: {
        nb: 'Klimagassutslipp og energibruk i industrien reduseres med 75 prosent på ti år',
        sv: 'Industrins utsläpp av växthusgaser och energianvändning minskar med 75 procent på tio år',
        da: 'Industriens udledning af drivhusgasser og energiforbrug falder med 75 procent på ti år',
        nn: 'Klimagassutslepp og energibruk i industrien blir redusert med 75 prosent på ti år',
        en: "Industry's greenhouse gas emissions and energy use fall by 75 per cent within ten years",
      },
    },
    {
      goal: 'resurseffektiv',
      level: 2,
      kind: 'precondition',
      parent: 'minus-75',
      accountable: 'rise',
      statement: {
        nb: 'Industrien er ressurseffektiv og robust',
        sv: 'Industrin är resurseffektiv och resilient',
        nn: 'Industrien er ressurseffektiv og robust',
        da: 'Industrien er ressourceeffektiv og robust',
        en: 'Industry is resource-efficient and resilient',
      },
    },
    {
      goal: 'styrmedel',
      level: 2,
      kind: 'precondition',
      parent: 'minus-75',
      statement: {
        nb: 'Regler og virkemidler driver en bærekraftig industri',
        sv: 'Regelverk och styrmedel driver en hållbar industri',
        nn: 'Reglar og verkemiddel driv ein berekraftig industri',
        da: 'Regler og virkemidler driver en bæredygtig industri',
        en: 'Regulations and policy instruments drive a sustainable industry',
      },
    },
  ].map(goal =>
    mission('set-goal', {
      ...goal,
      status: 'adopted',
      decidedBy: 'Teknikföretagen och RISE',
      ...KNOWN,
    }),
  ),
]

/** The mission's commands. */
export const netZeroIndustry: readonly Step[] = [...declared, ...reductions, ...workOnNetZero, ...trailOfNetZero]
