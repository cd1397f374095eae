/** What is in another language than the page is marked, on every page of the samples. */
import t from 'tap'
import { readerLanguages } from '../../projections/words/languages.ts'
import { askerOf, samples } from '../projections/told.ts'
import { fullSite } from './site.ts'

const VOID = new Set(['meta', 'link', 'br', 'img', 'input', '!doctype'])

interface Read {
  readonly language: string
  readonly text: string
}

/** The texts of a page and the attributes that are read out, each with the language it is marked with. */
function readOf(html: string): Read[] {
  const open: { name: string; language: string }[] = []
  const read: Read[] = []
  const close = (name: string): void => {
    const last = open.pop()?.name
    if (`/${last}` !== name) t.fail(`<${name}> closes <${last}>`)
  }
  const language = (): string => open.at(-1)?.language ?? ''
  for (const [, tag = '', text = ''] of html.matchAll(/<([^>]+)>([^<]*)/g)) {
    const name = (/^\/?[a-z0-9!]+/i.exec(tag)?.[0] ?? '').toLowerCase()
    if (name.startsWith('/')) close(name)
    else if (!VOID.has(name) && !tag.endsWith('/'))
      open.push({ name, language: / lang="([^"]+)"/.exec(tag)?.[1] ?? language() })
    for (const [, said = ''] of tag.matchAll(/ (?:aria-label|data-label|alt|content|title)="([^"]*)"/g))
      read.push({ language: language(), text: said })
    read.push({ language: language(), text })
  }
  if (open.length > 0) t.fail(`<${open.at(-1)?.name}> is not closed`)
  return read
}

/** Norwegian names, which English texts name as they are; and ids in addresses. */
const NAMES =
  /^\/(?:decisions|actors)\/[a-z0-9-]+$|Vestfold og Telemark|Søndre Land|Færder|Gjøvik|Åmot|Brønnøysund|Rett på|DFØ|Tilskudd\.no/g
const NORWEGIAN = /[æøå]|\b(og|ikke|som|med|til|av|er|det|fra|skal|ble|har|etter|ved|eller|bare|tall|mål)\b/i

async function pages(paths: readonly string[], language: string): Promise<[path: string, html: string][]> {
  const { app } = await fullSite()
  const answers: [string, string][] = []
  for (const path of paths)
    answers.push([path, (await app.inject({ url: `${path}${path.includes('?') ? '&' : '?'}lang=${language}` })).body])
  return answers
}

/** Every page of a mission. */
const pagesOf = (mission: string): string[] =>
  ['', '/changes?from=2000', '/decisions', '/people', '/portfolio', '/learning', '/timeline', '/auditors'].map(
    below => `/missions/${mission}${below}`,
  )

async function samplePaths(): Promise<string[]> {
  const { ask } = askerOf((await samples()).log)
  const missions: string[] = ask('/missions').missions.map(({ mission }: { mission: string }) => mission)
  const indicators: string[] = missions.flatMap(mission => ask(`/missions/${mission}`).indicators)
  return [
    '/',
    ...missions.flatMap(mission => pagesOf(mission)),
    ...missions.flatMap(mission =>
      ask(`/missions/${mission}/decisions`).decisions.map(
        ({ decision }: { decision: string }) => `/decisions/${decision}`,
      ),
    ),
    ...indicators.flatMap(indicator =>
      ['', '/cells', '/revisions', '/hindsight'].map(tab => `/indicators/${indicator}${tab}`),
    ),
    ...missions.flatMap(mission => [
      ...ask(`/missions/${mission}/portfolio`).projects.map(
        ({ project }: { project: string }) => `/projects/${project}`,
      ),
      ...ask(`/missions/${mission}`).actors.map(({ actor }: { actor: string }) => `/actors/${actor}`),
    ]),
    '/search?q=neet',
  ]
}

t.test('no Norwegian text stands unmarked on an English page', async t => {
  let marked = 0
  for (const [path, html] of await pages(await samplePaths(), 'en')) {
    const read = readOf(html)
    const unmarked = read.filter(({ language, text }) => language === 'en' && NORWEGIAN.test(text.replace(NAMES, '')))
    marked += read.filter(({ language, text }) => language === 'nb' && NORWEGIAN.test(text)).length
    t.same(
      unmarked.slice(0, 4).map(({ text }) => text),
      [],
      path,
    )
  }
  t.ok(marked > 500, 'and what is Norwegian is marked')
  t.match(readOf('<p lang="en">a <b lang="nb">og</b> c</p>'), [
    { language: 'en', text: 'a ' },
    { language: 'nb', text: 'og' },
    { language: 'en', text: ' c' },
  ])
})

t.test('every page of the samples is there whole in every language', async t => {
  const indicator = '/indicators/neet-15-29'
  const paths = [
    ...['/', '/search?q=neet', ...pagesOf('inkludering')],
    ...['/projects/ks-frakobling', '/projects/utlysning-inkludering-2025', '/actors/ks', '/actors/bufdir'],
    ...['', '/cells', '/revisions', '/hindsight'].map(tab => `${indicator}${tab}`),
  ]
  for (const language of readerLanguages)
    for (const [path, html] of await pages(paths, language)) {
      t.match(html, `<html lang="${language}">`)
      t.notMatch(html, /undefined|\[object|NaN|[\uE000\uE001]/, `${path} in ${language}`)
    }
})

t.test('nothing is listed by its id', async t => {
  const { ask } = askerOf((await samples()).log)
  const missions: string[] = ask('/missions').missions.map(({ mission }: { mission: string }) => mission)
  for (const [path, html] of await pages(
    missions.map(mission => `/missions/${mission}`),
    'nb',
  )) {
    const { actors, bodies, barriers, releases, accountability } = ask(path)
    const things: { id?: string; actor?: string; body?: string; barrier?: string }[] = [
      ...actors,
      ...bodies,
      ...barriers,
      ...accountability.gaps,
    ]
    const ids = new Set([...releases, ...things.map(({ id, actor, body, barrier }) => id ?? actor ?? body ?? barrier)])
    const shown = readOf(html).filter(({ text }) => text.includes('-') && ids.has(text.trim()))
    t.same(shown, [], path)
  }
})
