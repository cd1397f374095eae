/** Which places differ from the whole by more than chance: exact limits, widened where places differ, low as well as high. */
import fc from 'fast-check'
import t from 'tap'
import { comparePlaces, type Funnel, type PlaceCounts } from '../../../../projections/figures/places/funnel.ts'
import { randomFrom } from '../../../fixtures/random.ts'

const near = (a: number, b: number, within = 1e-9): boolean => Math.abs(a - b) < within * Math.max(1, Math.abs(b))
const percent = { multiplier: 100, isShare: true }
const place = (code: string, numerator: number, denominator: number): PlaceCounts => ({ code, numerator, denominator })
/** Places of one size, by their numerators. */
const places = (size: number, ...numerators: readonly number[]) =>
  numerators.map((numerator, i) => place(`p${i}`, numerator, size))

t.test('limits of a proportion are exact binomial ones around the places together', async t => {
  // 20 of 100 in five places: the whole is 20 per cent.
  const { model, whole, tau, overDispersion, funnels } = comparePlaces(places(100, 20, 20, 20, 8, 32), percent)
  t.match(
    { model, whole, tau, overDispersion },
    { model: 'binomial', whole: 20, tau: 0, overDispersion: 'too-few-places' },
  )
  const { warning, action } = funnels.get('p0') as Funnel
  t.ok(near(warning.low, 11.97422327150689) && near(warning.high, 27.647608503359194))
  t.ok(near(action.low, 8.097825256459952) && near(action.high, 32.67658515166425))
  t.match(funnels.get('p0'), { z: 0, outside: 'none', named: null })
  t.match(funnels.get('p3'), { z: -3, outside: 'action', named: 'low' })
  t.match(funnels.get('p4'), { outside: 'warning', named: null }, 'between 95 and 99.8 per cent nobody is named')
})

t.test('counts per exposure have limits of the Poisson distribution', async t => {
  const rate = { multiplier: 100_000, isShare: false }
  const { model, funnels, whole } = comparePlaces([place('a', 7, 730), place('b', 7.3e3 - 7, 729_270)], rate)
  t.equal(model, 'poisson')
  t.ok(near(whole as number, 1000))
  t.ok(near((funnels.get('a') as Funnel).action.high, (16.53855488432873 / 730) * 100_000))
  t.equal(
    comparePlaces([place('a', 7, 730.5), place('b', 9, 800)], rate).model,
    'poisson',
    'person-years are no counts',
  )
})

t.test('other ratios have no funnel, and the reason is said', async t => {
  const mean = { multiplier: 1, isShare: false }
  t.match(comparePlaces([place('a', 750, 100), place('b', 800, 100)], mean), { model: null, reason: 'not-counts' })
  t.match(comparePlaces([place('a', 7.5, 100), place('b', 8, 100)], percent), { reason: 'not-counts' })
  t.match(comparePlaces([], percent), { model: null, reason: 'no-counts', places: 0 })
  t.match(comparePlaces([place('a', 7, 100)], percent), { reason: 'one-place', places: 1 })
  t.match(comparePlaces([place('a', 0, 100), place('b', 0, 50)], percent), { reason: 'no-variation' })
  t.match(comparePlaces([place('a', 100, 100), place('b', 50, 50)], percent), { reason: 'no-variation' })
  t.equal(
    comparePlaces([place('a', 7, 100), place('b', 8, 100)], { multiplier: 1000, isShare: true }).model,
    'binomial',
  )
})

t.test('where places differ by more than chance the limits are wider, of ten places or more', async t => {
  const spread = [10, 12, 14, 16, 18, 22, 24, 26, 28, 30]
  const { tau, overDispersion, funnels, whole } = comparePlaces(places(100, ...spread), percent)
  t.equal(whole, 20)
  // z: ±2.5 moved in to ±2, then ±2, ±1.5, ±1, ±0.5, each twice; all weights are 1 / 0.0016.
  const sum = 2 * (2 * 2 ** 2 + 1.5 ** 2 + 1 + 0.5 ** 2)
  const expected = Math.sqrt((sum - 9) / (9 / 0.0016))
  t.equal(overDispersion, 'estimated')
  t.ok(near(tau as number, 100 * expected))
  const { warning, action, z } = funnels.get('p0') as Funnel
  t.ok(near(warning.high, 20 + Math.hypot(7.647608503359194, 1.959963984540054 * 100 * expected)))
  t.ok(near(action.low, 20 - Math.hypot(20 - 8.097825256459952, 3.090232306167813 * 100 * expected)))
  t.ok(near(z, -0.1 / Math.hypot(0.04, expected)))
  const fewer = comparePlaces(places(100, ...spread.slice(0, 9)), percent)
  t.match(fewer, { tau: 0, overDispersion: 'too-few-places' })
  t.equal(comparePlaces(places(100, ...Array(12).fill(20), 21), percent).tau, 0, 'places more alike than chance')
})

t.test(
  'one outlier does not make itself ordinary: the tenth at each end is moved in before it is told how places differ',
  async t => {
    const { tau, funnels } = comparePlaces(places(400, ...Array(19).fill(80), 200), percent)
    t.equal(tau, 0)
    t.equal(funnels.get('p19')?.named, 'high')
  },
)

t.test('limits of a share stay between nobody and everybody', async t => {
  const { funnels } = comparePlaces([place('a', 4, 4), place('b', 90, 100)], percent)
  const { action, named } = funnels.get('a') as Funnel
  t.ok(action.high > 99 && action.high <= 100)
  t.equal(named, null, 'four of four is most likely where nine of ten have it')
  const few = comparePlaces([place('a', 1, 4), place('b', 10, 100)], percent).funnels
  t.match(few.get('a')?.action, { low: 0 })
})

t.test(
  'chance alone seldom takes a place outside the limits of 99.8 per cent, also where places are small',
  async t => {
    const draw = randomFrom(1)
    let [named, all] = [0, 0]
    for (let run = 0; run < 400; run++) {
      const drawn = Array.from({ length: 30 }, (_, i) => {
        const size = [30, 60, 200][i % 3] as number
        return place(`p${i}`, Array.from({ length: size }, draw).filter(u => u < 0.1).length, size)
      })
      for (const funnel of comparePlaces(drawn, percent).funnels.values()) {
        all += 1
        if (funnel.named) named += 1
      }
    }
    t.ok(named / all < 0.004, `${named} of ${all}; 0.2 per cent are meant, and normal limits name 1 to 4`)
  },
)

t.test('a larger place has narrower limits', async () => {
  const size = fc.integer({ min: 30, max: 100_000 })
  fc.assert(
    fc.property(size, size, (a, b) => {
      const { funnels } = comparePlaces([place('a', Math.round(a / 2), a), place('b', Math.round(b / 2), b)], percent)
      const width = (code: string): number => {
        const { low, high } = (funnels.get(code) as Funnel).warning
        return high - low
      }
      if (a < b && width('a') <= width('b')) throw new Error(`${a} ${b}`)
    }),
  )
})
