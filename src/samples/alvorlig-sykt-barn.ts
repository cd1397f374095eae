/**
 * A seriously ill child, a life event: a mission whose goals have no number. Wordings and projects as Digdir
 * published them; the portfolio shares a project with another life event, and one goal has nobody working on it.
 */
import { trailOfChild } from './alvorlig-sykt-barn/trail.ts'
import { workOnChild } from './alvorlig-sykt-barn/work.ts'
import { DIGDIR_CHILD } from './common/sources.ts'
import { STRATEGY } from './livshendelser/strategy.ts'
import { of, type Step } from './step.ts'

const mission = of('missions', 'alvorlig-sykt-barn')
const KNOWN = { knownFrom: '2019-06', evidence: [STRATEGY, DIGDIR_CHILD] }

const declared: readonly Step[] = [
  mission('declare', {
    language: 'nb',
    title: {
      nb: 'Alvorlig sykt barn',
      nn: 'Alvorleg sjukt barn',
      sv: 'Allvarligt sjukt barn',
      da: 'Alvorligt sygt barn',
      en: 'Seriously ill child',
    },
    challenge: {
      nb: 'Mange familier må selv koordinere tjenester og sektorer og sørge for at informasjonen flyter.',
      nn: 'Mange familiar må sjølve koordinere tenester og sektorar og syte for at informasjonen flyt.',
      en: 'Many families have to coordinate services and sectors themselves and see to it that information flows.',
    },
    vision: {
      nb: 'Familien kan bruke kreftene på barnet, ikke på det offentlige.',
      nn: 'Familien kan bruke kreftene på barnet, ikkje på det offentlege.',
      sv: 'Familjen kan lägga kraften på barnet, inte på det offentliga.',
      da: 'Familien kan bruge kræfterne på barnet, ikke på det offentlige.',
      en: 'The family can spend its strength on the child, not on public services.',
    },
    horizon: { from: '2019', to: '2025' },
    population: {
      text: {
        nb: 'Barn og unge med sammensatte behov, og familiene deres',
        en: 'Children and youth with complex needs, and their families',
      },
    },
    plainLanguage: {
      nb: 'Når et barn er alvorlig sykt, trenger familien hjelp fra mange. Hjelpen skal henge sammen, så familien slipper å ordne alt selv.',
      nn: 'Når eit barn er alvorleg sjukt, treng familien hjelp frå mange. Hjelpa skal henge saman, så familien slepp å ordne alt sjølv.',
      sv: 'När ett barn är allvarligt sjukt behöver familjen hjälp från många. Hjälpen ska hänga ihop, så att familjen slipper ordna allt själv.',
      da: 'Når et barn er alvorligt sygt, har familien brug for hjælp fra mange. Hjælpen skal hænge sammen, så familien ikke skal ordne alt selv.',
      en: 'When a child is seriously ill, the family needs help from many. The help should fit together, so that the family need not arrange it all.',
    },
    timeZone: 'Europe/Oslo',
    reason: 'En av sju prioriterte livshendelser i digitaliseringsstrategien; sidene hos Digdir har ingen dato.',
    ...KNOWN,
  }),
  mission('set-goal', {
    goal: 'somlost-tilbud',
    statement: {
      nb: 'Familier med alvorlig syke barn opplever et sømløst, persontilpasset og forutsigbart tilbud',
      nn: 'Familiar med alvorleg sjuke barn opplever eit saumlaust, persontilpassa og føreseieleg tilbod',
      sv: 'Familjer med allvarligt sjuka barn möter ett sömlöst, personanpassat och förutsägbart stöd',
      da: 'Familier med alvorligt syge børn oplever et sammenhængende, personligt og forudsigeligt tilbud',
      en: 'Families with seriously ill children experience a seamless, personal and predictable offer',
    },
    level: 1,
    kind: 'outcome',
    status: 'adopted',
    decidedBy: 'Helse- og omsorgsdepartementet',
    accountable: 'helsedirektoratet',
    ...KNOWN,
  }),
  ...[
    {
      goal: 'finne-tjenester',
      kind: 'outcome',
      accountable: 'helsedirektoratet',
      statement: {
        nb: 'Brukerne kan enkelt finne og bruke tjenestene de trenger',
        nn: 'Brukarane kan enkelt finne og bruke tenestene dei treng',
        sv: 'Användarna kan enkelt hitta och använda de tjänster de behöver',
        da: 'Brugerne kan nemt finde og bruge de tjenester, de har brug for',
        en: 'Users can easily find and use the services they need',
      },
    },
    {
      goal: 'digital-dialog',
      kind: 'precondition',
      statement: {
        nb: 'Brukerne kan kommunisere digitalt med det offentlige om tjenesten, enkelt og tilgjengelig',
        nn: 'Brukarane kan kommunisere digitalt med det offentlege om tenesta, enkelt og tilgjengeleg',
        sv: 'Användarna kan kommunicera digitalt med det offentliga om tjänsten, enkelt och tillgängligt',
        da: 'Brugerne kan kommunikere digitalt med det offentlige om tjenesten, nemt og tilgængeligt',
        en: 'Users can communicate digitally with public services, in an easy and accessible way',
      },
    },
    {
      goal: 'slippe-aa-gjenta',
      kind: 'precondition',
      statement: {
        nb: 'Ingen må gi den samme informasjonen flere ganger',
        nn: 'Ingen må gi den same informasjonen fleire gonger',
        sv: 'Ingen behöver lämna samma information flera gånger',
        da: 'Ingen skal give de samme oplysninger flere gange',
        en: 'Nobody has to give the same information several times',
      },
    },
  ].map(goal =>
    mission('set-goal', {
      ...goal,
      level: 2,
      parent: 'somlost-tilbud',
      status: 'adopted',
      decidedBy: 'Helse- og omsorgsdepartementet',
      ...KNOWN,
    }),
  ),
]

/** The mission's commands. */
export const alvorligSyktBarn: readonly Step[] = [...declared, ...workOnChild, ...trailOfChild]
