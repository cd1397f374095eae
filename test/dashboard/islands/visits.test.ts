import t from 'tap'
import { startOf, VISIT_MS, type Visits, visitsAfter, visitsIn } from '../../../src/dashboard/islands/visits.ts'

const noon = Date.UTC(2026, 4, 17, 12)
const first: Visits = { now: { position: 40, at: noon } }

t.test('the first visit has none before it', async t => {
  t.same(visitsAfter(undefined, { position: 40, at: noon }), first)
})

t.test('pages read shortly after each other are one visit, read up to the last of them', async t => {
  const soon = visitsAfter(first, { position: 44, at: noon + VISIT_MS - 1 })
  t.same(soon, { now: { position: 44, at: noon + VISIT_MS - 1 } })
  const other = visitsAfter(soon, { position: 42, at: noon + VISIT_MS })
  t.equal(other.now.position, 44, 'a page about less does not take back what was read')
})

t.test('a visit after a while remembers the one before it, for as long as it goes on', async t => {
  const next = visitsAfter(first, { position: 50, at: noon + 2 * VISIT_MS })
  t.same(next.before, first.now)
  t.same(visitsAfter(next, { position: 51, at: noon + 2 * VISIT_MS + 1 }).before, first.now)
})

t.test('changes since a visit begin on its day, at the position that was read up to', async t => {
  t.same(startOf(first.now), { from: '2026-05-17', fromPosition: '40' })
})

t.test('what was kept and cannot be read counts as no visit', async t => {
  for (const kept of [null, '', 'x', '7', 'null']) t.same(visitsIn(kept), {})
  t.same(visitsIn(JSON.stringify({ demens: first })), { demens: first })
})
