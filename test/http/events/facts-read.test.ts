import t from 'tap'
import { begin, installation } from '../installation.ts'

t.test('who reads under embargo what others may not is in the access log', async t => {
  const house = await installation({ publicRead: true })
  t.teardown(house.close)
  const { get, post, keyFor, accessLog } = house
  await begin(house, 'm')
  const kari = await keyFor('kari', 'operative', 'm')
  const noted = () => {
    accessLog.flush()
    return accessLog
      .read({ missions: new Set(['*']), limit: 100 })
      .filter(({ code }) => code === 'read-under-embargo')
      .map(({ principal, path, mission }) => [principal, path, mission])
      .reverse()
  }
  await get('missions/m/progress', kari)
  t.same(noted(), [], 'there is no embargo')
  await post('releases/r/publish', { mission: 'm', title: 'R', embargoUntil: '2999-01-01' })
  await get('missions/m/progress', null)
  t.same(noted(), [], 'what everybody may read is not under embargo')
  await get('missions/m/progress', kari)
  await get('releases/r', kari)
  const expected = [
    ['kari', '/api/v1/missions/m/progress', 'm'],
    ['kari', '/api/v1/releases/r', 'm'],
  ]
  t.same(noted(), expected)
  await get('missions/m/progress?position=0', kari)
  await get('releases/r', null)
  t.same(noted(), expected, 'what was there before, and what was denied, are not')
})

t.test(
  'facts read under embargo are in the access log by every door: pages of facts, live, proofs, samples, what-if',
  async t => {
    const house = await installation({ publicRead: true })
    t.teardown(house.close)
    const { get, post, keyFor, accessLog, app } = house
    await begin(house, 'm')
    await begin(house, 'other')
    await post('releases/r/publish', { mission: 'm', title: 'R', embargoUntil: '2999-01-01' })
    const head = (await get('events?order=desc&limit=1')).json().events[0].position
    const kari = await keyFor('kari', 'operative', 'm')
    const olav = await keyFor('olav', 'auditor', 'm')
    const noted = () => {
      accessLog.flush()
      return accessLog
        .read({ missions: new Set(['*']), limit: 100 })
        .filter(({ code }) => code === 'read-under-embargo')
        .map(({ principal, path, mission }) => `${principal} ${path} ${mission}`)
        .reverse()
    }
    const added = async (read: () => Promise<unknown>): Promise<string[]> => {
      const before = noted().length
      await read()
      return noted().slice(before)
    }
    t.same(await added(() => get('events?mission=other', kari)), [], 'of another mission')
    t.same(await added(() => get('events?mission=m', null)), [], 'what everybody may read')
    t.same(await added(() => get('events?mission=m', kari)), ['kari /api/v1/events m'], 'once for all facts of a page')
    const proof = `audit/proofs/inclusion?position=${head}`
    t.same(await added(() => get(proof, kari)), ['kari /api/v1/audit/proofs/inclusion m'])
    t.same(await added(() => get('audit/sample?mission=m&n=1&seed=a', olav)), ['olav /api/v1/audit/sample m'])
    const address = await app.listen({ port: 0, host: '127.0.0.1' })
    const listen = async () => {
      const headers = { authorization: `Bearer ${kari}`, accept: 'text/event-stream', 'last-event-id': '0' }
      const ending = new AbortController()
      const answer = await fetch(`${address}/api/v1/events`, { headers, signal: ending.signal })
      const reading = (answer.body as ReadableStream<Uint8Array>).getReader()
      for (let text = ''; !text.includes('release-published'); )
        text += new TextDecoder().decode((await reading.read()).value)
      ending.abort()
    }
    t.same(await added(listen), ['kari /api/v1/events m'], 'once for a connection')
    const whatIf = () => post('missions/m/what-if', { commands: [] }, kari)
    t.same(await added(whatIf), ['kari /api/v1/missions/m/what-if m'])
  },
)
