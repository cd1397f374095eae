import fc from 'fast-check'
import t from 'tap'
import { everybody, type Viewer } from '../../projections/base/viewer.ts'
import { commandNamed } from '../../src/commands/catalogue.ts'
import { isRefusal } from '../../src/commands/refusal.ts'
import { viewReaderOf } from '../../src/engine/ask.ts'
import { factCacheOf } from '../../src/engine/fact-cache.ts'
import { engineOf } from '../../src/engine/handle.ts'
import { inWords } from '../../src/engine/in-words.ts'
import { turnsOf } from '../../src/engine/turns.ts'
import { type Hypothetical, whatIf } from '../../src/engine/what-if.ts'
import { memoryLog } from '../../src/log/memory.ts'

type Sent = { readonly path: string; readonly body: Record<string, unknown> }
const viewer: Viewer = { principal: 'eva', sees: () => 'all', seesAccess: false, worksWith: everybody }
const stranger: Viewer = { ...viewer, sees: () => 'approved' }

/** A log with a mission and an indicator that has a baseline and a target. */
async function begun() {
  const log = memoryLog({ clock: () => Date.UTC(2026, 0, 1) })
  const engine = engineOf(log, () => ({ key: 'k', sha256: '0'.repeat(64), secret: 's' }))
  const send = async ({ path, body }: Sent) => {
    const [thing = '', id = '', name = ''] = path.split('/')
    const command = commandNamed(thing, name)
    if (!command) throw new Error(path)
    const authorise = () => ({ principal: 'ola', organisation: 'o', role: 'operative' })
    const answer = await engine.handle({ command, id, body, authorise, principal: 'ola', correlationId: 'c' })
    if (isRefusal(answer)) throw new Error(JSON.stringify(answer))
  }
  const texts = { title: 'T', challenge: 'C', vision: 'V' }
  await send({ path: 'missions/m/declare', body: { ...texts, horizon: { from: '2015', to: '2035' } } })
  await send({ path: 'missions/m/set-goal', body: { goal: 'g', statement: 'S', level: 1, kind: 'outcome' } })
  const definition = { title: 'I', definition: 'D', unit: 'percent', direction: 'decrease', kind: 'outcome' }
  await send({
    path: 'indicators/i/define',
    body: { mission: 'm', goals: ['g'], ...definition, source: { name: 'S' } },
  })
  await send({ path: 'indicators/i/set-baseline', body: { period: '2015', value: 12 } })
  await send({ path: 'indicators/i/set-target', body: { period: '2035', value: 6 } })
  const factReader = factCacheOf(log)
  const ask = () => {
    const answer = viewReaderOf(log, factReader).ask('/missions/{id}/progress', { id: 'm' }, {}, viewer)
    if (isRefusal(answer)) throw new Error(inWords(answer.detail))
    return answer.answer
  }
  const tried = (commands: readonly Sent[], who = viewer) =>
    whatIf({ log, factReader, mission: 'm', body: { commands }, query: {}, viewer: who, turns: turnsOf() })
  return { log, send, ask, tried }
}

const measure = (period: string, value: number): Sent => ({ path: 'indicators/i/measure', body: { period, value } })

t.test('what-if followed by the same real commands gives the same view', async () => {
  const years = fc.uniqueArray(fc.integer({ min: 2016, max: 2025 }), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(
      years,
      fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 8, maxLength: 8 }),
      async (ys, vs) => {
        const { send, ask, tried } = await begun()
        const commands = ys.map((year, i) => measure(String(year), (vs[i] ?? 0) / 10))
        const answer = await tried([
          ...commands,
          { path: 'indicators/i/reestimate-baseline', body: { period: '2015', value: 13, reason: 'because r' } },
        ])
        for (const command of commands) await send(command)
        await send({
          path: 'indicators/i/reestimate-baseline',
          body: { period: '2015', value: 13, reason: 'because r' },
        })
        const { hypothetical, ...asIf } = answer as Hypothetical
        return hypothetical === true && JSON.stringify(asIf) === JSON.stringify(ask())
      },
    ),
    { numRuns: 30 },
  )
})

t.test('what-if records nothing', async t => {
  const { log, ask, tried } = await begun()
  const before = [log.head(), JSON.stringify(ask())]
  t.match(await tried([measure('2020', 9)]), { hypothetical: true })
  t.same([log.head(), JSON.stringify(ask())], before)
})

t.test('a command a rule refuses is refused in what-if too, named by its place', async t => {
  const { tried } = await begun()
  t.match(await tried([measure('2020', 9), measure('2020', 8)]), {
    refused: 'already-measured',
    faults: [{ pointer: '/commands/1/body/value' }],
  })
})

t.test('what does not fit its command is named where it stands in the question', async t => {
  const { tried } = await begun()
  await t.rejects(tried([{ path: 'indicators/i/measure', body: { period: '2020', value: 'x' } }]), {
    name: 'InvalidInput',
    faults: [{ pointer: '/commands/0/body/value' }],
  })
  for (const path of ['indicators/i/nothing', 'access/access/issue-key', 'measure', 'indicators/i/measure/x'])
    await t.rejects(
      tried([{ path, body: {} }]),
      { name: 'InvalidInput', faults: [{ pointer: '/commands/0/path' }] },
      path,
    )
})

t.test('another mission is left alone, and strangers may not try', async t => {
  const { tried } = await begun()
  const texts = { title: 'T', challenge: 'C', vision: 'V' }
  const other = { path: 'missions/other/declare', body: { ...texts, horizon: { from: '2015', to: '2035' } } }
  await t.rejects(tried([other]), { name: 'InvalidInput', faults: [{ pointer: '/commands/0/path' }] })
  t.match(await tried([measure('2020', 9)], stranger), { refused: 'unknown-thing' })
})

const project: Sent = { path: 'projects/p/register', body: { title: 'P', kind: 'project', lead: 'L', stage: 'idea' } }
const actor: Sent = { path: 'actors/a/register', body: { name: 'A', sector: 'public', level: 'state' } }
const claim = (mission: string): Sent => ({
  path: 'projects/p/claim-contribution',
  body: { contribution: 'c', to: { goal: 'g' }, mission, from: '2025', theory: 'T' },
})

t.test('projects and actors belong to no mission, and may be tried in any', async t => {
  const { log, tried } = await begun()
  const before = log.head()
  const joining = { path: 'missions/m/add-actor', body: { actor: 'a', from: '2025' } }
  const opening = { path: 'portfolios/f/open', body: { mission: 'm', title: 'T', purpose: 'P' } }
  const adding = { path: 'portfolios/f/add-project', body: { project: 'p', from: '2025' } }
  const answer = await tried([project, actor, claim('m'), joining, opening, adding])
  t.match(answer as Hypothetical, { hypothetical: true })
  t.equal(log.head(), before)
  t.match(await tried([project, project]), { refused: 'already-exists' })
})

t.test('what is claimed to another mission, or decided in it, is not tried in this one', async t => {
  const { send, tried } = await begun()
  const texts = { title: 'T', challenge: 'C', vision: 'V' }
  await send({ path: 'missions/n/declare', body: { ...texts, horizon: { from: '2015', to: '2035' } } })
  await send({ path: 'missions/n/set-goal', body: { goal: 'g', statement: 'S', level: 1, kind: 'outcome' } })
  await send(project)
  await send(claim('n'))
  const advice = { path: 'decisions/d/give-advice', body: { mission: 'n', body: 'B', question: 'Q', advice: 'A' } }
  const opening = { path: 'portfolios/f/open', body: { mission: 'n', title: 'T', purpose: 'P' } }
  const withdrawing = { path: 'projects/p/withdraw-contribution', body: { contribution: 'c', reason: 'because r' } }
  for (const other of [claim('n'), advice, opening, withdrawing])
    await t.rejects(
      tried([measure('2020', 9), other]),
      { name: 'InvalidInput', faults: [{ pointer: '/commands/1/path' }] },
      other.path,
    )
})
