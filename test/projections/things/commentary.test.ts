import t from 'tap'
import { scene } from '../scene.ts'
import { type Body, viewerWho } from '../told.ts'

const texts = ({ commentary }: Body): string[] => commentary.map(({ text }: Body) => text)

t.test('commentary stands with its mission and its indicator, the latest first, as known at a pin', async t => {
  const { ask, tell, submit } = await scene({})
  await submit('comment', { text: 'Earlier', kind: 'explanation', knownFrom: '2023-01-01' })
  await submit('comment', { text: 'Later', kind: 'risk', period: '2022', knownFrom: '2023-05-01' })
  await tell('missions/m/comment', { text: 'Whole', kind: 'next-step', about: { goal: 'g' }, knownFrom: '2023-02-01' })
  t.same(texts(ask('/indicators/x')), ['Later', 'Earlier'])
  t.same(texts(ask('/indicators/x?asOf=2023-02-01')), ['Earlier'])
  t.match(ask('/indicators/x').commentary[0], { kind: 'risk', period: '2022', principal: 'kari', organisation: 'ssb' })
  t.match(ask('/missions/m').commentary, [{ text: 'Whole', kind: 'next-step', about: { goal: 'g' } }])
})

t.test('a commentary about figures that await approval is for those with a role', async t => {
  const { ask, submit } = await scene({ signOff: true })
  await submit('measure', { period: '2022', value: 9 })
  await submit('comment', { text: 'Of 2022', kind: 'explanation', period: '2022' })
  await submit('comment', { text: 'Of all', kind: 'risk' })
  const outside = viewerWho('approved')
  t.same(texts(ask('/indicators/x', outside)), ['Of all'])
  t.same(texts(ask('/indicators/x')).length, 2)
})
