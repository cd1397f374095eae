import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { NumberedTexts } from '../../events/text/numbered-texts.ts'

t.test('a text has one number, and a number is that of one text', async () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('', 'a', 'b', '__proto__', '2021', 'ab')), given => {
      const numbered = new NumberedTexts()
      for (const text of given) assert.equal(numbered.at(numbered.numberOf(text)), text)
      const distinct = [...new Set(given)]
      assert.deepEqual(numbered.texts, distinct)
      assert.deepEqual(
        distinct.map(text => numbered.find(text)),
        distinct.map((_, number) => number),
      )
      assert.equal(numbered.find('never given'), -1)
      assert.equal(numbered.at(-1), undefined)
    }),
  )
})
