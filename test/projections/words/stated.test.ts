import t from 'tap'
import { views } from '../../../projections/views/catalogue.ts'
import { decided, definition, newMission, why } from '../given.ts'
import { askerOf, type Body } from '../told.ts'

/** A mission in which a body, an actor and a name decided: of goals, wordings, targets and baselines. */
async function decisions() {
  const teller = await newMission()
  const { tell } = teller
  await tell('missions/m/form-body', { body: 'board', kind: 'partnership', name: 'The board' })
  await tell('actors/ks/register', { name: 'KS', sector: 'public', level: 'municipality' })
  await tell('indicators/x/define', definition)
  await tell('indicators/x/set-baseline', { period: '2015', value: 20 })
  await tell('indicators/x/reestimate-baseline', { period: '2015', value: 21, decidedBy: 'ks', ...why })
  await tell('indicators/x/set-target', { period: '2030', value: 10, decidedBy: 'board' })
  await tell('indicators/x/revise-target', { period: '2030', value: 12, ...decided })
  await tell('missions/m/adopt-goal', { goal: 'g', decidedBy: 'ks' })
  await tell('missions/m/revise-goal', { goal: 'g', statement: 'G2', decidedBy: 'Parliament', ...why })
  await tell('missions/m/revise', { vision: 'V2', decidedBy: 'board', ...why })
  await tell('missions/m/conclude', { decidedBy: 'Parliament', ...why })
  return { teller, ...askerOf(teller.log) }
}

/** Everybody who decided in an answer, and whether that is only stated. */
function deciders(answer: unknown): (readonly [string, boolean])[] {
  if (typeof answer !== 'object' || answer === null) return []
  const { decidedBy, stated } = answer as Body
  const own = typeof decidedBy === 'string' ? [[decidedBy, stated === true] as const] : []
  return [...own, ...Object.values(answer).flatMap(deciders)]
}

t.test('who decided is marked as stated in every view, unless an actor or body on record', async t => {
  const { ask } = await decisions()
  const seen = new Map<string, ReturnType<typeof deciders>>()
  for (const { path } of views) {
    const id = path.startsWith('/indicators') ? 'x' : 'm'
    if (
      !/^\/(missions|indicators)\/\{id\}(\/(progress|goalposts|series|assessment|accountability|coverage))?$/.test(path)
    )
      continue
    seen.set(path, deciders(ask(path.replace('{id}', id))))
  }
  for (const [path, all] of seen)
    for (const [who, stated] of all) t.equal(stated, !['ks', 'board'].includes(who), `${who} in ${path}`)
  const found = [...seen].flatMap(([path, all]) => (all.length > 0 ? [path] : []))
  t.same(found.toSorted(), [
    '/indicators/{id}',
    '/missions/{id}',
    '/missions/{id}/goalposts',
    '/missions/{id}/progress',
  ])
  const names = new Set([...seen.values()].flat().map(([who]) => who))
  t.same([...names].toSorted(), ['Parliament', 'Partnership', 'board', 'ks'])
})

t.test('a body that is formed later is on record from then on', async t => {
  const { tell, log } = await newMission()
  await tell('indicators/x/define', definition)
  await tell('indicators/x/set-target', { period: '2030', value: 10, decidedBy: 'board' })
  const { ask } = askerOf(log)
  t.match(ask('/indicators/x').targets[0], { decidedBy: 'board', stated: true })
  await tell('missions/m/form-body', { body: 'board', kind: 'partnership', name: 'The board' })
  t.equal(ask('/indicators/x').targets[0].stated, undefined)
  t.equal(ask('/indicators/x?position=3').targets[0].stated, true, 'as it was then')
})
