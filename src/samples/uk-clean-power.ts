/**
 * Clean power by 2030 in the United Kingdom: a target that was changed while "the mission hasn't changed". With the first official
 * statistics the verdict against the lowered target is better than against the one first said, and says so.
 */
import { of, type Step, vintage } from './step.ts'
import { lowCarbon } from './uk-clean-power/low-carbon.ts'
import { trailOfCleanPower } from './uk-clean-power/trail.ts'
import { workOnCleanPower } from './uk-clean-power/work.ts'

const STARMER = {
  title: 'Energy Voice: Starmer rows back from 100% clean power by 2030',
  url: 'https://energyvoice.com/renewables-energy-transition/wave-tidal/uk-wave-tidal/564116/starmer-rows-back-from-100-clean-power-by-2030',
}
const CARBON_BRIEF = { title: 'Carbon Brief, 2024-12-13, on the Clean Power 2030 action plan' }
const OFFICIAL = {
  title: 'Energy Voice 2025-10-01: Almost three quarters of British energy came from clean power sources in 2024',
  url: 'https://www.energyvoice.com/all-news/581653/almost-three-quarters-of-british-energy-came-from-clean-power-sources-in-2024/',
}
const MANIFESTO = 'The month is inferred: the manifesto of 2024.'

const mission = of('missions', 'uk-clean-power')
const share = of('indicators', 'clean-power-share')
const demand = of('indicators', 'clean-power-demand')

const percent = {
  mission: 'uk-clean-power',
  goals: ['clean-power'],
  unit: 'percent',
  direction: 'increase',
  kind: 'outcome',
  decimals: 1,
  limits: { min: 0 },
  rollUp: { cells: 'none' },
  frequency: 'P1Y',
}

const declared: readonly Step[] = [
  mission('declare', {
    language: 'en',
    title: {
      nb: 'Ren kraft innen 2030 (Storbritannia)',
      nn: 'Rein kraft innan 2030 (Storbritannia)',
      sv: 'Ren el till 2030 (Storbritannien)',
      da: 'Ren strøm inden 2030 (Storbritannien)',
      en: 'Clean power by 2030 (United Kingdom)',
    },
    challenge: {
      nb: 'Strømmen skal bli utslippsfri og mindre avhengig av fossil energi.',
      en: 'Electricity is to become free of emissions and less dependent on fossil energy.',
    },
    vision: {
      nb: 'Ren strøm i hele landet innen 2030.',
      nn: 'Rein straum i heile landet innan 2030.',
      sv: 'Ren el i hela landet till 2030.',
      da: 'Ren strøm i hele landet inden 2030.',
      en: 'Clean power across the country by 2030.',
    },
    horizon: { from: '2024', to: '2030' },
    population: { text: { nb: 'Alle strømbrukere i Storbritannia', en: 'Every user of electricity in Great Britain' } },
    plainLanguage: {
      nb: 'Strømmen skal lages uten å slippe ut klimagasser. Først var målet alt. Så ble det nesten alt.',
      nn: 'Straumen skal lagast utan å sleppe ut klimagassar. Først var målet alt. Så vart det nesten alt.',
      sv: 'Elen ska göras utan utsläpp av växthusgaser. Först var målet all el. Sedan blev det nästan all.',
      da: 'Strømmen skal laves uden at udlede drivhusgasser. Først var målet al strøm. Så blev det næsten al.',
      en: 'Electricity is to be made without greenhouse gases. First the target was all of it. Then it became almost all.',
    },
    timeZone: 'Europe/London',
    knownFrom: '2024-06',
    reason: MANIFESTO,
    evidence: [STARMER],
  }),
  mission('set-goal', {
    goal: 'clean-power',
    statement: {
      nb: 'Ren kraft innen 2030',
      nn: 'Rein kraft innan 2030',
      sv: 'Ren el till 2030',
      da: 'Ren strøm inden 2030',
      en: 'Clean power by 2030',
    },
    level: 1,
    kind: 'outcome',
    status: 'adopted',
    decidedBy: 'Labour Party (manifesto 2024)',
    knownFrom: '2024-06',
    evidence: [STARMER],
  }),
]

const weakened: readonly Step[] = [
  share('define', {
    ...percent,
    title: {
      nb: 'Andel ren kraft',
      nn: 'Del rein kraft',
      sv: 'Andel ren el',
      da: 'Andel ren strøm',
      en: 'Share of clean power',
    },
    definition: {
      nb: 'Andel av strømmen som kommer fra rene kilder, slik valgprogrammet sa det, uten nærmere avgrensning.',
      en: 'Share of electricity from clean sources, as the manifesto said it, without further delimitation.',
    },
    source: { name: 'Labour manifesto 2024, by Energy Voice', url: STARMER.url },
    knownFrom: '2024-06',
  }),
  share('set-target', {
    period: '2030',
    value: 100,
    decidedBy: 'Labour Party (manifesto 2024)',
    knownFrom: '2024-06',
    reason: MANIFESTO,
    evidence: [STARMER],
  }),
  share('revise-target', {
    period: '2030',
    value: 95,
    decidedBy: 'UK Government (Plan for Change)',
    decision: 'at-least-95',
    knownFrom: '2024-12-05',
    reason: 'Plan for Change says at least 95 per cent. The Prime Minister: "The mission hasn\'t changed".',
    evidence: [STARMER],
  }),
]

const redefined: readonly Step[] = [
  share('redefine', {
    title: {
      nb: 'Andel ren kraft av produksjonen',
      sv: 'Andel ren el av produktionen',
      da: 'Andel ren strøm af produktionen',
      nn: 'Del rein kraft av produksjonen',
      en: 'Share of clean power in generation',
    },
    definition: {
      nb: 'Andel av kraftproduksjonen i Storbritannia fra rene kilder; minst 95 prosent i 2030.',
      en: "Share of Great Britain's generation from clean sources; at least 95 per cent in 2030.",
    },
    source: { name: 'DESNZ, Clean Power 2030' },
    breakAt: '2023',
    comparable: true,
    knownFrom: '2024-12-13',
    reason:
      'Split in two: 100 per cent of demand met, and at least 95 per cent of generation. After the wording of the manifesto no figures were published; the targets are carried on unchanged.',
    evidence: [CARBON_BRIEF],
  }),
  demand('define', {
    ...percent,
    title: {
      nb: 'Andel av forbruket dekket av ren kraft',
      sv: 'Andel av förbrukningen täckt av ren el',
      da: 'Andel af forbruget dækket af ren strøm',
      nn: 'Del av forbruket dekt av rein kraft',
      en: 'Share of demand met by clean power',
    },
    definition: {
      nb: 'Ren kraftproduksjon som andel av forbruket i Storbritannia; kan overstige 100 prosent ved eksport.',
      en: "Clean generation as a share of Great Britain's demand; may exceed 100 per cent with exports.",
    },
    source: { name: 'Clean Power 2030, by Carbon Brief' },
    knownFrom: '2024-12-13',
    evidence: [CARBON_BRIEF],
  }),
  demand('set-target', {
    period: '2030',
    value: 100,
    decidedBy: 'UK Government',
    knownFrom: '2024-12-13',
    reason: 'The other half of the redefined target.',
    evidence: [CARBON_BRIEF],
  }),
]

const measured: readonly Step[] = [
  share('set-baseline', {
    period: '2023',
    value: 68.3,
    knownFrom: '2025-09-29/2025-10-01',
    reason: 'The first official figure; taking it as the baseline is the example’s choice.',
    evidence: [OFFICIAL],
  }),
  vintage('clean-power-share')('2025-09-29/2025-10-01', OFFICIAL, { 2023: 68.3, 2024: 73.8 }),
]

/** The mission's commands. */
export const ukCleanPower: readonly Step[] = [
  ...declared,
  ...weakened,
  ...redefined,
  ...lowCarbon,
  ...measured,
  ...workOnCleanPower,
  ...trailOfCleanPower,
]
