import t from 'tap'
import { folded, nearest, quoted } from '../../events/text/nearest.ts'

t.test('the nearest words are those with the fewest characters changed, or that hold the word', async t => {
  t.strictSame(nearest('Periodee', ['Verdi', 'Periode', 'Fylke']), ['Periode'])
  t.strictSame(nearest('0302', ['0301', '0303', '1103', '4601']), ['0301', '0303'])
  t.strictSame(nearest('oslo', ['Oslo kommune', 'Bergen']), ['Oslo kommune'])
  t.strictSame(nearest('xyz', ['Stavanger', 'Trondheim']), [])
})

t.test('names are compared without regard to case and space', async t => {
  t.equal(folded('  Federal   State '), 'federal state')
  t.equal(quoted(['a', 'b']), '“a”, “b”')
})
