/**
 * Starting and running a voluntary organisation, a life event of which nothing is counted. Goals without
 * numbers as Digdir published them, a portfolio that shares a project with another life event, and holes.
 */
import { DIGDIR_COUNCIL, DIGDIR_VOLUNTEERS } from './common/sources.ts'
import { trailOfVolunteers } from './frivillig-organisasjon/trail.ts'
import { workForVolunteers } from './frivillig-organisasjon/work.ts'
import { STRATEGY } from './livshendelser/strategy.ts'
import { of, type Step } from './step.ts'

const mission = of('missions', 'frivillig-organisasjon')
const KNOWN = { knownFrom: '2019-06', evidence: [STRATEGY, DIGDIR_VOLUNTEERS, DIGDIR_COUNCIL] }

const declared: readonly Step[] = [
  mission('declare', {
    language: 'nb',
    title: {
      nb: 'Starte og drive en frivillig organisasjon',
      nn: 'Starte og drive ein frivillig organisasjon',
      sv: 'Starta och driva en ideell organisation',
      da: 'Starte og drive en frivillig organisation',
      en: 'Starting and running a voluntary organisation',
    },
    challenge: {
      nb: 'Liten samhandling mellom kommuner, fylkeskommuner og stat gjør at frivillige bruker tid på administrasjon og rapportering.',
      nn: 'Lite samhandling mellom kommunar, fylkeskommunar og stat gjer at frivillige bruker tid på administrasjon og rapportering.',
      en: 'Little cooperation between municipalities, counties and state makes volunteers spend time on administration and reporting.',
    },
    vision: {
      nb: 'I 2032 er det svært enkelt å opprette, drive og avvikle en organisasjon, og å koble seg på en som finnes.',
      nn: 'I 2032 er det svært enkelt å opprette, drive og avvikle ein organisasjon, og å kople seg på ein som finst.',
      sv: '2032 är det mycket enkelt att starta, driva och avveckla en organisation, och att ansluta sig till en som finns.',
      da: 'I 2032 er det meget enkelt at oprette, drive og afvikle en organisation, og at slutte sig til en, der findes.',
      en: 'In 2032 it is very easy to found, run and wind up an organisation, and to join one that exists.',
    },
    horizon: { from: '2019', to: '2025' },
    population: {
      text: { nb: 'Frivillige organisasjoner og de som er med i dem', en: 'Voluntary organisations and those in them' },
    },
    plainLanguage: {
      nb: 'De som driver et korps eller et idrettslag, fyller ut mange skjemaer. Det skal bli færre, så de får mer tid til det de vil gjøre.',
      nn: 'Dei som driv eit korps eller eit idrettslag, fyller ut mange skjema. Det skal bli færre, så dei får meir tid til det dei vil gjere.',
      sv: 'De som driver en orkester eller en idrottsklubb fyller i många blanketter. De ska bli färre, så att det blir mer tid för det man vill göra.',
      da: 'De, der driver et orkester eller en idrætsklub, udfylder mange skemaer. Det skal blive færre, så der er mere tid til det, de vil lave.',
      en: 'Those who run a band or a sports club fill in many forms. There should be fewer, so that they have more time for what they want to do.',
    },
    timeZone: 'Europe/Oslo',
    reason: 'En av sju prioriterte livshendelser i digitaliseringsstrategien; sidene hos Digdir har ingen dato.',
    ...KNOWN,
  }),
  mission('set-goal', {
    goal: 'mer-tid-til-aktivitet',
    statement: {
      nb: 'Frivillige organisasjoner får mer tid til aktivitet og bruker mindre på administrasjon',
      nn: 'Frivillige organisasjonar får meir tid til aktivitet og bruker mindre på administrasjon',
      sv: 'Ideella organisationer får mer tid till aktivitet och mindre till administration',
      da: 'Frivillige organisationer får mere tid til aktivitet og bruger mindre på administration',
      en: 'Voluntary organisations get more time for activity and spend less on administration',
    },
    level: 1,
    kind: 'outcome',
    status: 'adopted',
    decidedBy: 'kld',
    accountable: 'kld',
    ...KNOWN,
  }),
  ...[
    {
      goal: 'bare-en-gang',
      kind: 'precondition',
      accountable: 'bronnoysundregistrene',
      statement: {
        nb: 'Organisasjoner rapporterer informasjon til det offentlige bare én gang',
        nn: 'Organisasjonar rapporterer informasjon til det offentlege berre éin gong',
        sv: 'Organisationer rapporterar information till det offentliga bara en gång',
        da: 'Organisationer indberetter oplysninger til det offentlige kun én gang',
        en: 'Organisations report information to public bodies only once',
      },
    },
    {
      goal: 'okt-deltakelse',
      kind: 'outcome',
      statement: {
        nb: 'Flere deltar i frivillig aktivitet',
        nn: 'Fleire deltek i frivillig aktivitet',
        sv: 'Fler deltar i ideell verksamhet',
        da: 'Flere deltager i frivillig aktivitet',
        en: 'More people take part in voluntary activity',
      },
    },
  ].map(goal =>
    mission('set-goal', {
      ...goal,
      level: 2,
      parent: 'mer-tid-til-aktivitet',
      status: 'adopted',
      decidedBy: 'kld',
      ...KNOWN,
    }),
  ),
]

/** The mission's commands. */
export const frivilligOrganisasjon: readonly Step[] = [...declared, ...workForVolunteers, ...trailOfVolunteers]
