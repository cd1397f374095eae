import t from 'tap'
import { begin, installation } from './installation.ts'

t.test('who reads under embargo what others may not is in the access log', async t => {
  const house = await installation({ publicRead: true })
  t.teardown(house.close)
  const { get, post, keyFor, accessLog } = house
  await begin(house, 'm')
  const kari = await keyFor('kari', 'operative', 'm')
  const noted = () => {
    accessLog.flush()
    return accessLog
      .read({ missions: new Set(['*']), limit: 100 })
      .filter(({ code }) => code === 'read-under-embargo')
      .map(({ principal, path, mission }) => [principal, path, mission])
      .reverse()
  }
  await get('missions/m/progress', kari)
  t.same(noted(), [], 'there is no embargo')
  await post('releases/r/publish', { mission: 'm', title: 'R', embargoUntil: '2999-01-01' })
  await get('missions/m/progress', null)
  t.same(noted(), [], 'what everybody may read is not under embargo')
  await get('missions/m/progress', kari)
  await get('releases/r', kari)
  const expected = [
    ['kari', '/api/v1/missions/m/progress', 'm'],
    ['kari', '/api/v1/releases/r', 'm'],
  ]
  t.same(noted(), expected)
  await get('missions/m/progress?position=0', kari)
  await get('releases/r', null)
  t.same(noted(), expected, 'what was there before, and what was denied, are not')
})
