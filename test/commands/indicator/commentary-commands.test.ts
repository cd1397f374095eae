import t from 'tap'
import { commentaryWritten } from '../../../events/commentary.ts'
import { given } from '../given.ts'
import { indicator } from '../scenes.ts'

const comment = 'indicators/i/comment'
const said = { text: 'The survey was done in spring', kind: 'explanation' } as const
const reason = 'because r'

t.test('an explanation, a risk or a next step is written about an indicator or one of its periods', async () => {
  const before = given(indicator())
  before.when(comment, said).records(commentaryWritten(said))
  before
    .when(comment, { ...said, kind: 'risk', period: '2024' })
    .records(commentaryWritten({ ...said, kind: 'risk', period: '2024' }))
  before.when(comment, { ...said, period: 'lately' }).isInvalid('/period')
  before.when(comment, { ...said, about: { goal: 'g' } }).isInvalid('/about')
})

t.test('a retired indicator, and one of a concluded mission, is commented no more', async () => {
  given([...indicator(), ['indicators/i/retire', { reason }]])
    .when(comment, said)
    .isRefused('indicator-retired')
  given([...indicator(), ['missions/m/conclude', { decidedBy: 'p', reason }]])
    .when(comment, said)
    .isRefused('mission-concluded')
})
