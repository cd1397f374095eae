/** The six capabilities needed to govern a mission, assessed for the life events as an illustration. */
import { INVENTED, invented, of, type Step, type Words } from '../step.ts'

const SIX: Readonly<Record<string, Words>> = {
  silos: invented('Etatene møtes; budsjettene gjør det ikke.', 'The agencies meet; their budgets do not.'),
  leadership: invented(
    'Ett departement har ansvaret, uten myndighet over de andre.',
    'One ministry is responsible, without power over the others.',
  ),
  risk: invented(
    'Eksperimenter er gjort, men stort sett før pengene kom.',
    'Experiments were made, mostly before the money came.',
  ),
  procurement: invented(
    'Designkompetanse er kjøpt gjennom StimuLab.',
    'Design competence was bought through StimuLab.',
  ),
  regulation: invented(
    'Lovene om deling av opplysninger er de samme som før.',
    'The laws on sharing information are the same as before.',
  ),
  evaluation: invented(
    'Ingen måling av hvordan det oppleves er publisert.',
    'No measurement of how it is experienced is published.',
  ),
}

/** What was found when three of them were assessed again. */
const AGAIN: Readonly<Record<string, Words>> = {
  silos: invented('Etatene har et felles budsjett for ett forsøk.', 'The agencies have a joint budget for one trial.'),
  risk: invented('Et forsøk ble stanset uten at noen fikk skylden.', 'A trial was stopped and nobody was blamed.'),
  evaluation: invented(
    'Følgeforskningen er bestilt; første tall er ikke kommet.',
    'Formative evaluation is commissioned; no first figure yet.',
  ),
}

const assessed = (
  mission: string,
  capability: string,
  assessment: Words,
  score: number | undefined,
  knownFrom: string,
) =>
  of('missions', mission)('assess-capability', {
    capability,
    assessment,
    score,
    by: 'Følgeforskning (eksempel)',
    knownFrom,
    ...INVENTED,
  })

/** One assessment a capability; scores in the order silos, leadership, risk, procurement, regulation, evaluation. */
export const capabilitiesOf = (mission: string, scores: readonly number[], knownFrom: string): readonly Step[] =>
  Object.entries(SIX).map(([capability, text], i) => assessed(mission, capability, text, scores[i], knownFrom))

/** Three of them assessed again; scores in the order silos, risk, evaluation. */
export const capabilitiesAgain = (mission: string, scores: readonly number[], knownFrom: string): readonly Step[] =>
  Object.entries(AGAIN).map(([capability, text], i) => assessed(mission, capability, text, scores[i], knownFrom))
