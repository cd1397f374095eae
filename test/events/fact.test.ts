import t from 'tap'
import { z } from 'zod'
import { readerOf, type Stored, UnreadableFact } from '../../events/catalogue.ts'
import { defineFact, upcast } from '../../events/fact.ts'

/** In version 1 the beacon had a height in feet; in version 2 in metres; today its height is called stature. */
const beaconLit = defineFact('beacon-lit', 3, z.strictObject({ place: z.string(), stature: z.number() }), {
  1: ({ feet, ...rest }) => ({ ...rest, metres: (feet as number) * 0.3048 }),
  2: ({ metres, ...rest }) => ({ ...rest, stature: metres }),
})
const read = readerOf([beaconLit])

const stored = (version: number, data: object | string, more: Partial<Stored> = {}): Stored => ({
  id: '0190a0a0-0000-7000-8000-000000000000',
  type: 'beacon-lit',
  version,
  stream: 'beacon-a',
  revision: 4,
  position: 17,
  recordedAt: 1000,
  knownFrom: 900,
  data: typeof data === 'string' ? data : JSON.stringify(data),
  meta: '{"principal":"kari"}',
  ...more,
})

t.test('a fact is made by calling its kind', async t => {
  const data = { place: 'north', stature: 2 }
  t.same(beaconLit(data), { type: 'beacon-lit', version: 3, data })
})

t.test('a stored fact of an older version is read as one of the present version', async t => {
  const today = { place: 'north', stature: 3.048 }
  t.same(read(stored(1, { place: 'north', feet: 10 })).data, today)
  t.same(read(stored(2, { place: 'north', metres: 3.048 })).data, today)
  t.same(read(stored(3, today)).data, today)
  t.equal(read(stored(1, { place: 'north', feet: 10 })).version, 3)
})

t.test('the fields that the log adds to a fact are read with it', async t => {
  const { data: _, ...added } = read(stored(3, { place: 'north', stature: 2 }))
  t.same(added, {
    type: 'beacon-lit',
    version: 3,
    id: '0190a0a0-0000-7000-8000-000000000000',
    stream: 'beacon-a',
    revision: 4,
    position: 17,
    recordedAt: 1000,
    knownFrom: 900,
    meta: { principal: 'kari' },
  })
})

t.test('a kind of fact needs an upcast from each older version', async t => {
  const schema = z.strictObject({})
  t.throws(() => defineFact('beacon-lit', 3, schema, { 1: data => data }), /no upcast from 2/)
  t.throws(() => defineFact('beacon-lit', 2, schema), /no upcast from 1/)
  t.doesNotThrow(() => defineFact('beacon-lit', 1, schema))
})

t.test('a version without an upcast is unreadable; its data is never passed on as it is', async t => {
  for (const version of [0, -1, 1.5])
    t.throws(() => read(stored(version, { place: 'north', stature: 2 })), UnreadableFact, `${version}`)
  t.throws(() => upcast(beaconLit, 0, {}), /no upcast from version 0/)
})

t.test('upcast data that does not fit the present schema is unreadable', async t => {
  t.throws(() => read(stored(1, { place: 'north' })), UnreadableFact)
  t.throws(() => read(stored(2, { place: 'north', metres: 3, odd: true })), UnreadableFact)
})

t.test(
  'an unknown kind, a newer version and text that is no JSON object are unreadable, and the error names the fact',
  async t => {
    t.throws(() => read(stored(1, {}, { type: 'beacon-moved' })), {
      name: 'UnreadableFact',
      message: 'fact 17 (beacon-moved v1 of beacon-a) is of a kind that this release does not know',
    })
    t.throws(() => read(stored(4, {})), {
      name: 'UnreadableFact',
      message: 'fact 17 (beacon-lit v4 of beacon-a) was written by a newer release; this one reads versions up to 3',
    })
    for (const data of ['', '{', '[]', 'null', '5', '"text"'])
      t.throws(() => read(stored(3, data)), { name: 'UnreadableFact', message: /fact 17 .* cannot be read/ }, data)
    t.throws(() => read(stored(3, {}, { meta: 'null' })), UnreadableFact)
  },
)

t.test('a name that every JavaScript object inherits is an unknown kind', async t => {
  for (const type of ['constructor', 'toString', '__proto__'])
    t.throws(() => read(stored(1, {}, { type })), /does not know/, type)
})
