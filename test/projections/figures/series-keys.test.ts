import fc from 'fast-check'
import t from 'tap'
import { parsePeriod } from '../../../events/period.ts'
import { type Cell, cellKey } from '../../../events/shapes.ts'
import { growingKeys } from '../../../projections/figures/series-keys.ts'

const period = fc.constantFrom('2019', '2020', '2020-Q4', '2020-12', '2020-W53', '2021-01-01', '2019/2020')
const cell: fc.Arbitrary<Cell | undefined> = fc.constantFrom(
  undefined,
  {},
  { sex: 'F' },
  { sex: 'M' },
  { sex: 'F', age: '16' },
  { age: '16', sex: 'F' },
)
const asked = fc.array(fc.tuple(period, cell), { minLength: 1, maxLength: 40 })

t.test(
  'a period and a cell have one key, whatever was given between and in which order their dimensions stand',
  async () => {
    fc.assert(
      fc.property(asked, given => {
        const { keys, indexOf } = growingKeys()
        const names = new Map<string, number>()
        for (const [text, of] of given) {
          const name = `${parsePeriod(text).key}|${cellKey(of)}`
          const index = indexOf(text, of)
          if ((names.get(name) ?? index) !== index) throw new Error(`${name} has two keys`)
          names.set(name, index)
          const key = keys[index]
          if (`${key?.period.key}|${key?.cellKey}` !== name || key?.index !== index)
            throw new Error(`${name} is another`)
        }
        if (keys.length !== names.size) throw new Error(`${keys.length} keys of ${names.size} figures`)
      }),
    )
  },
)

t.test('keys stand by time, all of them and those of one cell, at whatever point they are asked for', async () => {
  fc.assert(
    fc.property(asked, given => {
      const { keys, indexOf, order, orderOf } = growingKeys()
      const inOrder = (shown: readonly number[], wanted: number): number[] => {
        const times = shown.map(index => keys[index]?.period.reference ?? Number.NaN)
        if (times.some((time, i) => i > 0 && time < (times[i - 1] as number))) throw new Error(`${times}`)
        if (shown.length !== wanted) throw new Error(`${shown.length} of ${wanted}`)
        return times
      }
      for (const [text, of] of given) {
        indexOf(text, of)
        inOrder(order(), keys.length)
        for (const cell of ['', cellKey({ sex: 'F' })]) {
          const shown = orderOf(cell)
          const times = inOrder(shown.keys, keys.filter(key => key.cellKey === cell).length)
          if (shown.isStrict !== (new Set(times).size === times.length)) throw new Error(`${times} ${shown.isStrict}`)
          if (`${times}` !== `${shown.times}`) throw new Error(`${times} ${shown.times}`)
          const seasons = shown.keys.map(index => keys[index]?.period.season)
          if (`${seasons}` !== `${shown.seasons}`) throw new Error(`${seasons} ${shown.seasons}`)
        }
      }
    }),
  )
})

t.test('keys of one cell share it, for a million figures are of few cells', t => {
  const { keys, indexOf } = growingKeys()
  for (const year of ['2019', '2020', '2021']) indexOf(year, { sex: 'F' })
  t.equal(keys.length, 3)
  t.ok(keys.every(key => key.cell === keys[0]?.cell))
  t.end()
})
