import t from 'tap'
import { widthOf } from '../../../src/dashboard/chart/text-width.ts'

t.test('a text is as wide as its letters, in proportion to the size of the font', async t => {
  t.ok(widthOf('W', 10) > widthOf('i', 10))
  t.equal(widthOf('Target', 20), widthOf('Target', 10) * 2)
  t.equal(Math.round(widthOf('ab', 10) * 10), Math.round((widthOf('a', 10) + widthOf('b', 10)) * 10))
})
