/**
 * Dementia: a target of "half" whose starting point turned out to be wrong. A seed for a mission after Mazzucato, where
 * the number of people with dementia in Norway stands in for the human burden; that, and who decided, is an example.
 */
import { measured } from './demens/burden.ts'
import { deaths } from './demens/deaths.ts'
import { DIGDIR } from './demens/sources.ts'
import { trailOfDementia } from './demens/trail.ts'
import { workOnDementia } from './demens/work.ts'
import { of, type Step } from './step.ts'

const mission = of('missions', 'demens')
const SEED = 'Dagen er ikke kjent; Mazzucatos rapport om missions, der eksempelet står, er fra 2018.'

const CRITERIA = [
  {
    criterion: 'bold',
    score: 4,
    assessment: {
      nb: 'Angår mange: 10,5 millioner europeere og alle rundt dem. (Eksempel)',
      en: 'Concerns many: 10.5 million Europeans and everyone around them. (Example)',
    },
  },
  {
    criterion: 'clear',
    score: 2,
    assessment: {
      nb: 'Retning og år er klare; «byrde» er ikke målt, og utgangspunktet er usikkert. (Eksempel)',
      en: 'Direction and year are clear; "burden" is not measured and the starting point is uncertain. (Example)',
    },
  },
  {
    criterion: 'realistic',
    score: 1,
    assessment: {
      nb: 'Svært ambisiøst: framskrivingene peker oppover fordi flere blir gamle. (Eksempel)',
      en: 'Very ambitious: projections point upwards because more people grow old. (Example)',
    },
  },
  {
    criterion: 'across',
    score: 3,
    assessment: {
      nb: 'Krever helse, bolig, frivillighet, teknologi og forskning sammen. (Eksempel)',
      en: 'Takes health, housing, volunteering, technology and research together. (Example)',
    },
  },
  {
    criterion: 'bottom-up',
    score: 3,
    assessment: {
      nb: 'Rom for mange løsninger, fra medisin til nabolag. (Eksempel)',
      en: 'Room for many solutions, from medicine to neighbourhoods. (Example)',
    },
  },
]

const LATER = [
  {
    criterion: 'clear',
    score: 3,
    assessment: {
      nb: 'Etter tellingen er utgangspunktet kjent; «byrde» er fortsatt ikke målt. (Eksempel)',
      en: 'After the count the starting point is known; "burden" is still not measured. (Example)',
    },
  },
  {
    criterion: 'realistic',
    score: 0,
    assessment: {
      nb: 'Ingenting er målt siden tellingen, og fristen er 2030. (Eksempel)',
      en: 'Nothing has been measured since the count, and the date is 2030. (Example)',
    },
  },
]

const criterion = (assessed: (typeof CRITERIA)[number], knownFrom: string, reason: string): Step =>
  mission('assess-criterion', { ...assessed, by: 'Eksempel, ingen publisert vurdering', knownFrom, reason })

const reviewed: readonly Step[] = LATER.map(assessed =>
  criterion(assessed, '2025-06', 'To av kriteriene, prøvd på nytt fire år etter at målet ble regnet om.'),
)

const proposed: readonly Step[] = [
  mission('propose', {
    language: 'nb',
    title: {
      nb: 'Demens: halvere den menneskelige byrden',
      nn: 'Demens: halvere den menneskelege børa',
      sv: 'Demens: halvera den mänskliga bördan',
      da: 'Demens: halvere den menneskelige byrde',
      en: 'Dementia: halve the human burden',
    },
    challenge: {
      nb: '10,5 millioner europeere lever med demens; kostnaden er om lag 530 euro per innbygger i året.',
      en: '10.5 million Europeans live with dementia; the cost is about EUR 530 per inhabitant and year.',
    },
    vision: {
      nb: 'Den menneskelige byrden ved demens er halvert innen 2030.',
      sv: 'Den mänskliga bördan av demens är halverad till 2030.',
      da: 'Den menneskelige byrde ved demens er halveret inden 2030.',
      nn: 'Den menneskelege byrda ved demens er halvert innan 2030.',
      en: 'The human burden of dementia is halved by 2030.',
    },
    horizon: { from: '2020', to: '2030' },
    population: {
      text: { nb: 'Mennesker med demens og deres nærmeste', en: 'People with dementia and those close to them' },
    },
    plainLanguage: {
      nb: 'Demens gjør det vanskelig å huske og å klare hverdagen. Oppdraget er at sykdommen skal tynge halvparten så mye.',
      nn: 'Demens gjer det vanskeleg å hugse og å klare kvardagen. Oppdraget er at sjukdomen skal tyngje halvparten så mykje.',
      sv: 'Demens gör det svårt att minnas och att klara vardagen. Uppdraget är att sjukdomen ska tynga hälften så mycket.',
      da: 'Demens gør det svært at huske og at klare hverdagen. Opgaven er, at sygdommen skal tynge halvt så meget.',
      en: 'Dementia makes it hard to remember and to manage daily life. The mission is that the illness should weigh half as much.',
    },
    timeZone: 'Europe/Oslo',
    knownFrom: '2018',
    reason: SEED,
    evidence: [DIGDIR],
  }),
  mission('set-goal', {
    goal: 'halvere-byrden',
    statement: {
      nb: 'Halvere den menneskelige byrden ved demens innen 2030',
      nn: 'Halvere den menneskelege børa ved demens innan 2030',
      sv: 'Halvera den mänskliga bördan av demens till 2030',
      da: 'Halvere den menneskelige byrde ved demens inden 2030',
      en: 'Halve the human burden of dementia by 2030',
    },
    level: 1,
    kind: 'outcome',
    status: 'proposed',
    knownFrom: '2018',
    evidence: [DIGDIR],
  }),
  mission('set-goal', {
    goal: 'bremse-utviklingen',
    statement: {
      nb: 'Bremse utviklingen av demens med 50 prosent innen ti år',
      nn: 'Bremse utviklinga av demens med 50 prosent innan ti år',
      sv: 'Bromsa utvecklingen av demens med 50 procent inom tio år',
      da: 'Bremse udviklingen af demens med 50 procent inden for ti år',
      en: 'Slow the progression of dementia by 50 per cent within ten years',
    },
    level: 2,
    parent: 'halvere-byrden',
    kind: 'outcome',
    status: 'proposed',
    knownFrom: '2018',
    evidence: [DIGDIR],
  }),
  ...CRITERIA.map(assessed => criterion(assessed, '2018', 'De fem kriteriene, prøvd på et eksempel.')),
]

/** The mission's commands. */
export const demens: readonly Step[] = [
  ...proposed,
  ...measured,
  ...deaths,
  ...workOnDementia,
  ...trailOfDementia,
  ...reviewed,
]
