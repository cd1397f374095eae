import t from 'tap'
import { readerLanguages } from '../../projections/words/languages.ts'
import {
  faults,
  inEveryLanguage,
  onEveryPath,
  openPage,
  paths,
  startBrowser,
  startSite,
  violations,
  violationsInBoth,
} from './browser.ts'

t.setTimeout(900_000)
const browser = await startBrowser()
const site = await startSite()
t.teardown(() => Promise.all([browser.close(), site.close()]))

/** One language has all the colours. */
const [inDarkToo] = readerLanguages

t.test('no page breaks a rule of accessibility, in light and in dark', async t => {
  const [one, other] = [await openPage(browser), await openPage(browser)]
  const found = await onEveryPath([one.page, other.page], inEveryLanguage(paths), async (page, path) => {
    await page.goto(site.origin + path)
    // What is folded is read by some: it must hold as well.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    return path.endsWith(`lang=${inDarkToo}`) ? violationsInBoth(page) : violations(page)
  })
  t.equal(found.length, paths.length * readerLanguages.length)
  for (const [path, violations] of found) t.strictSame(violations, [], path)
  t.strictSame([...one.complaints, ...other.complaints], [], 'and none complains in the console')
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
