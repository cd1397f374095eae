import { deepStrictEqual, ok } from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import t from 'tap'
import { commandAssembler, eventsOf, type SaltedAppend } from '../../../src/log/store/envelope.ts'
import { type StoreEvent, UnreadableEvent } from '../../../src/log/store/store.ts'
import { canonicalise } from '../../../src/proof/canonical.ts'
import type { Test } from '../../contract/subject.ts'

const ORIGIN = 'varde-here'
const DECIDED = 1_700_000_000_000
/** Position of the first event. */
const FROM = 40

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
const object = fc.dictionary(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.jsonValue({ stringUnit: 'binary', maxDepth: 2 }),
  { noNullPrototype: true },
)
const text = object.map(canonicalise)
const instant = fc.oneof(fc.constantFrom(0, -1), fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 }))
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const fact = fc.record({
  id: fc.uuid(),
  type: name,
  version: fc.integer({ min: 1, max: 1000 }),
  knownFrom: fc.option(instant),
  data: text,
  ownMeta: fc.option(object),
  salt: bytes(16),
})
const command = fc.record(
  { hash: bytes(16), digest: fc.string(), facts: fc.integer({ min: 1, max: 9_000 }) },
  { requiredKeys: ['hash', 'digest'] },
)

/** A command's facts as a node sends them. */
const arrived = fc
  .record({
    stream: name,
    expectedRevision: fc.integer({ min: -1, max: 1_000_000 }),
    mission: fc.option(name),
    principal: name,
    recordedAt: instant,
    meta: object,
    facts: fc.array(fact, { minLength: 1, maxLength: 6 }),
    command: fc.option(command),
  })
  .map(
    ({ facts, meta, command, ...append }): SaltedAppend => ({
      append: { ...append, facts: facts.map(({ id, type, version, knownFrom }) => ({ id, type, version, knownFrom })) },
      ...(command && { command }),
      data: facts.map(({ data }) => data),
      meta: facts.map(({ ownMeta }, i) =>
        canonicalise({ ...(i === 0 ? meta : (ownMeta ?? meta)), principal: append.principal }),
      ),
      salts: facts.map(({ salt }) => salt),
    }),
  )

/** The events as a store gives them back. */
const stored = (given: SaltedAppend, origin = ORIGIN): StoreEvent[] =>
  eventsOf(given, origin).map(({ metadata, ...event }, i) => ({
    ...event,
    stream: 'p.log',
    revision: FROM + i,
    metadata: JSON.parse(metadata),
  }))

/** With bytes as text, whichever kind of array they are in. */
const plain = ({ command, salts, ...others }: SaltedAppend) => ({
  ...others,
  command: command && { ...command, hash: Buffer.from(command.hash).toString('hex') },
  salts: salts.map(salt => Buffer.from(salt).toString('hex')),
})

t.test('a command’s facts are read back byte for byte, complete with its last event and not before', async () => {
  fc.assert(
    fc.property(fc.array(arrived, { minLength: 1, maxLength: 3 }), commands => {
      const assembler = commandAssembler(ORIGIN)
      for (const given of commands) {
        const taken = stored(given).map(event => assembler.take(event))
        const back = taken.pop()
        ok(taken.every(one => one === undefined) && back)
        deepStrictEqual(plain(back), plain(given))
      }
    }),
    { numRuns: 150 },
  )
})

t.test(
  'events of one command that two nodes send have different ids: the store does not take one for the other',
  async t => {
    const given = threeFacts()
    const again = { ...given, salts: given.salts.map(() => randomBytes(16)) }
    const ids = [given, again, given].map(append => stored(append).map(({ id }) => id))
    t.same(ids[0], ids[2])
    for (const id of ids[0]!) t.notOk(ids[1]!.includes(id))
  },
)

t.test('what all facts of a command share is stored once, with its first fact', async t => {
  const given = threeFacts()
  const [first, second, third] = stored(given).map(({ metadata }) => Object.keys(metadata as object).sort())
  const shared = ['meta', 'mission', 'of', 'origin', 'principal', 'recordedAt', 'revision', 'stream']
  t.same(first, ['id', ...shared, 'v', 'version'])
  t.same(second, ['id', 'of', 'v', 'version'])
  t.same(third, ['id', 'meta', 'of', 'v', 'version'])
})

t.test('a command of another log is refused by name', async t => {
  requireUnreadable(
    t,
    stored(threeFacts(), 'varde-elsewhere'),
    0,
    /it belongs to the log varde-elsewhere, not varde-here/,
  )
})

/** Three facts behind revision 6 of a stream, the last with metadata of its own. */
function threeFacts(): SaltedAppend {
  const facts = Array.from({ length: 3 }, () => ({ id: randomUUID(), type: 'goal-set', version: 1, knownFrom: null }))
  return {
    append: { stream: 'goal-a', expectedRevision: 6, mission: 'a', principal: 'kari', recordedAt: DECIDED, facts },
    data: ['{"n":0}', '{"n":1}', '{"n":2}'],
    meta: ['{"principal":"kari"}', '{"principal":"kari"}', '{"principal":"kari","reason":"own"}'],
    salts: facts.map(() => randomBytes(16)),
  }
}

const takeAll = (events: readonly StoreEvent[]) => {
  const assembler = commandAssembler(ORIGIN)
  for (const event of events) assembler.take(event)
}

/** Requires that it is refused, and that the message names the stream and that event. */
function requireUnreadable(t: Test, events: readonly StoreEvent[], at: number, why: RegExp) {
  t.throws(() => takeAll(events), UnreadableEvent)
  t.throws(() => takeAll(events), new RegExp(`at revision ${FROM + at} of p\\.log .*${why.source}`))
}

t.test('an event that Varde did not write is refused by name, whatever its metadata', async t => {
  const nothing = [undefined, null, '', 'text', 7, [], {}, { of: 0 }, { of: [0] }, { of: [-1, 2] }]
  for (const metadata of [...nothing, { $correlationId: randomUUID() }, { of: [0.5, 1] }, { of: [0, 1, 2] }]) {
    const [first, ...others] = stored(threeFacts()) as [StoreEvent]
    requireUnreadable(t, [{ ...first, metadata }, ...others], 0, /it was not written by Varde/)
  }
})

t.test('an event whose command is incomplete is refused by name', async t => {
  const [first, second, third] = stored(threeFacts()) as [StoreEvent, StoreEvent, StoreEvent]
  const withOf = (event: StoreEvent, of: [number, number]) => ({
    ...event,
    metadata: { ...(event.metadata as object), of },
  })
  const cases: [StoreEvent[], number, RegExp][] = [
    [[second, third], 1, /number 1 of 3 .* the ones before it are missing/],
    [[third], 2, /number 2 of 3/],
    [[first, third], 2, /number 2 of 3/],
    [[first, first], 0, /number 0 of 3/],
    [[first, second, second], 1, /number 1 of 3/],
    [[first, withOf(second, [1, 2])], 1, /number 1 of 2/],
    [[first, second, withOf(third, [2, 4])], 2, /number 2 of 4/],
    [[first, second, ...stored(threeFacts())], 0, /number 0 of 3/],
  ]
  for (const [events, at, why] of cases) requireUnreadable(t, events, at, why)
})

t.test('metadata with a missing or an unknown field is refused, naming event and field', async t => {
  const cases: [number, object, RegExp][] = [
    [0, { v: 2 }, /v: /],
    [0, { of: [0, 0] }, /of/],
    [0, { id: 7 }, /id: /],
    [0, { stream: undefined }, /stream: /],
    [0, { revision: -1 }, /revision: /],
    [0, { recordedAt: undefined }, /recordedAt: /],
    [0, { version: 0 }, /version: /],
    [0, { version: undefined }, /version: /],
    [0, { knownFrom: 1.5 }, /knownFrom: /],
    [0, { meta: undefined }, /meta: /],
    [0, { meta: {} }, /meta: /],
    [0, { origin: undefined }, /origin: /],
    [0, { mission: 7 }, /mission: /],
    [0, { principal: null }, /principal: /],
    [0, { principal: 'ola' }, /does not name ola, who recorded it/],
    [0, { command: { hash: '?', digest: 'd' } }, /command\.hash: /],
    [0, { command: { hash: 'AAAA' } }, /command\.digest: /],
    [0, { recordedAt: 'now' }, /recordedAt: /],
    [0, { retention: 'none' }, /retention/],
    [1, { id: undefined }, /id: /],
    [1, { origin: ORIGIN }, /origin/],
    [2, { meta: 7 }, /meta: /],
    [2, { v: '1' }, /v: /],
  ]
  for (const [at, given, why] of cases) {
    const events = stored(threeFacts()).map((event, i) =>
      i === at ? { ...event, metadata: { ...(event.metadata as object), ...given } } : event,
    )
    requireUnreadable(t, events, at, why)
  }
})
