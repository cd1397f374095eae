/** Which role may wish what? One table; what is not in it nobody may. */
import type { Role } from '../../events/access.ts'

/** Roles by thing and command. A command without a row is denied to everybody. */
export const matrix: Readonly<Record<string, Readonly<Record<string, readonly Role[]>>>> = {
  missions: {
    propose: ['partnership'],
    declare: ['partnership', 'admin'],
    revise: ['operative'],
    'begin-phase': ['operative'],
    conclude: ['partnership'],
    'assess-criterion': ['evaluator'],
    'assess-capability': ['evaluator'],
    'set-goal': ['operative'],
    'adopt-goal': ['partnership'],
    'revise-goal': ['partnership'],
    'retire-goal': ['operative'],
    'form-body': ['operative'],
    'dissolve-body': ['operative'],
    'add-actor': ['operative'],
    'remove-actor': ['operative'],
    'raise-barrier': ['operative'],
    'escalate-barrier': ['operative'],
    'answer-barrier': ['operative'],
  },
  indicators: {
    define: ['operative'],
    'assign-goals': ['operative'],
    redefine: ['operative'],
    'set-baseline': ['operative'],
    'reestimate-baseline': ['operative'],
    'set-target': ['operative'],
    'revise-target': ['partnership'],
    measure: ['operative'],
    'measure-many': ['operative'],
    correct: ['operative'],
    'correct-many': ['operative'],
    withdraw: ['operative'],
    dispute: ['operative'],
    'resolve-dispute': ['operative'],
    retire: ['operative'],
  },
  portfolios: {
    open: ['operative'],
    'add-project': ['operative'],
    'remove-project': ['operative'],
    close: ['operative'],
  },
  projects: {
    register: ['operative'],
    'change-stage': ['operative'],
    'claim-contribution': ['operative'],
    'assess-contribution': ['operative'],
    'withdraw-contribution': ['operative'],
    'commit-funding': ['operative'],
    end: ['operative'],
  },
  decisions: {
    'give-advice': ['participation'],
    take: ['partnership'],
    'answer-advice': ['partnership'],
    review: ['partnership'],
    supersede: ['partnership'],
  },
  'learning-loops': {
    open: ['evaluator'],
    'note-evidence': ['evaluator'],
    'record-insight': ['evaluator'],
    close: ['evaluator'],
    reopen: ['evaluator'],
  },
  actors: {
    register: ['operative'],
    rename: ['operative'],
    merge: ['operative'],
    split: ['operative'],
  },
  releases: {
    publish: ['operative'],
  },
  access: {
    'issue-key': ['admin'],
    'revoke-key': ['admin'],
    'give-grant': ['admin'],
    'withdraw-grant': ['admin'],
  },
}

const rows = new Map(
  Object.entries(matrix).flatMap(([thing, own]) => Object.entries(own).map(([name, may]) => [`${thing}/${name}`, may])),
)
const nobody: readonly Role[] = []

/** The roles that may wish this; none where the table has no row. */
export const rolesFor = (thing: string, command: string): readonly Role[] => rows.get(`${thing}/${command}`) ?? nobody
