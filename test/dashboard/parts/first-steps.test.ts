import t from 'tap'
import { emptySite } from '../site.ts'

t.test(
  'where nothing is recorded, the page says how to send the first mission to this very site, with a body that is accepted',
  async t => {
    const { app, record } = await emptySite()
    const { body } = await app.inject({ url: '/?lang=en', headers: { host: 'varde.example:8080' } })
    const text = body.replaceAll('&quot;', '"').replaceAll('&#39;', "'")
    t.match(text, 'http://varde.example:8080/api/v1/missions/my-mission/declare')
    const [, sent = ''] = /-d '(\{.*?\})' \\/s.exec(text) ?? []
    await record('missions/my-mission/declare', JSON.parse(sent))
    t.match((await app.inject('/?lang=en')).body, 'My mission')
  },
)
