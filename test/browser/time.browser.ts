/** Time travel in a real browser: by slider and keys, live on the chart of an indicator, and without scripts; and news of what is recorded. */
import t from 'tap'
import { withPages } from '../dashboard/forms/signed-in.ts'
import { begin } from '../http/installation.ts'
import { openPage, startBrowser, startSite, violations } from './browser.ts'

t.setTimeout(600_000)
const browser = await startBrowser()
const site = await startSite()
t.teardown(() => Promise.all([browser.close(), site.close()]))

type Page = Awaited<ReturnType<typeof openPage>>['page']
const indicator = '/indicators/neet-15-29?lang=en'

/** Goes on with the tab key until what has the focus fits; an error after a hundred. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 100; n++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(wanted => document.activeElement?.matches(wanted) ?? false, selector)) return
  }
  throw new Error(`the keyboard never came to ${selector}`)
}

/** The chart in the size that is seen, without the notes on its marks: a picture that moves has none. */
const chartOf = (page: Page) =>
  page.locator('live-figure svg.wide').evaluate(svg => {
    const copy = svg.cloneNode(true) as Element
    for (const note of copy.querySelectorAll('.measured title, .added title')) note.remove()
    return copy.outerHTML
  })
const valueText = (page: Page) => page.getAttribute('#time-slider', 'aria-valuetext')

t.test('with the keyboard one goes back in time by the slider, and forth to today', async t => {
  const { page, complaints } = await openPage(browser)
  await page.goto(site.origin + indicator)
  const today = await chartOf(page)
  const described = await page.textContent('#chart-wide-text')
  await tabTo(page, '.as-of summary')
  await page.keyboard.press('Enter')
  await tabTo(page, '#time-slider')
  t.equal(await valueText(page), 'As of today')
  await page.waitForSelector('live-figure[data-is-live]')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageDown')
  await page.waitForFunction(before => document.querySelector('#chart-wide-text')?.textContent !== before, described)
  const live = await chartOf(page)
  await page.waitForURL(/asOf=20\d\d-\d\d-\d\d/)
  await page.waitForSelector('.as-of.pinned')
  t.equal(await chartOf(page), live, 'the server draws what the slider drew')
  t.match(await page.title(), /, as it was known on \d+ \w+ 20\d\d – Varde$/)
  t.equal(await page.evaluate(() => document.activeElement?.id), 'time-slider', 'the focus is where it was')
  t.equal(await page.textContent('#as-of-heading'), `As it was known on ${await valueText(page)}`)
  const pinned = page.url()
  await page.keyboard.press('ArrowLeft')
  await page.waitForURL(url => url.href !== pinned)
  await page.keyboard.press('End')
  await page.waitForURL(url => !url.search.includes('asOf'))
  await page.waitForSelector('.as-of:not(.pinned)')
  t.equal(await chartOf(page), today)
  t.equal(await page.evaluate(() => document.activeElement?.id), 'time-slider')
  await page.goBack()
  await page.waitForLoadState()
  t.equal(new URL(page.url()).search, '?lang=en')
  t.strictSame(complaints, [])
})

t.test('the slider of a mission says the day while it moves, and shows it when it is let go', async t => {
  const { page, complaints } = await openPage(browser)
  await page.goto(`${site.origin}/missions/demens?lang=en&asOf=2024-06-30`)
  const move = (event: string) =>
    page.evaluate(name => {
      const slider = document.querySelector('#time-slider') as HTMLInputElement
      if (name === 'input') slider.valueAsNumber -= 700
      slider.dispatchEvent(new Event(name))
    }, event)
  await page.waitForSelector('#time-slider:enabled')
  await move('input')
  t.equal(await page.textContent('#as-of-heading'), 'As it was known on 31 July 2022')
  t.match(page.url(), 'asOf=2024-06-30', 'nothing is loaded yet')
  await move('change')
  await page.waitForURL(/asOf=2022-07-31/)
  t.equal(await page.inputValue('#as-of'), '31/07/2022')
  t.match(await page.getAttribute('.tabs a', 'href'), 'asOf=2022-07-31', 'and links lead on as of that day')
  t.strictSame(complaints, [])
})

t.test('without scripts there is no slider, and the same days are reached by field and links', async t => {
  const { page } = await openPage(browser, { javaScriptEnabled: false })
  await page.goto(`${site.origin}${indicator}&asOf=2022-12-31`)
  t.notOk(await page.isVisible('#time-slider'))
  t.equal(await page.locator('live-news').count(), 0)
  await page.click('a[rel=prev]')
  await page.fill('#as-of', '2023-12-31')
  await page.click('.choice-of-day button')
  t.match(page.url(), 'asOf=2023-12-31')
  await page.click('.compare summary')
  await page.fill('#compare-with', '2021-12-31')
  await page.click('.compare button')
  t.match(await page.textContent('main'), 'From 31 December 2021 to 31 December 2023')
})

t.test('what was recorded after the day of the page is listed on one click', async t => {
  const { page } = await openPage(browser)
  await page.goto(`${site.origin}${indicator}&asOf=2022-12-31`)
  const text = await page.textContent('.as-of a.late')
  await page.click('.as-of a.late')
  await page.waitForSelector('.timeline')
  t.equal(`${await page.locator('.timeline > li').count()} entries recorded later`, text)
})

t.test('the bar of another day stays in sight, and is slim', async t => {
  for (const [width, height] of [
    [1280, 900],
    [390, 844],
  ] as const) {
    const { page } = await openPage(browser, { viewport: { width, height } })
    await page.goto(`${site.origin}${indicator}&asOf=2022-12-31`)
    await page.evaluate(() => scrollTo(0, 900))
    const box = await page.locator('.as-of').boundingBox()
    t.equal(box?.y, 0)
    t.ok((box?.height ?? 999) < height / 5, `${width}: ${box?.height} pixels`)
  }
})

t.test('a page that is open breaks no rule of accessibility while the slider moves, light and dark', async t => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await openPage(browser, { colorScheme })
    await page.goto(site.origin + indicator)
    await page.click('.as-of summary')
    await page.focus('#time-slider')
    await page.waitForSelector('live-figure[data-is-live]')
    await page.keyboard.press('PageDown')
    await page.waitForSelector('.as-of.pinned')
    t.strictSame(await violations(page), [], colorScheme)
  }
})

t.test('a page of today says that something new was recorded, and shows it when it is asked to', async t => {
  const own = await withPages({ publicRead: true })
  const origin = await own.app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => own.close())
  await begin(own, 'm')
  await own.post('indicators/m-i/measure', { period: '2024', value: 16 })
  const { page, complaints } = await openPage(browser)
  await page.goto(`${origin}/indicators/m-i?lang=en`)
  t.notOk(await page.isVisible('live-news p'))
  await own.post('indicators/m-i/measure', { period: '2025', value: 19 })
  await page.waitForSelector('live-news.told')
  t.equal((await page.textContent('live-news span'))?.trim(), 'A new entry has been recorded.')
  t.notMatch(await page.textContent('main'), '19%', 'the page itself has not changed')
  await own.post('indicators/m-i/measure', { period: '2026', value: 18 })
  await page.waitForFunction(() => document.querySelector('live-news span')?.textContent?.startsWith('2 new'))
  t.strictSame(await violations(page), [])
  await page.click('live-news a')
  await page.waitForFunction(() => document.querySelector('main')?.textContent?.includes('19%'))
  t.notOk(await page.isVisible('live-news p'))
  t.strictSame(complaints, [])
})

t.test('a later visit to a mission is offered what changed since the one before', async t => {
  const { page } = await openPage(browser)
  const changes = `${site.origin}/missions/inkludering/changes?lang=en`
  await page.goto(changes)
  t.notOk(await page.isVisible('[data-since-visit]'), 'on the first visit there is none before')
  await page.evaluate(() =>
    localStorage.setItem(
      'varde-visits',
      JSON.stringify({ inkludering: { now: { position: 200, at: Date.now() - 3 * 86_400_000 } } }),
    ),
  )
  await page.goto(changes)
  await page.click('[data-since-visit] a')
  t.match(page.url(), 'fromPosition=200')
  await page.waitForSelector('[data-since-visit] a[aria-current="true"]')
  t.strictSame(await violations(page), [])
})
