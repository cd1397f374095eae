import fc from 'fast-check'
import t from 'tap'
import { type Aim, changeOf, type TargetChange } from '../../../projections/change/target-changes.ts'
import type { Direction } from '../../../projections/progress/case.ts'

const by2030 = (aim: Partial<Aim>): Aim => ({ t: 2031, ...aim })
const number = (before: number, now: number, direction: Direction) =>
  changeOf(by2030({ value: before }), by2030({ value: now }), direction)

t.test('asking more is stronger, and more is less where down is wanted', async t => {
  t.equal(number(100, 95, 'increase'), 'weakened')
  t.equal(number(95, 100, 'increase'), 'strengthened')
  t.equal(number(10, 8, 'decrease'), 'strengthened')
  t.equal(number(8, 10, 'decrease'), 'weakened')
  t.equal(number(8, 8, 'decrease'), 'same')
  t.equal(number(0.3, 0.1 + 0.2, 'increase'), 'same', 'whatever binary fractions make of it')
  t.equal(number(101118 * 0.5, 50559.00000001, 'decrease'), 'same')
})

t.test('the same asked later is weaker, and more asked later is both', async t => {
  const later = (value: number): TargetChange => changeOf({ t: 2031, value: 50 }, { t: 2036, value }, 'increase')
  t.equal(later(50), 'weakened')
  t.equal(later(60), 'mixed')
  t.equal(later(40), 'weakened')
  t.equal(changeOf({ t: 2031, value: 50 }, { t: 2029, value: 50 }, 'increase'), 'strengthened')
  t.equal(changeOf({ t: 2031, value: 50 }, { t: 2029, value: 40 }, 'increase'), 'mixed')
})

t.test('a narrower band is stronger, a wider one weaker, one that is shifted both', async t => {
  const band = (low: number, high: number): TargetChange =>
    changeOf(by2030({ low: 8, high: 12 }), by2030({ low, high }), 'hold')
  t.equal(band(9, 11), 'strengthened')
  t.equal(band(9, 12), 'strengthened')
  t.equal(band(7, 12), 'weakened')
  t.equal(band(7, 13), 'weakened')
  t.equal(band(9, 13), 'mixed')
  t.equal(band(8, 12), 'same')
  t.equal(changeOf({ t: 2031, low: 8, high: 12 }, { t: 2036, low: 9, high: 11 }, 'hold'), 'mixed', 'narrower but later')
})

t.test('a number and a band are not compared, nor what lies across a break that nobody bridged', async t => {
  t.equal(changeOf(by2030({ value: 9 }), by2030({ low: 8, high: 12 }), 'increase'), 'not-comparable')
  t.equal(changeOf(by2030({ value: 9, version: 1 }), by2030({ value: 10, version: 2 }), 'increase'), 'not-comparable')
})

t.test('milestones are goalposts too', async t => {
  const at = (value: number) => ({ t: 2026, value })
  const start = { t: 2021, value: 0 }
  const way = (before: readonly { t: number; value: number }[], now: typeof before, value = 100, from?: typeof start) =>
    changeOf(by2030({ value: 100, milestones: before }), by2030({ value, milestones: now }), 'increase', from)
  t.equal(way([at(60)], [at(40)]), 'weakened')
  t.equal(way([at(40)], [at(60)]), 'strengthened')
  t.equal(way([at(40)], [at(40)]), 'same')
  t.equal(way([at(40)], [at(60)], 95), 'mixed')
  t.equal(way([at(60)], [], 100, start), 'weakened', 'the straight path asks 50 by then')
  t.equal(way([], [at(60)], 100, start), 'strengthened')
  t.equal(way([], [at(50)], 100, start), 'same')
  t.equal(way([], [at(60)]), 'same', 'where the path begins nobody said')
})

const value = fc.integer({ min: -50, max: 50 })
const aim = fc.tuple(fc.integer({ min: 2025, max: 2035 }), value).map(([t, value]): Aim => ({ t, value }))
const opposite: Readonly<Record<TargetChange, TargetChange>> = {
  weakened: 'strengthened',
  strengthened: 'weakened',
  mixed: 'mixed',
  same: 'same',
  'not-comparable': 'not-comparable',
}

t.test('a move back is the opposite of the move', async () => {
  fc.assert(
    fc.property(aim, aim, fc.constantFrom<Direction>('increase', 'decrease'), (a, b, direction) => {
      if (changeOf(b, a, direction) !== opposite[changeOf(a, b, direction)]) throw new Error()
    }),
  )
})
