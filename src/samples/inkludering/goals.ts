/** The main goals that the operative group proposed: an outcome, a precondition and a way of working. None is adopted yet. */
import { of, type Step } from '../step.ts'
import { KS, MANDATE, REPORT } from './sources.ts'

const mission = of('missions', 'inkludering')

/** The design phase and its group. */
export const designed: readonly Step[] = [
  mission('begin-phase', {
    phase: 'design',
    from: '2023-02-14',
    knownFrom: '2023-02-14',
    reason: 'Stortinget sluttet seg til langtidsplanen.',
    evidence: [MANDATE],
  }),
  mission('form-body', {
    body: 'operativ-gruppe',
    kind: 'operative-group',
    name: {
      nb: 'Operativ gruppe',
      nn: 'Operativ gruppe',
      sv: 'Operativ grupp',
      da: 'Operativ gruppe',
      en: 'Operative group',
    },
    mandate: {
      nb: 'Foreslå mål, delmål, arbeidsmåter og organisering. Iverksetting skulle etter mandatet begynne i løpet av 2024.',
      en: 'Propose goals, sub-goals, ways of working and organisation. By its mandate, execution was to begin during 2024.',
    },
    knownFrom: '2023-05',
    evidence: [KS, MANDATE],
  }),
]

/** What the group proposed, and sub-goals of each that are made for the example. */
export const proposed: readonly Step[] = [
  ...[
    {
      goal: 'god-livskvalitet',
      kind: 'outcome',
      statement: {
        nb: 'Barn og unge opplever å ha god livskvalitet',
        nn: 'Barn og unge opplever å ha god livskvalitet',
        sv: 'Barn och unga upplever att de har god livskvalitet',
        da: 'Børn og unge oplever at have god livskvalitet',
        en: 'Children and youth experience a good quality of life',
      },
    },
    {
      goal: 'gode-tjenester',
      kind: 'precondition',
      statement: {
        nb: 'Barn, unge og deres familier blir møtt av tjenester og tilbud med høy kvalitet',
        nn: 'Barn, unge og familiane deira blir møtte av tenester og tilbod med høg kvalitet',
        sv: 'Barn, unga och deras familjer möts av tjänster och utbud av hög kvalitet',
        da: 'Børn, unge og deres familier mødes af ydelser og tilbud af høj kvalitet',
        en: 'Children, youth and their families are met by services and offers of high quality',
      },
    },
    {
      goal: 'bedre-arbeidsmater',
      kind: 'way-of-working',
      statement: {
        nb: 'Arbeidsmåter for inkludering er forbedret gjennom forskning, utvikling og innovasjon',
        nn: 'Arbeidsmåtar for inkludering er forbetra gjennom forsking, utvikling og innovasjon',
        sv: 'Arbetssätt för inkludering har förbättrats genom forskning, utveckling och innovation',
        da: 'Arbejdsmåder for inklusion er forbedret gennem forskning, udvikling og innovation',
        en: 'Ways of working for inclusion are improved through research, development and innovation',
      },
    },
  ].map(goal =>
    mission('set-goal', {
      ...goal,
      level: 2,
      parent: 'inkludere-flere',
      status: 'proposed',
      decidedBy: 'operativ-gruppe',
      knownFrom: '2024-03',
      evidence: [REPORT, KS],
    }),
  ),
  ...[
    {
      goal: 'trygg-okonomi',
      statement: {
        nb: 'Færre barn vokser opp med vedvarende lavinntekt',
        nn: 'Færre barn veks opp med vedvarande låginntekt',
        sv: 'Färre barn växer upp med långvarigt låg inkomst',
        da: 'Færre børn vokser op med vedvarende lavindkomst',
        en: 'Fewer children grow up in persistent low income',
      },
      kind: 'outcome',
      parent: 'god-livskvalitet',
    },
    {
      goal: 'trivsel-i-hverdagen',
      statement: {
        nb: 'Flere unge trives på skolen og har noen å være sammen med',
        nn: 'Fleire unge trivst på skulen og har nokon å vere saman med',
        sv: 'Fler unga trivs i skolan och har någon att vara med',
        da: 'Flere unge trives i skolen og har nogen at være sammen med',
        en: 'More young people thrive at school and have somebody to be with',
      },
      kind: 'outcome',
      parent: 'god-livskvalitet',
    },
    {
      goal: 'en-vei-inn',
      statement: {
        nb: 'Familier som trenger hjelp, har én vei inn og slipper å fortelle alt på nytt',
        nn: 'Familiar som treng hjelp, har éin veg inn og slepp å fortelje alt på nytt',
        sv: 'Familjer som behöver hjälp har en väg in och slipper berätta allt på nytt',
        da: 'Familier, der har brug for hjælp, har én indgang og slipper for at fortælle alt forfra',
        en: 'Families in need of help have one way in and need not tell everything again',
      },
      kind: 'precondition',
      parent: 'gode-tjenester',
      accountable: 'helsedirektoratet',
    },
    {
      goal: 'hjelp-i-tide',
      statement: {
        nb: 'Barn og unge får hjelp i tide, der de er',
        nn: 'Barn og unge får hjelp i tide, der dei er',
        sv: 'Barn och unga får hjälp i tid, där de är',
        da: 'Børn og unge får hjælp i tide, dér hvor de er',
        en: 'Children and young people get help in time, where they are',
      },
      kind: 'precondition',
      parent: 'gode-tjenester',
    },
    {
      goal: 'forsok-i-drift',
      statement: {
        nb: 'Forsøk som virker, blir tatt i bruk flere steder',
        nn: 'Forsøk som verkar, blir tekne i bruk fleire stader',
        sv: 'Försök som fungerar tas i bruk på fler ställen',
        da: 'Forsøg, der virker, tages i brug flere steder',
        en: 'Trials that work are put to use in more places',
      },
      kind: 'way-of-working',
      parent: 'bedre-arbeidsmater',
      accountable: 'ks',
    },
    {
      goal: 'unge-med-fra-start',
      statement: {
        nb: 'Unge er med fra start når tiltak lages',
        nn: 'Unge er med frå start når tiltak blir laga',
        sv: 'Unga är med från början när åtgärder tas fram',
        da: 'Unge er med fra starten, når indsatser bliver til',
        en: 'Young people take part from the start when measures are made',
      },
      kind: 'way-of-working',
      parent: 'bedre-arbeidsmater',
    },
  ].map(goal =>
    mission('set-goal', {
      ...goal,
      level: 3,
      status: 'proposed',
      illustrative: true,
      knownFrom: '2024-03',
      reason: 'Delmålene i rapporten er ikke å finne i kildene; dette delmålet er laget for eksempelet.',
    }),
  ),
]
