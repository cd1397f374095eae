import fc from 'fast-check'
import t from 'tap'
import { uuidBytes } from '../../src/log/uuid.ts'
import { uuidText } from '../../src/proof/hex.ts'

t.test('an id is the same after it was stored as bytes, in small letters or in capitals', async () => {
  fc.assert(
    fc.property(fc.uuid(), id => {
      for (const given of [id, id.toUpperCase()])
        if (uuidText(uuidBytes(given)) !== id) throw new Error(`${given} came back as ${uuidText(uuidBytes(given))}`)
    }),
  )
})
