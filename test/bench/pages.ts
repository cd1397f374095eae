/** Row pages: what a reader waits for in a real browser: the first sight of a page, its bytes, and the frames of its slider. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { openPage, startBrowser } from '../browser/browser.ts'
import { fill, INDICATORS, MONTHS } from './fill.ts'
import { command, KEY, type Server, varde } from './server.ts'
import { median, ms, percentile, type Row } from './statistics.ts'

const LOADS = 5
const FRAMES = 200
/** A new window has a process of its own, which takes so long to start; it is not what a page waits for. */
const START_MS = 300
const month = (n: number): string => `${2013 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`
const DAY = 86_400_000
const dayAfter = (n: number): string => new Date(Date.UTC(1996, 0, 1) + n * DAY).toISOString().slice(0, 10)

/** An indicator of mission `m` with a baseline and a target at these periods, and these figures. */
async function indicator(
  server: Server,
  id: string,
  [from, to]: readonly [string, string],
  measurements: readonly object[],
): Promise<void> {
  await command(server, `indicators/${id}/define`, {
    mission: 'm',
    goals: ['g'],
    title: id,
    definition: 'D',
    unit: 'percent',
    direction: 'decrease',
    kind: 'outcome',
    decimals: 1,
    source: { name: 'Bench' },
    knownFrom: '2014',
  })
  for (let i = 0; i < measurements.length; i += 5000)
    await command(server, `indicators/${id}/measure-many`, { measurements: measurements.slice(i, i + 5000) })
  await command(server, `indicators/${id}/set-baseline`, { period: from, value: 50, knownFrom: '2014' })
  await command(server, `indicators/${id}/set-target`, { period: to, value: 20, knownFrom: '2014' })
}

const about = (n: number): number => Math.round((50 - n / 6 + 3 * Math.sin(n)) * 10) / 10

/** A month's release gives every month so far anew: 10,011 figures of 141 months. */
const revisedMonthly = Array.from({ length: 141 }, (_, release) =>
  Array.from({ length: release + 1 }, (_, n) => ({
    period: month(n),
    value: about(n) + (release - n) / 100,
    knownFrom: month(release + 1),
  })),
).flat()

/** A figure a day, each known a day later. */
const daily = Array.from({ length: 10_000 }, (_, n) => ({
  period: dayAfter(n),
  value: about(n / 60),
  knownFrom: dayAfter(n + 1),
}))

interface Loaded {
  /** Largest contentful paint, milliseconds after the navigation began. */
  readonly paint: number
  readonly bytes: number
}

/** Loads an address in a browser that has nothing of it. */
async function load(browser: Browser, address: string): Promise<Loaded> {
  const { page } = await opened(browser)
  const network = await page.context().newCDPSession(page)
  let bytes = 0
  await network.send('Network.enable')
  await page.waitForTimeout(START_MS)
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto(address, { waitUntil: 'load' })
  const paint = await page.evaluate(
    () =>
      new Promise<number>(resolve => {
        const seen = new PerformanceObserver(list => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN))
        seen.observe({ type: 'largest-contentful-paint', buffered: true })
      }),
  )
  await page.waitForTimeout(100)
  await page.context().close()
  return { paint, bytes }
}

const opened = (browser: Browser) => openPage(browser, { extraHTTPHeaders: { authorization: `Bearer ${KEY}` } })

async function loads(browser: Browser, address: (n: number) => string): Promise<{ paint: number; bytes: number }> {
  await load(browser, address(LOADS))
  const all: Loaded[] = []
  for (let n = 0; n < LOADS; n++) all.push(await load(browser, address(n)))
  return { paint: median(all.map(({ paint }) => paint)), bytes: Math.max(...all.map(({ bytes }) => bytes)) }
}

/** Moves the slider at every frame from one end to the other; the milliseconds from frame to frame. */
async function slide(page: Page, isMoving: boolean): Promise<number[]> {
  return page.evaluate(
    ([frames, moves]) =>
      new Promise<number[]>(resolve => {
        const input = document.querySelector<HTMLInputElement>('#time-slider') as HTMLInputElement
        const most = Number(input.max)
        const took: number[] = []
        let before = 0
        function frame(now: number): void {
          if (before > 0) took.push(now - before)
          before = now
          if (took.length === frames) {
            resolve(took)
            return
          }
          if (moves) {
            input.valueAsNumber = Math.round(most * (0.5 + 0.5 * Math.cos((took.length / (frames as number)) * 6)))
            input.dispatchEvent(new Event('input', { bubbles: true }))
          }
          requestAnimationFrame(frame)
        }
        requestAnimationFrame(frame)
      }),
    [FRAMES, isMoving],
  )
}

async function slideRow(browser: Browser, { address }: Server, id: string, work: string): Promise<Row> {
  const { page } = await opened(browser)
  await page.goto(`${address}/indicators/${id}?lang=en`)
  await page.click('.as-of summary')
  const still = await slide(page, false)
  const begun = performance.now()
  await page.focus('#time-slider')
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#time-slider') as HTMLInputElement
    input.valueAsNumber = Math.round(Number(input.max) / 2)
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await page.waitForSelector('live-figure[data-is-live]')
  const ready = performance.now() - begun
  const took = await slide(page, true)
  await page.context().close()
  const [p50, p95] = [median(took), percentile(took, 95)]
  return {
    row: 'pages',
    work: `slider, ${work}`,
    measured: `frame p50 ${ms(p50)}, p95 ${ms(p95)}; first touch ${ms(ready)}`,
    limit: `p50 ${ms(median(still))}, p95 ${ms(percentile(still, 95))} of a page at rest`,
    ratio: median(still) / p50,
    asked: 'p50 ≤ 17 ms, p95 ≤ 40 ms',
    met: p50 <= 17 && p95 <= 40,
  }
}

/** A page with one line, from a bare server. */
async function bareLoad(browser: Browser): Promise<number> {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>One line</p>'))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { paint } = await loads(browser, () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  server.close()
  return paint
}

async function loadRow(browser: Browser, bare: number, work: string, address: (n: number) => string): Promise<Row> {
  const { paint, bytes } = await loads(browser, address)
  return {
    row: 'pages',
    work,
    measured: `LCP ${ms(paint)}, ${(bytes / 1000).toFixed(1)} kB gz`,
    limit: `LCP ${ms(bare)} one line of a bare server`,
    ratio: bare / paint,
    asked: 'LCP ≤ 300 ms, ≤ 80 kB',
    met: paint <= 300 && bytes <= 80_000,
  }
}

/** Measures the pages; nothing where there is no browser, which is said. */
export async function pages(): Promise<Row[]> {
  let browser: Browser
  try {
    browser = await startBrowser()
  } catch (error) {
    console.error(`row pages is left out: ${(error as Error).message}`)
    return []
  }
  const server = await varde()
  try {
    await fill(server)
    await indicator(server, 'revised', ['2013-01', '2030-12'], revisedMonthly)
    await indicator(server, 'daily', ['2013-01-01', '2030-12-31'], daily)
    return await rowsOf(browser, server)
  } finally {
    await Promise.all([browser.close(), server.stop()])
  }
}

async function rowsOf(browser: Browser, server: Server): Promise<Row[]> {
  const at = (path: string) => (n: number) => `${server.address}${path}?lang=en&asOf=2019-06-${10 + n}`
  const now = (path: string) => () => `${server.address}${path}?lang=en`
  const bare = await bareLoad(browser)
  const size = `${INDICATORS} indicators × ${MONTHS} months`
  return [
    await loadRow(browser, bare, `mission, ${size}: today`, now('/missions/m')),
    await loadRow(browser, bare, `mission, ${size}: any day`, at('/missions/m')),
    await loadRow(browser, bare, `indicator, ${MONTHS} months`, now('/indicators/i7')),
    await loadRow(browser, bare, 'indicator, 10,011 facts', now('/indicators/revised')),
    await slideRow(browser, server, 'revised', '10,011 facts (141 months, revised monthly)'),
    await slideRow(browser, server, 'daily', '10,000 facts (10,000 days)'),
  ]
}
