import t from 'tap'
import { installation } from '../http/installation.ts'
import { openPage, startBrowser, violations } from './browser.ts'

t.setTimeout(900_000)
const browser = await startBrowser()
const it = await installation()
const origin = await it.app.listen({ host: '127.0.0.1', port: 0 })
t.teardown(() => Promise.all([browser.close(), it.close()]))

for (const colorScheme of ['light', 'dark'] as const)
  t.test(`no page of the documentation breaks a rule of accessibility, in ${colorScheme}`, async t => {
    const { page, complaints } = await openPage(browser, { colorScheme })
    for (const path of ['/docs', '/docs/reference', '/docs/operating', '/docs/problems', '/docs/import']) {
      await page.goto(origin + path)
      t.strictSame(await violations(page), [], path)
    }
    t.strictSame(complaints, [], 'and none complains in the console')
  })

t.test('no page of the documentation is wider than a phone', async t => {
  const { page } = await openPage(browser, { viewport: { width: 360, height: 800 } })
  for (const path of ['/docs', '/docs/reference', '/docs/operating', '/docs/problems', '/docs/import']) {
    await page.goto(origin + path)
    t.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path)
  }
})
