import t from 'tap'
import { type Page, who } from '../../src/dashboard/page.ts'

const page = {
  actorName: () => undefined,
  language: 'en',
  bodies: [{ body: 'group', name: { nb: 'Operativ gruppe', en: 'Operative group' } }],
  actors: [{ actor: 'rise', name: 'RISE' }],
} as unknown as Page

t.test('a body or an actor of the mission is named by its name, anybody else as they were named', async t => {
  t.equal(who(page, 'group'), 'Operative group')
  t.equal(who(page, 'rise'), 'RISE')
  t.equal(who(page, 'The Storting'), 'The Storting')
})
