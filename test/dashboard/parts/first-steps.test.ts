import t from 'tap'
import { emptySite } from '../site.ts'

t.test(
  'where nothing is recorded, the page leads to the first figure: what it says to send to this very site is accepted, and the indicator is there',
  async t => {
    const { app, record } = await emptySite()
    const { body } = await app.inject({ url: '/?lang=en', headers: { host: 'varde.example:8080' } })
    const text = body.replaceAll('&quot;', '"').replaceAll('&#39;', "'")
    t.match(text, 'http://varde.example:8080/api/v1/$1')
    const sent = [...text.matchAll(/^post (\S+) '(\{.*?\})'(?=\n|<)/gms)]
    t.strictSame(
      sent.map(([, path]) => path),
      ['missions/my-mission/declare', 'missions/my-mission/set-goal', 'indicators/my-indicator/define'],
    )
    for (const [, path = '', given = ''] of sent) await record(path, JSON.parse(given))
    const [, to = ''] = /<a href="(\/indicators\/[^"]+)\/measure">/.exec(text) ?? []
    t.match((await app.inject(`${to}?lang=en`)).body, 'Outside')
  },
)
