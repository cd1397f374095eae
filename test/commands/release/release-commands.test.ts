import t from 'tap'
import { releasePublished } from '../../../events/release.ts'
import { given } from '../given.ts'
import { mission } from '../scenes.ts'

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
