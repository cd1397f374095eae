import t from 'tap'
import { faults, inEveryLanguage, openPage, paths, startBrowser, startSite, violations } from './browser.ts'

t.setTimeout(900_000)
// Almost all the time goes into contrasts, which the browser computes page by page: light and dark are looked at side by side.
t.jobs = 2
const browser = await startBrowser()
const site = await startSite()
t.teardown(() => Promise.all([browser.close(), site.close()]))

for (const colorScheme of ['light', 'dark'] as const)
  t.test(`no page breaks a rule of accessibility, in ${colorScheme}`, { buffered: true }, async t => {
    const { page, complaints } = await openPage(browser, { colorScheme })
    for (const path of inEveryLanguage(paths)) {
      await page.goto(site.origin + path)
      // What is folded is read by some: it must hold as well.
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      t.strictSame(await violations(page), [], path)
    }
    t.strictSame(complaints, [], 'and none complains in the console')
  })

t.test('nor does a mission’s page with its menu open, which closes the time bar', async t => {
  const { page } = await openPage(browser)
  for (const path of inEveryLanguage(['/missions/inkludering'])) {
    await page.goto(site.origin + path)
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
      for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.more')) menu.open = true
    })
    t.same(await page.locator('details.more[open], .as-of details[open]:not(.compare)').count(), 1)
    t.strictSame(await violations(page), [], path)
  }
})

t.test('no page of an error breaks one either', async t => {
  const { page } = await openPage(browser)
  for (const path of inEveryLanguage(faults)) {
    await page.goto(site.origin + path)
    t.strictSame(await violations(page), [], path)
  }
})
