import t from 'tap'
import '../../../src/dashboard/register-tsx.ts'
import { wordsOf } from '../../../src/dashboard/words.ts'

const { coveredInWords } = await import('../../../src/dashboard/parts/covered.tsx')
const words = wordsOf('en').covered

t.test('the share of the distance is put in words; 0 and 1 have words of their own', async t => {
  t.equal(coveredInWords(words, -0.01), words.away)
  t.equal(coveredInWords(words, 0), words.start)
  t.equal(coveredInWords(words, 0.19), words.little)
  t.equal(coveredInWords(words, 0.435), words.under)
  t.equal(coveredInWords(words, 0.5), words.half)
  t.equal(coveredInWords(words, 0.7), words.over)
  t.equal(coveredInWords(words, 0.95), words.nearly)
  t.equal(coveredInWords(words, 1), words.all)
  t.equal(coveredInWords(words, 1.03), words.beyond)
})
