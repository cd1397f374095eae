import t from 'tap'
import { askerOf, insider, samples, viewerWho } from '../../told.ts'

const { log } = await samples('2026-11-01')
const { ask, refused, factReader } = askerOf(log)
const outsider = viewerWho('approved', 'anybody')

t.test('the days of a mission are those of its timeline, each once, at any pin, for anybody who sees it', async t => {
  for (const mission of factReader.all('mission'))
    for (const viewer of [insider, outsider])
      for (const pin of ['', `position=${Math.floor(log.head() / 2)}`, 'asOf=2024', 'asOf=2026-01-31']) {
        const address = `/missions/${mission}`
        if (refusedAt(`${address}/days?${pin}`)) continue
        const { days, lateEntries } = ask(`${address}/days?${pin}`, viewer)
        const told: string[] = []
        let before = ''
        for (;;) {
          const { entries, earlier } = ask(`${address}/timeline?limit=1000${before}&${pin}`, viewer)
          told.unshift(...entries.map((entry: { knownFrom: string }) => entry.knownFrom.slice(0, 10)))
          if (earlier === undefined) break
          before = `&before=${earlier}`
        }
        t.same(days, [...new Set(told)].sort(), `${mission} ${pin} ${viewer.principal}`)
        t.equal(lateEntries, ask(`${address}/timeline?limit=1&${pin}`, viewer).lateEntries)
      }
})

function refusedAt(address: string): boolean {
  try {
    ask(address)
    return false
  } catch {
    return true
  }
}

t.test('before anything was known of a mission it has no days', async t => {
  t.equal(refused('/missions/inkludering/days?asOf=1900'), 'unknown-thing')
  t.equal(refused('/missions/inkludering/days', viewerWho('nothing')), 'unknown-thing')
})
