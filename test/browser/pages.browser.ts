import { HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'
import t from 'tap'
import { readerLanguages } from '../../projections/words/languages.ts'
import { faults, inEveryLanguage, onEveryPath, openPage, paths, startBrowser, startSite } from './browser.ts'

t.setTimeout(900_000)
const browser = await startBrowser()
const site = await startSite()
t.teardown(() => Promise.all([browser.close(), site.close()]))

/** What the server sent for every page, and how wide it is in a window of 320 pixels. */
const narrow = { viewport: { width: 320, height: 800 } }
const tabs: [Page, Page] = [(await openPage(browser, narrow)).page, (await openPage(browser, narrow)).page]
const visits = await onEveryPath(tabs, inEveryLanguage([...paths, ...faults]), async (page, path) => ({
  html: (await (await page.goto(site.origin + path))?.text()) ?? '',
  width: await page.evaluate(() => document.documentElement.scrollWidth),
}))

t.test('every page is valid HTML', async t => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      // Titles are the field's own and as long as they are.
      'long-title': 'off',
      'void-style': 'off',
      // Lists without bullets lose their role in some browsers; telephone numbers there are none.
      'tel-non-breaking': 'off',
      // Boxes of one choice share a name, as the standard has it.
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    },
  })
  t.equal(visits.length, (paths.length + faults.length) * readerLanguages.length)
  for (const [path, { html }] of visits) {
    const { results } = await validator.validateString(html)
    const found = results.flatMap(r => r.messages.map(m => `${m.ruleId} at ${m.line}:${m.column}: ${m.message}`))
    t.strictSame([...new Set(found)].slice(0, 5), [], path)
  }
})

t.test('at a width of 320 pixels nothing lies outside the page', async t => {
  for (const [path, { width }] of visits) t.equal(width, 320, path)
})

t.test('with text twice as large nothing lies outside the page', async t => {
  const { page } = await openPage(browser, { viewport: { width: 1280, height: 900 } })
  for (const path of paths) {
    await page.goto(site.origin + path)
    await page.evaluate(() => document.documentElement.setAttribute('style', 'font-size:200%'))
    t.equal(await page.evaluate(() => document.documentElement.scrollWidth), 1280, path)
  }
})

t.test('without scripts a page shows the same, and a date can be chosen', async t => {
  const { page } = await openPage(browser, { javaScriptEnabled: false })
  await page.goto(`${site.origin}/indicators/neet-15-29?lang=en`)
  t.match(await page.textContent('main'), 'Young people 15–29 outside work and education')
  t.notOk(await page.isVisible('#as-of'), 'today it is one word')
  await page.click('.as-of summary')
  await page.fill('#as-of', '2022-12-31')
  await page.click('.as-of button')
  t.equal(new URL(page.url()).search, '?asOf=2022-12-31&lang=en')
  t.match(await page.textContent('.as-of'), 'As it was known on 31 December 2022')
  await page.click('a[rel=next]')
  t.match(page.url(), 'asOf=2023-08-29')
  await page.click('.as-of a:has-text("Back to today")')
  t.equal(new URL(page.url()).search, '?lang=en')
})

t.test('without scripts every page of a mission is reached on a phone, and its forms keep what was chosen', async t => {
  const { page } = await openPage(browser, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  for (const below of ['/changes', '/decisions', '/people', '/portfolio', '/learning', '/timeline', '']) {
    await page.goto(`${site.origin}/missions/inkludering${below === '' ? '/people' : ''}?lang=en`)
    const link = page.locator(`.tabs a[href="/missions/inkludering${below}?lang=en"]`)
    if (!(await link.isVisible())) await page.click('.tabs .more summary')
    await link.click()
    t.equal(new URL(page.url()).pathname, `/missions/inkludering${below}`)
  }
  await page.goto(`${site.origin}/missions/inkludering/changes?lang=en`)
  await page.click('.spans summary:has-text("Other days")')
  await page.fill('#span-from', '2022-12-31')
  await page.fill('#span-to', '2024-12-31')
  await page.click('.spans button')
  t.match(await page.textContent('main'), 'From 31 December 2022 to 31 December 2024')
  await page.goto(`${site.origin}/missions/inkludering/portfolio?lang=en&asOf=2026-01-31`)
  await page.selectOption('#filter-kind', 'research')
  await page.click('.filters button')
  t.match(new URL(page.url()).search, /asOf=2026-01-31.*kind=research/)
  t.match(await page.textContent('main'), 'As it was known on 31 January 2026')
})

/** Presses Tab until an element has the focus; −1: it never got it. */
async function tabsTo(page: Page, selector: string, most: number): Promise<number> {
  for (let tabs = 1; tabs <= most; tabs++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(s => document.activeElement?.matches(s) ?? false, selector)) return tabs
  }
  return -1
}

t.test('the keyboard leads to the content, the date and its button, with a visible focus', async t => {
  const { page } = await openPage(browser)
  await page.goto(`${site.origin}/missions/demens?lang=nb`)
  t.equal(await tabsTo(page, '.skip', 1), 1, 'first of all one can skip to the content')
  t.ok((await page.locator('.skip').boundingBox())!.y >= 0, 'which shows itself when it is reached')
  t.ok((await tabsTo(page, '.as-of summary', 20)) > 0, 'the word that opens the choice of a day')
  await page.keyboard.press('Enter')
  t.ok((await tabsTo(page, '#as-of', 1)) > 0, 'the date field')
  await page.keyboard.type('31122020')
  t.ok((await tabsTo(page, '.as-of button', 5)) > 0, 'its button')
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)
  t.equal(outline, 'solid')
  t.ok((await tabsTo(page, 'summary, a[rel=prev], .as-of a', 5)) > 0, 'and what comes after it')
})

t.test('the language links change the language and keep the date', async t => {
  const { page } = await openPage(browser)
  await page.goto(`${site.origin}/missions/demens?asOf=2020-12-31&lang=nb`)
  await page.click('.languages a[lang=sv]')
  t.equal(await page.getAttribute('html', 'lang'), 'sv')
  t.match(page.url(), 'asOf=2020-12-31')
})
