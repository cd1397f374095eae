import t from 'tap'
import type { z } from 'zod'
import { baselineReestimated, targetRevised } from '../../../events/indicator.ts'
import { baselineLineShape, targetLineShape } from '../../../projections/figures/figure-json.ts'

t.test('what a baseline or a target may state has a place in the line that shows it', async t => {
  for (const [{ factName, schema }, { shape }] of [
    [baselineReestimated, baselineLineShape],
    [targetRevised, targetLineShape],
  ] as const) {
    const fields = Object.keys((schema as unknown as z.ZodObject).shape)
    t.strictSame(
      fields.filter(field => !Object.hasOwn(shape, field)),
      [],
      factName,
    )
  }
})
