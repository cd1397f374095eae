/** A real browser and a site to look at; without a browser it says what to install. */
import { existsSync } from 'node:fs'
import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { readerLanguages } from '../../projections/words/languages.ts'
import { everything, fullSite } from '../dashboard/site.ts'

const places = [
  process.env.VARDE_TEST_BROWSER,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
/** What Playwright turns off (a browser heeds the last such list alone), and the pages that Chromium loads into a window of its own, for the list under its address field: they are drawn at the same time as the page that is looked at. */
const without = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
]
const switches = [
  `--disable-features=${without.join()}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Every kind of page, and of each the ones that show the most. */
export const paths = [
  '/',
  '/?asOf=2021',
  '/missions/inkludering',
  '/missions/demens?asOf=2020-12-31',
  '/missions/eu-cities',
  '/missions/inkludering/changes?from=2022',
  '/missions/climate/changes?from=2023',
  '/missions/inkludering/decisions',
  '/decisions/neet-som-malestokk',
  '/missions/inkludering/portfolio',
  '/missions/net-zero-industry/portfolio?kind=project',
  '/projects/ks-frakobling',
  '/projects/utlysning-inkludering-2025?asOf=2025-06',
  '/actors/ks',
  '/actors/vestfold-og-telemark',
  '/missions/inkludering/learning',
  '/missions/inkludering/people',
  '/missions/inkludering/timeline',
  '/missions/inkludering/auditors',
  '/search?q=arbeid',
  '/indicators/neet-15-29?lines=sex:F|sex:M|neet-15-29-eu',
  '/indicators/completed-upper-secondary?asOf=2018',
  '/indicators/demens-personer',
  '/indicators/fine-dust',
  '/indicators/noise',
  '/indicators/fine-dust?embed&asOf=2024',
  '/indicators/poor-wells/cells',
  '/indicators/neet-15-29/revisions',
  '/indicators/fine-dust/hindsight',
  '/indicators/neet-15-29/commentary',
] as const
/** Pages that say what is wrong. */
export const faults = ['/missions/none', '/missions/demens?asOf=2010', '/?asOf=2999-01-01', '/?asof=2020'] as const

export const inEveryLanguage = (all: readonly string[]): string[] =>
  all.flatMap(path => readerLanguages.map(language => `${path}${path.includes('?') ? '&' : '?'}lang=${language}`))

/** Starts the browser. Throws with what to install where there is none. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = places.find(place => place !== undefined && existsSync(place))
  if (executablePath === undefined)
    throw new Error(
      'No browser was found. Install Chromium (on Debian: apt-get install chromium), or name the program of another in VARDE_TEST_BROWSER.',
    )
  return chromium.launch({ executablePath, headless: true, args: switches })
}

/** Sees every page, those for auditors too. */
const auditor = { ...everything, audits: new Set(['*']) }

/** Starts the site on a free port; `origin` is its address. */
export async function startSite(): Promise<{ origin: string; close: () => Promise<void> }> {
  const { app } = await fullSite({ viewerOf: () => auditor })
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  return { origin, close: () => app.close() }
}

/** A page in a context of its own, and everything its console complained of. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  return { page, complaints }
}

/** Tags of rules. */
const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe-core finds wrong with the page as it is, by these rules, or those with these tags: rule, and where. */
export async function violations(page: Page, rules: readonly string[] = everyRule): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  return page.evaluate(async rules => {
    const inPage = globalThis as unknown as { axe: { run: (options: object) => Promise<Result> } }
    interface Result {
      violations: { id: string; help: string; nodes: { html: string }[] }[]
    }
    const { violations } = await inPage.axe.run({ runOnly: rules, resultTypes: ['violations'] })
    return violations.map(v => `${v.id}: ${v.help} (${v.nodes.map(n => n.html.slice(0, 160)).join(' | ')})`)
  }, rules)
}

/** What axe-core finds wrong with the page as it is in light, and with its colours in dark: all else is the same there. */
export async function violationsInBoth(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const [colorScheme, rules] of [
    ['light', everyRule],
    ['dark', ['color-contrast', 'link-in-text-block']],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    for (const violation of await violations(page, rules)) found.push(`${colorScheme}: ${violation}`)
  }
  return found
}

/** Does the same work on every path, in two tabs side by side; the answers are in the order of the paths. */
export async function onEveryPath<A>(
  tabs: readonly [Page, Page],
  all: readonly string[],
  work: (page: Page, path: string) => Promise<A>,
): Promise<[path: string, found: A][]> {
  const found: [string, A][] = []
  let next = 0
  const workThrough = async (page: Page) => {
    for (let at = next++; at < all.length; at = next++) {
      const path = all[at] as string
      found[at] = [path, await work(page, path)]
    }
  }
  await Promise.all(tabs.map(workThrough))
  return found
}
