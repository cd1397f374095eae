/** `/indicators/{id}/comparators`: the indicators that say of themselves that they are compared with this one. */
import { z } from 'zod'
import { definitionShape } from '../../../events/indicator.ts'
import { text } from '../../../events/shapes.ts'
import { foldIndicator, lateEntriesOf } from '../../figures/indicator.ts'
import { lateAmong, membersOf } from '../../things/members.ts'
import { defineView, missionOfIndicator, ofIndicator } from '../view.ts'

const answer = z.strictObject({
  indicator: z.string(),
  comparators: z.array(
    z.strictObject({
      indicator: z.string(),
      title: text,
      unit: text,
      decimals: definitionShape.decimals,
    }),
  ),
  lateEntries: z.int(),
})

export const comparators = defineView({
  path: '/indicators/{id}/comparators',
  summary: 'The indicators that are compared with this one; retired ones are left out.',
  query: {},
  version: 1,
  ...ofIndicator,
  // Comparators are in the same mission, and each says so itself.
  touched: (reader, params, at) => reader.lastPositionOf(missionOfIndicator(reader, params) ?? '', at),
  answer,
  fold: ({ reader, pin, params: { id = '' } }) => {
    const at = foldIndicator(reader.indicator(id), pin)
    if (!at) return undefined
    const compared = membersOf(reader, at.mission, pin).filter(
      ({ definition, at: of }) => definition.comparatorOf === id && of.retired === null,
    )
    return {
      indicator: id,
      comparators: compared.map(({ id: indicator, definition: { title, unit, decimals } }) => ({
        indicator,
        title,
        unit,
        decimals,
      })),
      lateEntries: lateAmong(compared, pin, lateEntriesOf(reader.indicator(id), pin)),
    }
  },
})
