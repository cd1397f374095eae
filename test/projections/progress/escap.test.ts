import t from 'tap'
import { escap } from '../../../projections/progress/escap.ts'
import { aCase, aim, band, close, from, yearEnd, yearly } from './cases.ts'

const rising = (values: Record<number, number>, target: number, more: Parameters<typeof aCase>[0] = {}) =>
  escap.assess(aCase({ direction: 'increase', points: yearly(values), target: aim(2030, target), ...more }))

t.test('current status is the covered share of the way, out of ten', t => {
  t.equal(rising({ 2015: 20, 2023: 50 }, 80).currentStatus, 5)
  t.equal(rising({ 2015: 20, 2023: 14 }, 80).currentStatus, -1)
  const falling = escap.assess(aCase({ points: yearly({ 2015: 20, 2020: 18 }), target: aim(2030, 10) }))
  t.equal(falling.currentStatus, 2)
  t.end()
})

t.test('a constant rate is carried on through the last point, on the log scale', t => {
  // Doubling every ten years from 10 in 2015: 10·2^(15/10) in 2030.
  const points = from(
    2015,
    [0, 1, 2, 3, 4, 5].map(i => 10 * 2 ** (i / 10)),
  )
  const result = rising({}, 40, { points })
  t.ok(close(result.predicted as number, 10 * 2 ** 1.5))
  t.ok(close(result.anticipatedProgress as number, (10 * (10 * 2 ** 1.5 - 10)) / 30))
  t.equal(result.status, 'accelerate')
  t.end()
})

t.test('between known limits the prediction stays between them, on the logit scale', t => {
  const result = rising({ 2015: 80, 2019: 90, 2023: 98 }, 100, { limits: { min: 0, max: 100 } })
  t.ok((result.predicted as number) > 98 && (result.predicted as number) < 100)
  const logit = (y: number) => Math.log(y / (1 - y))
  const two = rising({ 2015: 50, 2020: 60 }, 90, { limits: { min: 0, max: 100 } })
  t.ok(close(two.predicted as number, 100 / (1 + Math.exp(-3 * logit(0.6)))))
  t.end()
})

t.test('later years weigh more', t => {
  // The unweighted line through these rises; the recent fall outweighs it.
  const result = rising({ 2015: 10, 2016: 12, 2017: 14, 2018: 13, 2019: 12, 2020: 11 }, 20, { target: aim(2021, 20) })
  t.ok((result.predicted as number) < 11)
  t.end()
})

t.test('met, on-track, accelerate and regress', t => {
  t.equal(rising({ 2015: 20, 2023: 81 }, 80).status, 'met')
  t.equal(rising({ 2015: 20, 2023: 60 }, 80).status, 'on-track')
  t.equal(rising({ 2015: 20, 2023: 30 }, 80).status, 'accelerate')
  t.equal(rising({ 2015: 20, 2023: 19 }, 80).status, 'regress')
  t.end()
})

t.test('names why there is no answer', t => {
  t.match(rising({ 2015: 20, 2023: 19 }, 20), { status: null, reasons: ['base-equals-target'] })
  t.match(rising({ 2015: 20 }, 80).reasons, ['too-few-points'])
  t.match(rising({ 2015: 0, 2023: 10 }, 80).reasons, ['value-at-limit'])
  t.match(rising({ 2015: -5, 2023: 10 }, 80).reasons, ['no-logit'])
  t.match(rising({ 2015: 10, 2023: 20 }, 80, { target: aim(2023, 80) }).reasons, ['target-date-passed'])
  t.match(escap.assess(aCase({ points: yearly({ 2015: 1 }) })).reasons, ['no-target'])
  t.match(escap.assess(aCase({ points: yearly({ 2015: 1 }), target: band(2030, 1, 2) })).reasons, ['band-target'])
  t.match(rising({ 2015: 90, 2023: 70 }, 80).reasons, ['baseline-beyond-target'])
  t.match(rising({ 2015: 10, 2023: 20 }, 80, { on: yearEnd(2014) }).reasons, ['no-measurement'])
  t.end()
})
