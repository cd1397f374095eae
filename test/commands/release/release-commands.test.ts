import t from 'tap'
import { erratumPublished, releasePublished } from '../../../events/release.ts'
import { given } from '../given.ts'
import { indicator, measured, mission } from '../scenes.ts'

const publish = 'releases/r/publish'
const release = { mission: 'm', title: 'Spring 2026' }

t.test('a release names the last position of its mission, unless it names another', async () => {
  given(mission)
    .when(publish, release)
    .records(releasePublished({ ...release, position: 1 }))
  given(mission)
    .when(publish, { ...release, position: 0, embargoUntil: '2026-07-01' })
    .records(releasePublished({ ...release, position: 0, embargoUntil: '2026-07-01' }))
})

t.test('a release is published once, of a mission that exists, at a position in the log', async () => {
  const before = given(mission)
  before
    .when(publish, { ...release, position: 2 })
    .isRefused('unknown-position', '/position', /last position of the log is 1/)
  before.when(publish, { ...release, position: -1 }).isInvalid('/position')
  before.when(publish, { ...release, mission: 'x' }).isRefused('unknown-mission', '/mission')
  before.when(publish, { ...release, embargoUntil: 'soon' }).isInvalid('/embargoUntil')
  before.when(publish, release).records({})
  before.when(publish, release).isRefused('already-exists')
})

t.test('an erratum to a release says what is wrong in it, and names figures that its mission can have', async () => {
  const before = given([...indicator(), [publish, release]])
  const erratum = { text: 'The share of 2024 was wrong', figures: [{ indicator: 'i', period: '2024' }] }
  before.when('releases/r/add-erratum', erratum).records(erratumPublished(erratum))
  before
    .when('releases/r/add-erratum', { ...erratum, figures: [{ indicator: 'x', period: '2024' }] })
    .isRefused('unknown-indicator', '/figures/0/indicator')
  given([...indicator(), measured('2024', 1), [publish, release]])
    .when('releases/r/add-erratum', { ...erratum, figures: [{ indicator: 'i', period: '2024-05' }] })
    .isRefused('period-kind', '/figures/0/period')
    .when('releases/r/add-erratum', { ...erratum, figures: [{ indicator: 'i', period: '2024', cell: { sex: 'F' } }] })
    .isRefused('unknown-cell', '/figures/0/cell/sex')
  before.when('releases/r/add-erratum', { ...erratum, figures: [] }).isInvalid('/figures')
  given(mission).when('releases/r/add-erratum', erratum).isRefused('unknown-thing')
})
