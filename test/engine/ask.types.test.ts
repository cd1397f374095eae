/** What the typed reader refuses at compile time; `tsc` fails where one of these is no error any more. */

import t from 'tap'
import { isRefusal } from '../../src/commands/refusal.ts'
import { inWords } from '../../src/engine/in-words.ts'
import { askerOf, insider, newTeller } from '../projections/told.ts'

const { reader } = askerOf(newTeller().log)

t.test('a view is asked by its path, with its parameters and its query', async t => {
  t.ok(isRefusal(reader.ask('/missions/{id}', { id: 'm' }, {}, insider)))
  t.ok(isRefusal(reader.ask('/missions/{id}/progress', { id: 'm' }, { target: 'original', on: '2024-01-01' }, insider)))
  t.ok(isRefusal(reader.ask('/missions/{id}', { id: 'm' }, { asOf: '2024', position: undefined }, insider)))
  t.notOk(isRefusal(reader.ask('/methods', {}, {}, insider)))
})

t.test('what no view takes does not compile', async t => {
  // @ts-expect-error there is no such path
  t.throws(() => reader.ask('/nothing', {}, {}, insider), /no view/)
  // @ts-expect-error the parameter is missing
  t.ok(isRefusal(reader.ask('/missions/{id}', {}, {}, insider)))
  // @ts-expect-error it takes no parameter
  reader.ask('/methods', { id: 'm' }, {}, insider)
  // @ts-expect-error the view has no query of that name
  t.throws(() => reader.ask('/missions/{id}', { id: 'm' }, { asof: '2024' }, insider), { name: 'InvalidInput' })
  // @ts-expect-error the query takes no such value
  t.throws(() => reader.ask('/missions/{id}/progress', { id: 'm' }, { target: 'latest' }, insider), {
    name: 'InvalidInput',
  })
})

t.test('an answer has the fields of its view, and nobody may change it', async t => {
  const asked = reader.ask('/methods', {}, {}, insider)
  if (isRefusal(asked)) throw new Error(inWords(asked.detail))
  const { pin } = asked.answer
  t.equal(pin.position, -1)
  // @ts-expect-error an answer is read-only
  const change = () => (pin.position = 0)
  t.type(change, 'function')
  // @ts-expect-error the pin has no such field
  t.equal(pin.day, undefined)
})
