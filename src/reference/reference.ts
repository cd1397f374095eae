/** The reference of an installation: what can be asked for, answered, recorded and set, from the lists in the code. */

import { roles } from '../../events/access.ts'
import { lives } from '../../events/catalogue.ts'
import { views } from '../../projections/views/catalogue.ts'
import { codes } from '../../projections/words/en/codes.ts'
import { languages } from '../../projections/words/languages.ts'
import { rolesFor } from '../access/matrix.ts'
import { commands } from '../commands/catalogue.ts'
import { type RefusalCode, refusals } from '../commands/refusal.ts'
import { environmentVariables } from '../config.ts'

/** A section: a table with one row a thing. */
export interface ReferenceSection {
  readonly title: string
  readonly about: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const address = (thing: string, name: string): string => `${thing === 'access' ? 'access' : `${thing}/<id>`}/${name}`

/** Every section by its name. */
export const referenceSections = {
  commands: {
    title: 'Commands',
    about:
      'POST /api/v1/<command>. Every body may also carry knownFrom, reason, decision and evidence. A role in the mission may send what is listed with it.',
    heads: ['command', 'what it does', 'roles'],
    rows: commands.map(({ thing, name, summary }) => [
      address(thing, name),
      summary,
      roles.filter(role => rolesFor(thing, name).includes(role)).join(', '),
    ]),
  },
  views: {
    title: 'Views',
    about: 'GET /api/v1<view>. All take asOf (only what was known then) and position (only what was recorded by then).',
    heads: ['view', 'what it answers'],
    rows: views.map(({ path, summary }) => [path, summary]),
  },
  facts: {
    title: 'Facts',
    about:
      'What is kept. Beside its data every fact carries who recorded it, in which role, when it was recorded and from when it was known, its place in its stream and in the log, and a leaf hash over all of it.',
    heads: ['stream', 'facts'],
    rows: Object.entries(lives).map(([life, kinds]) => [
      life === 'access' ? life : `${life}-<id>`,
      kinds.map(kind => kind.factName).join(', '),
    ]),
  },
  refusals: {
    title: 'Refusals',
    about:
      'Why a rule refuses a command. “missing” is 404 over HTTP and “conflict” 409; what goes wrong before a rule is under /docs/problems.',
    heads: ['code', 'kind', 'means'],
    rows: Object.entries(refusals).map(([code, kind]) => [code, kind, codes[code as RefusalCode]]),
  },
  methods: {
    title: 'Methods of assessment',
    about: 'Asked for with ?method= in views that assess, and with varde assess --method.',
    heads: ['method', 'in plain words'],
    rows: Object.entries(languages.en.methods),
  },
  environment: {
    title: 'Environment',
    about: 'An unknown VARDE_ name, or a value that is not understood, stops the start and says so.',
    heads: ['variable', 'means', 'default'],
    rows: environmentVariables.map(({ name, means, default: unset = '' }) => [name, means, unset]),
  },
} as const satisfies Readonly<Record<string, ReferenceSection>>
