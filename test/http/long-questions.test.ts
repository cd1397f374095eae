/** Questions that can be long, over HTTP: what they cost counts, too large ones are refused, and work ends with the client. */

import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import t from 'tap'
import { MOST_READINGS } from '../../projections/figures/reading-cost.ts'
import { views } from '../../projections/views/catalogue.ts'
import type { AnyView } from '../../projections/views/view.ts'
import type { AppParts } from '../../src/http/app.ts'
import { FIRST, installation } from './installation.ts'

/** A view of which each question costs so much and takes so many steps; `steps` counts them. */
function longView(readings: number, most: number) {
  const counted = { steps: 0, ended: false }
  const view = {
    ...(views.find(({ path }) => path === '/missions') as AnyView),
    cost: { of: () => readings, instead: 'Ask for a shorter span.' },
    fold: function* () {
      try {
        for (; counted.steps < most; counted.steps++) yield
        return { missions: [] }
      } finally {
        counted.ended = true
      }
    },
  } as AnyView
  return { view, counted }
}

t.test('DOS02 a question past the stated cost is 422 with the way out, and no work is done', async t => {
  const { view, counted } = longView(MOST_READINGS + 1, 5)
  const it = await installation({ parts: { views: [view] } })
  const answer = await it.get('missions')
  t.equal(answer.statusCode, 422)
  t.match(answer.json(), { code: 'question-too-large', detail: /facts × steps.*Ask for a shorter span\.$/ })
  t.equal(counted.steps, 0)
  await it.close()
})

t.test('the documentation says what is too large, and what to ask instead', async t => {
  const it = await installation()
  const { paths } = (await it.get('/openapi.json', null)).json()
  const { description, responses } = paths['/api/v1/missions/{id}/changes'].get
  t.match(description, /20,000,000.*question-too-large.*shorter span/)
  t.match(responses['422'].description, /question-too-large/)
  t.match((await it.get('/docs/problems', null)).body, /question-too-large/)
  await it.close()
})

t.test(
  'questions cost by their work: who owes for one waits before the next, and asks on what costs nothing',
  async t => {
    const { view } = longView(5_000_000, 5)
    const short = views.find(({ path }) => path === '/methods') as AnyView
    const it = await installation({ parts: { views: [view, short], config: { writeRate: 1e6, workRate: 100 } } })
    const anna = await it.keyFor('anna')
    t.equal((await it.get('missions')).statusCode, 200, 'a question larger than a second’s worth is let in')
    t.equal((await it.get('missions?asOf=2020')).statusCode, 429)
    const refused = await it.get('missions?asOf=2021')
    t.match(refused.json(), { code: 'too-many-requests' })
    t.match(refused.headers['retry-after'], /^[45]$/)
    t.equal((await it.get('methods')).statusCode, 200)
    t.equal((await it.get('missions')).statusCode, 200, 'what is kept costs nothing')
    t.equal((await it.get('missions', anna)).statusCode, 200, 'others pay for themselves')
    await it.close()
  },
)

t.test('DOS02 without a key the address pays', async t => {
  const { view } = longView(500_000, 5)
  const config = { writeRate: 1e6, strangerRate: 10 }
  const it = await installation({ publicRead: true, parts: { views: [view], config } })
  t.equal((await it.get('missions', null)).statusCode, 200)
  t.equal((await it.get('missions?asOf=2020', null)).statusCode, 429)
  await it.close()
})

t.test('DOS02 work ends when its client goes away', async t => {
  const { view, counted } = longView(1, Number.POSITIVE_INFINITY)
  const it = await installation({ parts: { views: [view] } })
  await it.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = it.app.server.address() as AddressInfo
  const client = connect(port, '127.0.0.1')
  client.on('error', () => {})
  client.write(`GET /api/v1/missions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${FIRST}\r\n\r\n`)
  const until = async (holds: () => boolean): Promise<void> => {
    for (let tries = 0; !holds(); tries++) {
      if (tries > 1000) throw new Error('waited in vain')
      await new Promise(resolve => setTimeout(resolve, 5))
    }
  }
  await until(() => counted.steps > 10)
  t.equal((await it.get('/healthz/live', null)).statusCode, 200, 'others are answered meanwhile')
  t.notOk(counted.ended)
  client.destroy()
  await until(() => counted.ended)
  await it.close()
})

t.test(
  'a page pays for all its questions, of which only the first is refused: it is made whole or not at all',
  async t => {
    const config = { writeRate: 1e6, workRate: 100, strangerRate: 100 }
    const pages: AppParts['pages'] = (app, { waitingFor, readers }) =>
      app.get('/page', { onRequest: readers }, (request, reply) => {
        const { onWork } = waitingFor(request, reply)
        for (let question = 0; question < 2; question++) onWork?.(5_000_000)
        return reply.send('made')
      })
    const it = await installation({ publicRead: true, parts: { pages, config } })
    for (const key of [FIRST, null]) {
      t.equal((await it.get('/page', key)).body, 'made')
      const refused = await it.get('/page', key)
      t.equal(refused.statusCode, 429)
      t.match(refused.headers['retry-after'], /^(9|10)$/, 'both were counted')
    }
    await it.close()
  },
)
