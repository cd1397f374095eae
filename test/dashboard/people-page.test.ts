import t from 'tap'
import { wordsOf } from '../../src/dashboard/words.ts'
import { fullSite } from './site.ts'

const { app } = await fullSite()
const en = wordsOf('en')
const get = async (url: string): Promise<string> => (await app.inject(url)).body
const section = (body: string): string =>
  /<section aria-labelledby="accountability">.*?<\/section>/s.exec(body)?.[0] ?? ''
const numberIn = (text: string, kind: RegExp): number => {
  const [, count = '0'] = kind.exec(text) ?? []
  return count === 'one' ? 1 : Number(count)
}

t.test(
  'whom the mission’s first page names as answering is on the page of people, with what they answer for',
  async t => {
    for (const mission of ['inkludering', 'eu-cities', 'net-zero-industry']) {
      const people = section(await get(`/missions/${mission}/people?lang=en`))
      t.match(people, en.mission.accountable)
      const first = await get(`/missions/${mission}?lang=en`)
      const sentence = /<ul class="in-short">.*?<\/ul>/s.exec(first)?.[0] ?? ''
      const named = [...sentence.matchAll(/href="(\/actors\/[^"]*)"/g)].map(([, to = '']) => to)
      t.ok(named.length > 0, mission)
      for (const to of named) t.match(people, `href="${to}"`, `${mission}: ${to}`)
    }
  },
)

t.test(
  'what nobody answers for is counted alike in the sentence, in the box, in the list of missions and on the page of people',
  async t => {
    const list = await get('/?lang=en')
    for (const mission of ['inkludering', 'eu-cities', 'net-zero-industry', 'climate', 'demens']) {
      const page = await get(`/missions/${mission}?lang=en`)
      const box = Number(/id="nobody-answers"[^>]*>[^<]*<span class="count">(\d+)/.exec(page)?.[1] ?? 0)
      const people = section(await get(`/missions/${mission}/people?lang=en`))
      const gaps = (/<div class="card gaps">.*$/s.exec(people)?.[0] ?? '').match(/<li>/g)?.length ?? 0
      const card = list.split('<li class="card mission">').find(each => each.includes(`/missions/${mission}?`)) ?? ''
      const said = /Nobody answers for ([^<]*)\./.exec(card)?.[1] ?? ''
      const counted = [/(\d+|one) goals?/, /(\d+|one) indicators?/, /(\d+|one) barriers?/, /(\d+|one) decisions?/]
      t.equal(
        counted.reduce((sum, kind) => sum + numberIn(said, kind), 0),
        box,
        `${mission}: ${said}`,
      )
      t.equal(gaps, box, mission)
      t.match(page.replace(/<[^>]*>/g, ''), new RegExp(`obody answers for ${said}`))
    }
  },
)
