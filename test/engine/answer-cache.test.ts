import t from 'tap'
import { answerCacheOf } from '../../src/engine/answer-cache.ts'

/** An answer whose JSON is `{"text":"x…"}`: 11 bytes and the text. */
const answerOf = (letters: number) => ({ text: 'x'.repeat(letters) })

t.test('an answer is kept as the object, and its bytes are made once', async t => {
  const cache = answerCacheOf(10_000)
  let made = 0
  const answer = {
    toJSON: () => {
      made += 1
      return { text: 'å' }
    },
  }
  const kept = cache.keep('a', answer)
  t.equal(cache.get('a'), kept)
  t.equal(kept.answer, answer)
  t.equal(made, 0, 'not before they are asked for')
  t.equal(kept.bytes().toString(), '{"text":"å"}')
  t.equal(kept.bytes(), cache.get('a')?.bytes())
  t.equal(made, 1)
})

t.test('answers are bounded by their weight, and the longest unused is dropped first', async t => {
  const cache = answerCacheOf(400)
  for (const etag of ['a', 'b', 'c', 'd']) cache.keep(etag, answerOf(80))
  cache.get('a')
  cache.keep('e', answerOf(30))
  t.same(
    ['a', 'b', 'c', 'd', 'e'].filter(etag => cache.get(etag) !== undefined),
    ['a', 'c', 'd', 'e'],
  )
  for (let i = 0; i < 50; i++) cache.keep('c', answerOf(80))
  t.ok(cache.get('d'), 'the same answer again takes no more room')
})

t.test('bytes weigh beside their object', async t => {
  const cache = answerCacheOf(400)
  const kept = ['a', 'b', 'c', 'd'].map(etag => cache.keep(etag, answerOf(35)))
  t.equal(kept.filter((_, i) => cache.get('abcd'[i] ?? '') !== undefined).length, 4)
  for (const each of kept) each.bytes()
  t.ok(cache.get('d'))
  cache.keep('e', answerOf(80))
  t.notOk(cache.get('a'), 'without the bytes there would have been room for five')
})

t.test('an answer that takes more than a quarter of the room is not kept, but answered', async t => {
  const cache = answerCacheOf(400)
  const long = cache.keep('long', answerOf(100))
  t.equal(cache.get('long'), undefined)
  t.equal(long.bytes().length, 111)
  t.equal(cache.get('long'), undefined)
  const list = cache.keep('list', { list: Array.from({ length: 50 }, (_, i) => ({ i })) })
  t.equal(cache.get('list'), undefined)
  t.equal(JSON.parse(list.bytes().toString()).list.length, 50)
  const withBytes = cache.keep('bytes', answerOf(60))
  t.ok(cache.get('bytes'))
  withBytes.bytes()
  t.equal(cache.get('bytes'), undefined, 'nor one that does so with its bytes')
})

t.test('bytes made after an answer was dropped do not bring it back', async t => {
  const cache = answerCacheOf(400)
  const first = cache.keep('a', answerOf(30))
  for (let i = 0; i < 20; i++) cache.keep(`b${i}`, answerOf(80))
  t.equal(cache.get('a'), undefined)
  t.equal(first.bytes().length, 41)
  t.equal(cache.get('a'), undefined)
})
