import t from 'tap'
import { answerCacheOf } from '../../src/engine/answer-cache.ts'

/** An answer whose JSON is estimated at so many bytes. */
const answerOf = (bytes: number) => ({ text: 'x'.repeat(bytes - 12) })

t.test('an answer is kept as the object, as its JSON, or as both', t => {
  const cache = answerCacheOf(10_000)
  const [answer, bytes] = [answerOf(50), Buffer.from('{}')]
  cache.keepObject('a', answer)
  cache.keepBytes('b', bytes)
  t.equal(cache.object('a'), answer)
  t.equal(cache.bytes('a'), undefined)
  t.equal(cache.object('b'), undefined)
  t.same(cache.bytes('b'), bytes)
  cache.keepBytes('a', bytes)
  t.equal(cache.object('a'), answer)
  t.same(cache.bytes('a'), bytes)
  t.end()
})

t.test('answers are bounded by their weight, and the longest unused is dropped first', t => {
  const cache = answerCacheOf(800)
  for (const etag of ['a', 'b', 'c', 'd']) cache.keepBytes(etag, Buffer.alloc(95))
  cache.bytes('a')
  cache.keepBytes('e', Buffer.alloc(40))
  t.same(
    ['a', 'b', 'c', 'd', 'e'].filter(etag => cache.bytes(etag) !== undefined),
    ['a', 'c', 'd', 'e'],
  )
  for (let i = 0; i < 50; i++) cache.keepBytes('c', Buffer.alloc(95))
  t.ok(cache.bytes('d'), 'the same answer again takes no more room')
  t.end()
})

t.test('an object weighs twice its JSON', t => {
  const cache = answerCacheOf(800)
  for (const etag of ['a', 'b', 'c', 'd']) cache.keepObject(etag, answerOf(48))
  t.ok(cache.object('a'))
  cache.keepObject('e', answerOf(48))
  t.same(
    ['a', 'b', 'c', 'd', 'e'].filter(etag => cache.object(etag) !== undefined),
    ['a', 'c', 'd', 'e'],
  )
  t.end()
})

t.test('an answer that takes more than a quarter of the room of its form is not kept', t => {
  const cache = answerCacheOf(800)
  cache.keepBytes('long', Buffer.alloc(101))
  cache.keepObject('list', { list: Array.from({ length: 50 }, (_, i) => ({ i })) })
  cache.keepBytes('short', Buffer.alloc(99))
  t.equal(cache.bytes('long'), undefined)
  t.equal(cache.object('list'), undefined)
  t.ok(cache.bytes('short'))
  t.end()
})
