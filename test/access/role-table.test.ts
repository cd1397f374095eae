/**
 * The role matrix as one table: every command and every read, by every role, mission, time and scope of a grant. The cells are
 * made from the lists in the code; what is expected of each is stated here once more, in plain rules of its own.
 */

import t from 'tap'
import { type Role, roles } from '../../events/access.ts'
import { views } from '../../projections/views/catalogue.ts'
import { type Access, accessOf, type Identity } from '../../src/access/access.ts'
import { Denied } from '../../src/access/denied.ts'
import { rolesFor } from '../../src/access/matrix.ts'
import { type AnyCommand, addressOf, commandNamed, commands } from '../../src/commands/catalogue.ts'
import { SHARED } from '../../src/commands/command.ts'
import { isRefusal } from '../../src/commands/refusal.ts'
import { inWords } from '../../src/engine/in-words.ts'
import { examples, pathOf } from '../commands/examples.ts'
import {
  actorBody,
  claimBody,
  decisionBody,
  definitionBody,
  goalBody,
  loopBody,
  missionBody,
  projectBody,
} from '../commands/scenes.ts'
import { type Installation, installation } from '../http/installation.ts'

const NOW = Date.parse('2026-06-15T12:00:00Z')
const reason = 'Because'

// What is stated.

/** What each role may, as the documentation has it: `thing/*` is every command of a thing, less those that begin with `-`. */
const stated: Readonly<Record<Role, string>> = {
  operative: `missions/* -missions/propose -missions/declare -missions/conclude -missions/assess-criterion
    -missions/assess-capability -missions/adopt-goal -missions/revise-goal -missions/retire-goal
    indicators/* -indicators/revise-target portfolios/* projects/* -projects/assess-contribution
    actors/* releases/* decisions/take observations/answer`,
  partnership: `missions/propose missions/declare missions/conclude missions/set-goal missions/adopt-goal
    missions/revise-goal missions/retire-goal missions/answer-barrier missions/assess-criterion
    indicators/revise-target indicators/set-sign-off indicators/dispute
    decisions/* -decisions/give-advice -decisions/receive-answer observations/answer`,
  participation: 'decisions/give-advice decisions/receive-answer indicators/dispute',
  evaluator: `missions/assess-criterion missions/assess-capability missions/comment indicators/dispute projects/assess-contribution
    decisions/give-advice decisions/receive-answer learning-loops/*`,
  auditor: 'observations/* -observations/answer',
  admin: 'access/* missions/declare',
}
/** Who records strikes; what is struck tells which of them. */
const recorders: readonly Role[] = ['operative', 'partnership', 'participation', 'evaluator']
/** Observations are an auditor’s own, and their answers those of who is answerable. */
const observers: readonly Role[] = ['auditor', 'operative', 'partnership']

function statedRoles(address: string): readonly Role[] {
  if (address.endsWith('/strike')) return address.startsWith('observations/') ? observers : recorders
  const all = `${address.split('/')[0]}/*`
  return roles.filter(role => {
    const words = stated[role].split(/\s+/)
    return !words.includes(`-${address}`) && (words.includes(address) || words.includes(all))
  })
}

const times = {
  'in force': { from: '2026-06-15', until: '2026-06-15' },
  'not begun': { from: '2026-06-16' },
  over: { until: '2026-06-14' },
} as const

interface Scope {
  readonly indicators?: readonly string[]
  readonly projects?: readonly string[]
  readonly cells?: { readonly sex: readonly string[] }
}
const scopes: readonly (Scope | undefined)[] = [
  undefined,
  { indicators: ['i'] },
  { indicators: ['j'] },
  { projects: ['p'] },
  { projects: ['q'] },
  { cells: { sex: ['F'] } },
  { cells: { sex: ['M'] } },
  { indicators: ['i'], cells: { sex: ['F'] } },
  { indicators: ['i'], projects: ['p'] },
]

/** A grant as it is judged here. */
interface Held {
  readonly role: Role
  readonly mission: 'm' | 'n' | '*'
  readonly time: keyof typeof times
  readonly scope: Scope | undefined
}

/** A command that is sent, about something of the mission `m`. */
interface Sent {
  readonly command: AnyCommand
  readonly id: string
  /** Undefined: whichever body it may have. */
  readonly body: object | undefined
  /** The roles that may send it, with that body. */
  readonly by: readonly Role[]
  /** Grants for which missions decide: `m`, any whatever, or only those for all missions. */
  readonly reach: 'm' | 'any' | 'all'
  /** A valid key is enough. */
  readonly isOwnKey?: true
}

const covers = ({ mission }: Held, reach: Sent['reach']): boolean =>
  mission === '*' || reach === 'any' || (reach === 'm' && mission === 'm')

function isWithin({ scope, mission }: Held, { command: { thing }, id, body }: Sent): boolean {
  if (!scope) return true
  const { indicators, projects, cells } = scope
  const named = [...(indicators ?? []).map(i => `indicators/${i}`), ...(projects ?? []).map(p => `projects/${p}`)]
  // A grant for `n` names things of `n`, and here nothing is of `n`.
  if (named.length > 0 && (mission === 'n' || !named.includes(`${thing}/${id}`))) return false
  if (!cells) return true
  if (thing !== 'indicators') return false
  if (body === undefined) return true
  // Every cell that a body names, the total (no cell) of a row aside, is an object of one code here.
  const rows = JSON.stringify(body).match(/"period":/g) ?? []
  const codes = [...JSON.stringify(body).matchAll(/"sex":"(\w)"/g)].map(match => match[1] ?? '')
  const hasTotal = codes.length < rows.length || codes.length === 0
  return !hasTotal && codes.every(code => cells.sex.includes(code))
}

/** A project and an actor that are in no mission yet, and what is not there at all. */
const isInNoMission = ({ command: { thing }, id, body = {} }: Sent): boolean =>
  (thing === 'projects' || thing === 'actors') && ['q', 'b', 'new'].includes(id) && !('mission' in body)

/** The role in which it is sent, or why it is denied. */
function expected(held: readonly Held[], sent: Sent, publicRead: boolean): string {
  const here = held.filter(grant => grant.time === 'in force' && covers(grant, sent.reach))
  const allowed = here.filter(({ role }) => sent.by.includes(role))
  const fitting = allowed.find(one => isWithin(one, sent))
  if (fitting) return fitting.role
  if (sent.isOwnKey) return 'holder'
  if (allowed.length > 0) return 'outside-your-scope'
  const begins = ['missions/propose', 'missions/declare'].includes(addressOf(sent.command))
  // What an auditor observed is for those with a role in the mission; that one may be made is told by the mission.
  const isObservation = sent.command.thing === 'observations' && sent.command.existence === 'needs'
  const isPublic = publicRead && sent.reach !== 'all' && !isInNoMission(sent) && !isObservation
  const isKnown = here.length > 0 || sent.command.thing === 'access' || begins || isPublic
  return isKnown ? 'not-your-role' : 'unknown-thing'
}

// What is made from the lists.

/** Everything that commands are about in the mission `m`; the mission `n` has the same, each id with `-n`. */
async function world() {
  const it = await installation({ clock: () => NOW })
  const positions = new Map<string, number>()
  const record = async (path: string, body: object, key?: string): Promise<void> => {
    const answer = await it.post(path, body, key)
    if (answer.statusCode !== 201) throw new Error(`${path}: ${answer.body}`)
    positions.set(path, answer.json().position)
  }
  for (const mission of ['m', 'n'] as const) {
    const id = (name: string): string => (mission === 'm' ? name : `${name}-n`)
    await record(`missions/${mission}/declare`, missionBody)
    await record(`missions/${mission}/set-goal`, { ...goalBody, status: 'adopted', decidedBy: 'P' })
    await record(`missions/${mission}/assess-criterion`, examples['missions/assess-criterion'].body)
    const dimensions = { sex: { F: 'Women', M: 'Men' } }
    for (const name of ['i', 'j'])
      await record(`indicators/${id(name)}/define`, { ...definitionBody, mission, dimensions })
    await record(`portfolios/${id('f')}/open`, { mission, title: 'F', purpose: 'P' })
    await record(`projects/${id('p')}/register`, projectBody)
    await record(`portfolios/${id('f')}/add-project`, { project: id('p'), from: '2025' })
    await record(`projects/${id('p')}/claim-contribution`, { ...claimBody, mission })
    await record(`actors/${id('a')}/register`, actorBody)
    await record(`missions/${mission}/add-actor`, { actor: id('a'), from: '2025' })
    await record(`decisions/${id('d')}/take`, { ...decisionBody, mission, decidedOn: '2026-06-14' })
    await record(`learning-loops/${id('l')}/open`, { ...loopBody, mission })
    await record(`releases/${id('r')}/publish`, { mission, title: 'R' })
    await record(`releases/${id('r')}/add-erratum`, { text: 'E' })
    const about = [{ thing: 'mission', id: mission }]
    const auditor = await it.keyFor(`auditor-${mission}`, 'auditor', mission)
    await record(`observations/${id('o')}/make`, { mission, about, text: 'T', grade: 'remark' }, auditor)
    await record(`observations/${id('o')}/answer`, { text: 'A', by: 'B' })
    // In no mission yet: for its recorder, and those who are operative where the recorder is.
    const recorder = await it.keyFor(`recorder-${mission}`, 'operative', mission)
    await record(`projects/${id('q')}/register`, projectBody, recorder)
    await record(`actors/${id('b')}/register`, { ...actorBody, name: `Of ${mission}` }, recorder)
  }
  return { ...it, positions }
}
type World = Awaited<ReturnType<typeof world>>

/** Bodies of which other roles, or other scopes, may send them than of the example. */
function otherBodies({ positions }: World): readonly (readonly [string, object, (readonly Role[])?])[] {
  const figure = (sex?: string) => ({ period: '2024', value: 1, ...(sex && { cell: { sex } }) })
  const correction = { period: '2024', value: 1, cause: 'method' }
  const at = (path: string) => ({ position: positions.get(path) ?? -1, reason })
  return [
    ['missions/m/set-goal', { ...goalBody, status: 'adopted', decidedBy: 'P' }, ['partnership']],
    ['indicators/i/set-sign-off', { required: false, reason }, ['partnership']],
    ['decisions/d/take', { ...decisionBody, minutes: true }, ['operative', 'partnership']],
    ['indicators/i/measure', figure('F')],
    ['indicators/i/measure', figure('M')],
    ['indicators/i/measure-many', { measurements: [figure('F'), figure('F')] }],
    ['indicators/i/measure-many', { measurements: [figure('F'), figure('M')] }],
    ['indicators/i/measure-many', { measurements: [figure('F'), figure()] }],
    ['indicators/i/correct-many', { corrections: [{ ...correction, cell: { sex: 'F' } }], reason }],
    ['indicators/i/withdraw', { period: '2024', cell: { sex: 'F' }, reason }],
    ['indicators/i/dispute', { dispute: 'd', period: '2024', claimant: 'C', cell: { sex: 'F' }, reason }],
    ['missions/m/strike', at('missions/m/set-goal'), ['partnership']],
    ['missions/m/strike', at('missions/m/assess-criterion'), ['evaluator']],
    ['missions/m/strike', at('missions/m/declare'), ['partnership', 'admin']],
    ['indicators/i/strike', at('indicators/i/define'), ['operative']],
    ['portfolios/f/strike', at('portfolios/f/open'), ['operative']],
    ['projects/p/strike', at('projects/p/register'), ['operative']],
    ['actors/a/strike', at('actors/a/register'), ['operative']],
    ['decisions/d/strike', at('decisions/d/take'), ['partnership']],
    ['learning-loops/l/strike', at('learning-loops/l/open'), ['evaluator']],
    ['releases/r/strike', at('releases/r/add-erratum'), ['operative']],
    ['observations/o/strike', at('observations/o/make'), ['auditor']],
    ['observations/o/strike', at('observations/o/answer'), ['operative', 'partnership']],
  ]
}

/** What the example of a command may be sent as, where it depends on the body. */
const ofExample: Readonly<Record<string, readonly Role[]>> = {
  'decisions/take': ['partnership'],
  'missions/assess-criterion': ['evaluator'],
}

function sentOf(it: World): readonly Sent[] {
  const sent: Sent[] = []
  const add = (path: string, body: object | undefined, by?: readonly Role[], reach: Sent['reach'] = 'm'): void => {
    const [thing = '', ...rest] = path.split('/')
    const command = commandNamed(thing, rest.at(-1) ?? '')
    if (!command) throw new Error(`there is no command ${path}`)
    const id = rest.length > 1 ? (rest[0] as string) : 'access'
    sent.push({ command, id, body, by: by ?? statedRoles(addressOf(command)), reach })
  }
  for (const command of commands) {
    const address = addressOf(command)
    const path = pathOf(address)
    const isShared = command.thing === 'projects' || command.thing === 'actors'
    // A strike is sent below, of what there is.
    const { body } = examples[address]
    const others = isShared ? [path.replace('/p/', '/q/').replace('/a/', '/b/')] : []
    for (const one of [path, ...others]) {
      const reach = command.thing === 'access' ? 'all' : isShared && command.name === 'register' ? 'any' : 'm'
      add(one, undefined, undefined, reach)
      if (command.name !== 'strike') add(one, body, ofExample[address], reach)
    }
    if (isShared && command.name === 'register') add(path.replace(/\/[pa]\//, '/new/'), body, undefined, 'any')
  }
  for (const [path, body, by] of otherBodies(it)) add(path, body, by)
  return sent.map(one =>
    addressOf(one.command) === 'access/issue-key' && !one.body ? { ...one, isOwnKey: true } : one,
  )
}

interface Grantee {
  readonly held: readonly Held[]
  readonly who: Identity
  readonly key: string
}

/** Somebody new with these grants, or with none. */
async function grantee({ engine, access }: Installation, principal: string, held: readonly Held[]): Promise<Grantee> {
  const send = async (name: string, body: object) => {
    const command = commandNamed('access', name) as AnyCommand
    const authorise = () => ({ principal: 'first', organisation: 'installation', role: 'admin' })
    const answer = await engine.handle({
      command,
      id: 'access',
      body,
      principal: 'first',
      authorise,
      correlationId: 'c',
    })
    if (isRefusal(answer)) throw new Error(`${JSON.stringify(body)}: ${inWords(answer.detail)}`)
    return answer.issued
  }
  const issued = await send('issue-key', { principal, organisation: 'Org', name: principal })
  for (const { role, mission, time, scope } of held) {
    const own = (ids: readonly string[]) => ids.map(id => (mission === 'n' ? `${id}-n` : id))
    const named = scope && {
      ...scope,
      ...(scope.indicators && { indicators: own(scope.indicators) }),
      ...(scope.projects && { projects: own(scope.projects) }),
    }
    await send('give-grant', { principal, role, mission, ...times[time], ...(named && { scope: named }) })
  }
  const key = issued?.secret ?? ''
  return { held, key, who: access.identify(`Bearer ${key}`) }
}

/** The codes of a grant are those of the indicators that it names, or of those in its mission. */
const isGiven = ({ mission, scope }: Held): boolean =>
  mission !== '*' || !scope?.cells || scope.indicators !== undefined
const single: readonly Held[] = roles.flatMap(role =>
  (['m', 'n', '*'] as const).flatMap(mission =>
    (Object.keys(times) as (keyof typeof times)[]).flatMap(time =>
      scopes.map(scope => ({ role, mission, time, scope })).filter(isGiven),
    ),
  ),
)
/** Pairs of grants that one principal may hold together. */
const pairs: readonly (readonly Held[])[] = single.flatMap((one, n) => {
  const other = single[(n * 7 + 243) % single.length] as Held
  const excluding = ['auditor', 'evaluator']
  const fit = !excluding.includes(one.role) && !excluding.includes(other.role)
  return fit && n % 5 === 0 ? [[one, other]] : []
})

const it = await world()
t.teardown(() => it.close())
const grantees: Grantee[] = [await grantee(it, 'nobody', [])]
for (const held of [...single.map(one => [one]), ...pairs])
  grantees.push(await grantee(it, `grantee-${grantees.length}`, held))
const sent = sentOf(it)
/** The contribution `c` is one of the project `p`. */
const namesMission = (id: string, body: object = {}): boolean =>
  'mission' in body || (id === 'p' && 'contribution' in body)
const whereOf = ({ reach, command: { grantsOf }, id, body }: Sent): string | null => {
  if (reach === 'all') return null
  return grantsOf && !namesMission(id, body) ? SHARED : 'm'
}
const sentInWords = ({ command, id, body }: Sent, { held }: Grantee): string =>
  `${command.thing}/${id}/${command.name} ${JSON.stringify(body)} by ${JSON.stringify(held)}`

t.test('AUTHZ01 the matrix says of every command what the documentation says of each role', async t => {
  for (const command of commands) {
    const address = addressOf(command)
    t.same([...rolesFor(command.thing, command.name)].sort(), [...statedRoles(address)].sort(), address)
  }
})

t.test('the grants that decide are those for the mission of the thing', async t => {
  for (const one of sent.filter(({ body, command }) => body && command.existence === 'needs'))
    t.equal(it.engine.missionFor(one.command, one.id, one.body), whereOf(one), sentInWords(one, grantees[0] as Grantee))
})

function judged(access: Access, { who }: Grantee, one: Sent): string {
  try {
    return access.authorise(who, one.command, one.id, whereOf(one), one.body).role
  } catch (error) {
    if (!(error instanceof Denied)) throw error
    return error.code
  }
}

for (const publicRead of [false, true])
  t.test(`AUTHZ01 every command by every grant${publicRead ? ', where anybody may read' : ''}`, async t => {
    const access = accessOf({ engine: it.engine, reader: it.reader.factReader, now: it.log.now, publicRead })
    const wrong: string[] = []
    const seen: Record<string, number> = {}
    // Of all grants a third, and of auditors, who may send little, every one.
    const isAsked = ({ held }: Grantee, n: number) => n % 3 === 0 || held[0]?.role === 'auditor'
    for (const somebody of publicRead ? grantees.filter(isAsked) : grantees)
      for (const one of sent) {
        const [is, should] = [judged(access, somebody, one), expected(somebody.held, one, publicRead)]
        seen[should] = (seen[should] ?? 0) + 1
        if (is !== should) wrong.push(`${sentInWords(one, somebody)}: ${is}, not ${should}`)
      }
    t.same(wrong.slice(0, 5), [], `${wrong.length} are wrong`)
    const cells = Object.values(seen).reduce((sum, n) => sum + n, 0)
    t.ok(cells > 20_000, `${cells} cells`)
    const outcomes = ['not-your-role', 'outside-your-scope', 'holder', ...roles]
    t.same(Object.keys(seen).sort(), [...outcomes, 'unknown-thing'].sort())
  })

/** Over HTTP what no body could make allowed is denied by its address, before the body is read. */
function firstDenial(held: readonly Held[], one: Sent): string | undefined {
  const { command, reach } = one
  const byAddress = { ...one, body: undefined, by: statedRoles(addressOf(command)), reach }
  const outcome = expected(held, byAddress, false)
  const isOpen = (roles as readonly string[]).includes(outcome) || addressOf(command) === 'access/issue-key'
  return isOpen ? undefined : outcome
}

t.test('AUTHZ01 a sample of the cells, over HTTP', async t => {
  const head = it.log.head()
  const cells = grantees.flatMap(somebody => sent.filter(({ body }) => body).map(one => ({ somebody, one })))
  const wrong: string[] = []
  let asked = 0
  for (const { somebody, one } of cells.filter((_, n) => n % 41 === 0)) {
    const { command, id, body } = one
    const path = command.thing === 'access' ? `access/${command.name}` : `${command.thing}/${id}/${command.name}`
    // A revision that nothing has: who may send it is told so, who may not is told that, and nothing is recorded.
    const answer = await it.post(path, body, somebody.key, { 'if-match': '"9999"' })
    const should = firstDenial(somebody.held, one) ?? expected(somebody.held, one, false)
    const status = { 'not-your-role': 403, 'outside-your-scope': 403, 'unknown-thing': 404 }[should] ?? 412
    const code = status === 412 ? 'stale' : should
    if (answer.statusCode !== status || answer.json().code !== code)
      wrong.push(`${sentInWords(one, somebody)}: ${answer.body}, not ${code}`)
    asked += 1
  }
  t.same(wrong.slice(0, 5), [], `${wrong.length} are wrong`)
  t.ok(asked > 1000, `${asked} were asked`)
  t.equal(it.log.head(), head, 'nothing is recorded')
})

/** Whether a grant shows a mission: any role in it but that of an admin. */
const shows = ({ role, mission, time }: Held, what: 'm' | 'n'): boolean =>
  time === 'in force' && role !== 'admin' && (mission === '*' || mission === what)
const isInForceAs = ({ role, time }: Held, ...wanted: Role[]): boolean => time === 'in force' && wanted.includes(role)
const seesAccess = (held: readonly Held[]): boolean =>
  held.some(one => isInForceAs(one, 'admin', 'auditor') && one.mission === '*')
const audits = (held: readonly Held[]): boolean => held.some(one => isInForceAs(one, 'auditor'))

const idIn: Readonly<Record<string, string>> = {
  missions: 'm',
  indicators: 'i',
  decisions: 'd',
  'learning-loops': 'l',
  portfolios: 'f',
  projects: 'p',
  actors: 'a',
  releases: 'r',
}

t.test('AUTHZ01 every view by every grant', async t => {
  const wrong: string[] = []
  let asked = 0
  for (const { who, held } of grantees.filter(({ held }, n) => held[0]?.scope === undefined || n % 2 === 0))
    for (const view of views) {
      const viewer = it.access.viewerOf(who)
      const id = idIn[view.path.split('/')[1] ?? '']
      const params: Record<string, string> = view.path.includes('{id}') && id ? { id } : {}
      const query: Record<string, string> =
        view.path === '/search' ? { q: 'title' } : view.path.endsWith('/changes') ? { fromPosition: '0' } : {}
      const answer = it.reader.askView({ view, params, query, viewer })
      const isShown = !isRefusal(answer)
      const isAboutAccess = view.path === '/access/grants'
      const isAuditors = view.path === '/missions/{id}/exceptions'
      const isEverybodys = ['/missions', '/search', '/methods'].includes(view.path)
      const showsM = held.filter(one => shows(one, 'm'))
      const may = isAboutAccess ? seesAccess(held) || audits(held) : isAuditors ? audits(showsM) : showsM.length > 0
      if (isShown !== (may || isEverybodys)) wrong.push(`${view.path} by ${JSON.stringify(held)}`)
      if (isRefusal(answer) && answer.refused !== 'unknown-thing') wrong.push(`${view.path}: ${answer.refused}`)
      if (view.path === '/missions' && 'bytes' in answer) {
        const ids = JSON.parse(answer.bytes?.toString() ?? '').missions.map((one: { mission: string }) => one.mission)
        const should = (['m', 'n'] as const).filter(mission => held.some(one => shows(one, mission)))
        if (JSON.stringify(ids.sort()) !== JSON.stringify(should)) wrong.push(`${view.path} shows ${ids}`)
      }
      asked += 1
    }
  t.same(wrong.slice(0, 5), [], `${wrong.length} are wrong`)
  t.ok(asked > 5000, `${asked} were asked`)
})

/** The facts of a stream are shown where its thing is: `m`, `n`, access, or in no mission but that of its recorder. */
function showsStream(held: readonly Held[], stream: string, mission: string | null): boolean {
  if (stream === 'access') return seesAccess(held)
  const of = mission === 'n' || stream.endsWith('-n') ? 'n' : 'm'
  const isInNone = /^(project-q|actor-b)/.test(stream)
  return held.some(one => shows(one, of) && (!isInNone || one.role === 'operative'))
}

t.test('AUTHZ01 facts, proofs, the access log and what-if by every role, mission and time, over HTTP', async t => {
  const facts = [...it.log.read({ to: Math.max(...it.positions.values()) })]
  const last = facts.at(-1)?.position
  const ofM = it.positions.get('missions/m/declare')
  for (const { held, key } of grantees.filter(({ held }) => held.length < 2 && held[0]?.scope === undefined)) {
    const who = JSON.stringify(held)
    const status = async (path: string) => (await it.get(path, key)).statusCode
    const { events } = (await it.get(`events?limit=1000&position=${last}`, key)).json()
    const should = facts.filter(({ stream, mission }) => showsStream(held, stream, mission))
    const streams = (all: readonly { stream: string }[]) => [...new Set(all.map(({ stream }) => stream))].sort()
    t.same(streams(events), streams(should), `the streams shown to ${who}`)
    t.equal(events.length, should.length, `the number of facts shown to ${who}`)
    const seesM = held.some(one => shows(one, 'm'))
    t.equal(await status(`audit/proofs/inclusion?position=${ofM}`), seesM ? 200 : 404, `a proof of m for ${who}`)
    t.equal(await status('audit/proofs/inclusion?position=0'), seesAccess(held) ? 200 : 404, `of access for ${who}`)
    t.equal(await status('audit/checkpoint'), 200, `the checkpoint for ${who}`)
    t.equal(await status('audit/access-log'), audits(held) ? 200 : 403, `the access log for ${who}`)
    t.equal(await status('access/grants'), seesAccess(held) || audits(held) ? 200 : 404, `grants for ${who}`)
    const auditsThere = (all: boolean) =>
      held.some(one => isInForceAs(one, 'auditor') && (one.mission === '*' || (one.mission === 'm' && !all)))
    t.equal(await status('audit/bundle?mission=m'), auditsThere(false) ? 200 : seesM ? 403 : 404, `a bundle for ${who}`)
    t.equal(await status('audit/bundle'), auditsThere(true) ? 200 : 403, `a bundle of all for ${who}`)
    t.equal(await status('missions/m/progress'), seesM ? 200 : 404, `the progress of m for ${who}`)
    const tried = await it.post('missions/m/what-if', { commands: [] }, key)
    t.equal(tried.statusCode === 404, !seesM, `what-if for ${who}: ${tried.body.slice(0, 80)}`)
    t.not(tried.statusCode, 403)
  }
})
