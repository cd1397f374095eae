/** What the slider shows of an indicator, made by the program as browsers get it, is what the server's page shows at the same day. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderToString } from 'preact-render-to-string'
import t from 'tap'
import type { HistoryAnswer } from '../../../src/dashboard/answer-types.ts'
import type { FigureProgram, LiveAbout } from '../../../src/dashboard/islands/figure-program.tsx'
import { pageScript } from '../../../src/dashboard/page-script.ts'
import { figureProgram } from '../../../src/dashboard/scripts.ts'
import { fullSite } from '../site.ts'

const { app } = await fullSite()
const directory = mkdtempSync(join(tmpdir(), 'varde-program-'))
t.teardown(() => rmSync(directory, { recursive: true }))

async function programIn(language: 'nb' | 'en'): Promise<FigureProgram> {
  const file = join(directory, `${language}.mjs`)
  writeFileSync(file, await figureProgram(language))
  return import(file) as Promise<FigureProgram>
}
const programs = { nb: await programIn('nb'), en: await programIn('en') }

const plain = (html: string): string => html.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
/** Links to facts on the page: the slider draws the words without them. */
const withoutFactLinks = (html: string): string => html.replaceAll(/<a href="#fact-\d+">(.*?)<\/a>/g, '$1')

async function pageAt(path: string, query: Record<string, string>) {
  const { body, statusCode } = await app.inject(`${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(query)}`)
  const about = /<live-figure [^>]*data-about="([^"]*)"/.exec(body)?.[1]
  return {
    status: statusCode,
    about: about === undefined ? undefined : (JSON.parse(plain(about)) as LiveAbout),
    chart: /<live-figure [^>]*>(.*?)<\/live-figure>/s.exec(body)?.[1],
    key: /<div id="chart-key">(.*?)<\/div>/s.exec(body)?.[1],
    decisions: /<div id="decision-key">(.*?)<\/div>/s.exec(body)?.[1],
    answers: withoutFactLinks(/<section id="answers"[^>]*>(.*?)<\/section>/s.exec(body)?.[1] ?? ''),
  }
}

const historyAt = async (address: string): Promise<HistoryAnswer> => (await app.inject(address)).json()

/** Pages of indicators of every kind: with breaks, lines, bands, cells, examples. */
const pages = [
  '/indicators/neet-15-29',
  '/indicators/neet-15-29?lines=sex:F|neet-15-29-eu',
  '/indicators/completed-upper-secondary',
  '/indicators/fine-dust',
  '/indicators/noise',
  '/indicators/poor-wells',
  '/indicators/demens-personer',
] as const

for (const language of ['nb', 'en'] as const)
  t.test(`at every day the chart, its key and both answers are the server's, in ${language}`, async t => {
    let compared = 0
    for (const path of pages) {
      const { about } = await pageAt(path, { lang: language })
      if (!about) continue
      const histories = await Promise.all(about.histories.map(historyAt))
      for (const day of [undefined, '2019-06-30', '2021-12-31', '2023-03-03', '2024-12-31', '2025-06-30']) {
        const served = await pageAt(path, { lang: language, ...(day !== undefined && { asOf: day }) })
        if (served.chart === undefined || served.status !== 200) continue
        const live = programs[language].figuresAt(about, histories)(day)
        const what = `${path} as of ${day}`
        t.equal(live?.chart && renderToString(live.chart), served.chart, `${what}: chart`)
        t.equal(live?.key && renderToString(live.key), served.key, `${what}: key`)
        t.equal(live && renderToString(live.decisions), served.decisions, `${what}: decisions`)
        t.equal(live && renderToString(live.answers), served.answers, `${what}: answers`)
        compared += 1
      }
    }
    t.ok(compared > 15, `${compared} were compared`)
  })

t.test('while the slider moves the value axis stays, once it has reached around all', async t => {
  const { about } = await pageAt('/indicators/neet-15-29', { lang: 'en' })
  const histories = await Promise.all(about?.histories.map(historyAt) ?? [])
  const at = programs.en.figuresAt(about as LiveAbout, histories)
  const ticks = (day?: string): string[] => {
    const html = renderToString(at(day)?.chart ?? (null as never))
    return [...html.matchAll(/dy=".32em" text-anchor="end">(\d+%)</g)].map(match => match[1] ?? '')
  }
  const all = ticks()
  for (const day of ['2022-12-31', '2021-06-30', '2024-03-03', '2021-06-30']) t.strictSame(ticks(day), all, day)
})

t.test('the program knows one language, and checks nothing that was checked before it was recorded', async t => {
  const text = await figureProgram('nb')
  t.match(text, 'Hvis tempoet')
  t.notMatch(text, 'As it was known on')
  t.notMatch(text, 'ZodError')
  t.ok(pageScript().length < 10_000, 'and the script of every page is small')
})
