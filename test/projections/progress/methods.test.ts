import fc from 'fast-check'
import t from 'tap'
import type { Direction } from '../../../projections/progress/case.ts'
import { methodNamed, methods } from '../../../projections/progress/methods.ts'
import { reasons } from '../../../projections/progress/reasons.ts'
import { aCase, aim, band, baseline, neet, point, yearEnd } from './cases.ts'

t.test('the six named methods are there, varde-1 first', t => {
  t.strictSame(
    methods.map(method => method.name),
    ['varde-1', 'opensdg-2.4', 'destatis-weather', 'escap', 'unsd-2023', 'linear-path'],
  )
  t.equal(methodNamed('escap')?.version, '1')
  t.equal(methodNamed('eurostat'), undefined)
  t.end()
})

t.test('results carry the name and version of their rule', t => {
  for (const method of methods) t.match(method.assess(neet), { name: method.name, version: method.version })
  t.end()
})

const value = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -50, max: 50 }),
  fc.integer({ min: -1e9, max: 1e9 }).map(n => n / 1000),
)
const year = fc.integer({ min: 2010, max: 2035 })
const anyPoint = fc
  .tuple(year, fc.option(value), fc.constantFrom('A', 'P', 'F', 'N'), fc.constantFrom(1, 1, 1, 0))
  .map(([when, v, obsStatus, version]) => point(when, v, { obsStatus: v === null ? 'L' : obsStatus, version }))
const anyTarget = fc.oneof(
  fc.tuple(year, value).map(([when, v]) => aim(when, v)),
  fc
    .tuple(year, value, fc.double({ min: 0, max: 10, noNaN: true }))
    .map(([when, v, width]) => band(when, v, v + width)),
)
const anyCase = fc
  .record({
    direction: fc.constantFrom<Direction>('increase', 'decrease', 'hold'),
    points: fc.array(anyPoint, { maxLength: 12 }),
    start: fc.option(fc.tuple(year, fc.option(value))),
    target: fc.option(anyTarget),
    limits: fc.constantFrom(undefined, { min: 0 }, { min: 0, max: 100 }),
    decimals: fc.constantFrom(undefined, 0, 1),
  })
  .map(({ start, target, limits, decimals, ...rest }) =>
    aCase({
      ...rest,
      on: yearEnd(2040),
      ...(start ? { baseline: baseline(start[0], start[1]) } : {}),
      ...(target ? { target } : {}),
      ...(limits ? { limits } : {}),
      ...(decimals === undefined ? {} : { decimals }),
    }),
  )

/** Every number in a result, however deep. */
const numbersIn = (result: unknown): number[] => {
  if (typeof result === 'number') return [result]
  return typeof result === 'object' && result !== null ? Object.values(result).flatMap(numbersIn) : []
}

t.test('no case makes a method throw, divide by zero, or give a reason that is not on the list', t => {
  for (const { name, assess } of methods) {
    const found = fc.check(
      fc.property(anyCase, c => {
        const result = assess(c)
        return numbersIn(result).every(n => !Number.isNaN(n)) && result.reasons.every(reason => reason in reasons)
      }),
      { numRuns: 300 },
    )
    t.notOk(found.failed, `${name}: ${JSON.stringify(found.counterexample)}`)
  }
  t.end()
})
