import t from 'tap'
import { message } from '../../events/refusals.ts'
import { Denied } from '../../src/access/denied.ts'
import { refusals, refuse } from '../../src/commands/refusal.ts'
import { InvalidInput, KeyReused, Stale } from '../../src/engine/errors.ts'
import { factCacheOf } from '../../src/engine/fact-cache.ts'
import { turnsOf } from '../../src/engine/turns.ts'
import {
  HttpRefused,
  httpCodes,
  problemBody,
  problemCodes,
  problemOf,
  problemOfRefusal,
  problemShape,
} from '../../src/http/problem.ts'
import { AlreadyKept, LogUnavailable, StreamMoved } from '../../src/log/log.ts'
import { memoryLog } from '../../src/log/memory.ts'
import { begin, installation, missionBody } from './installation.ts'

const SAID = message('period-locked', {})

t.test('each error has its code and status', async t => {
  const cases: [unknown, number, string][] = [
    [new InvalidInput(SAID, [], true), 400, 'unreadable'],
    [new InvalidInput(SAID), 422, 'invalid'],
    [new Denied('unauthenticated', SAID), 401, 'unauthenticated'],
    [new Denied('unknown-thing', SAID), 404, 'unknown-thing'],
    [new Denied('not-your-role', SAID), 403, 'not-your-role'],
    [new Denied('outside-your-scope', SAID), 403, 'outside-your-scope'],
    [new Stale(SAID), 412, 'stale'],
    [new StreamMoved('s', 1, 2), 409, 'stream-moved'],
    [new KeyReused(SAID), 422, 'key-reused'],
    [new AlreadyKept('x'), 409, 'in-progress'],
    [new LogUnavailable('disk full'), 503, 'log-unavailable'],
    [new HttpRefused('method-not-allowed'), 405, 'method-not-allowed'],
    [Object.assign(new Error('x'), { code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 }), 413, 'too-large'],
    [Object.assign(new Error('x'), { code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE' }), 415, 'unsupported-media-type'],
    [Object.assign(new Error('x'), { code: 'HPE_INVALID_METHOD' }), 400, 'unreadable'],
    [new Error('secret'), 500, 'internal'],
    ['thrown text', 500, 'internal'],
    [undefined, 500, 'internal'],
  ]
  for (const [error, status, code] of cases) t.match(problemOf(error), { status, code }, code)
  t.match(problemOfRefusal(refuse('unknown-thing/here', {})), {
    status: 404,
    code: 'unknown-thing',
    detail: { message: 'unknown-thing/here' },
  })
  t.match(problemOfRefusal(refuse('period-locked', {}, '/value')), { status: 409, errors: [{ pointer: '/value' }] })
})

t.test('who may come back is told when', async t => {
  for (const error of [new LogUnavailable('x'), new StreamMoved('s', 1, 2), new AlreadyKept('x')])
    t.match(problemOf(error).headers['retry-after'], /^\d+$/)
  t.match(problemOf(new Denied('unauthenticated', SAID)).headers['www-authenticate'], /^Bearer/)
})

t.test('what was not foreseen says nothing of the inside', async t => {
  const body = problemBody(problemOf(new Error('SQLITE_CORRUPT at /secret/path')), { instance: '/x', traceId: 't' })
  t.notMatch(body, /SQLITE|secret|stack|at \//)
  t.match(problemShape.parse(JSON.parse(body)), { status: 500, code: 'internal', instance: '/x', traceId: 't' })
  const unavailable = problemBody(problemOf(new LogUnavailable('disk full at /secret')))
  t.notMatch(unavailable, /secret|disk/)
})

t.test('a code stands for one thing: those of rules and those of HTTP share none', async t => {
  for (const code of Object.keys(refusals)) t.notOk(Object.hasOwn(httpCodes, code), code)
  t.equal(new Set(problemCodes.map(({ code }) => code)).size, problemCodes.length)
})

t.test('every problem leads to where its code is explained', async t => {
  const it = await installation()
  await begin(it, 'm')
  const page = (await it.get('/docs/problems', null)).body
  for (const { code, means } of problemCodes) {
    t.ok(page.includes(`id="${code}"`), code)
    t.ok(page.includes(means.replaceAll('&', '&amp;').replaceAll('"', '&quot;')), code)
  }
  const { type } = (await it.get('missions/none')).json()
  t.equal(type, '/docs/problems#unknown-thing')
  t.equal((await it.get(type, null)).statusCode, 200)
  await it.close()
})

t.test('CONF04 a fault inside is 500 with nothing leaked, and the next request is served', async t => {
  const leaking = () => {
    throw new Error('SELECT * FROM secrets; /etc/varde')
  }
  const log = memoryLog()
  const it = await installation({
    log,
    parts: {
      reader: {
        ask: leaking,
        answer: leaking,
        askView: leaking,
        answerView: leaking,
        factReader: factCacheOf(log),
        turns: turnsOf(),
      },
    },
  })
  const answer = await it.get('missions')
  t.equal(answer.statusCode, 500)
  t.match(answer.headers['content-type'], /application\/problem\+json/)
  t.notMatch(answer.body, /SELECT|secrets|varde\/|node_modules|\.ts/)
  t.match(answer.json(), { code: 'internal', traceId: /\w/ })
  t.equal((await it.get('events')).statusCode, 200)
  await it.close()
})

t.test('F06 a log that cannot take facts is 503, and whoever retries is told when', async t => {
  const failing = new LogUnavailable('disk full at /var/lib')
  const it = await installation()
  const { app, log } = it
  log.append = () => Promise.reject(failing)
  const answer = await it.post('missions/m/declare', missionBody)
  t.match(answer, { statusCode: 503, headers: { 'retry-after': /^\d+$/ } })
  t.match(answer.json(), { code: 'log-unavailable' })
  t.notMatch(answer.body, /disk|var/)
  t.equal((await it.get('missions')).statusCode, 200, 'reading goes on')
  await app.close()
})
