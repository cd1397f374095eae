/** Takes the pictures of the README from the sample missions, light and dark: `npm run pictures`. */
import { join } from 'node:path'
import { openPage, startBrowser, startSite } from '../browser/browser.ts'

/** What is shown: the file’s name, the page, and how much of it (pixels). */
const pictures = [
  { name: 'mission', path: '/missions/inkludering?lang=en', height: 860 },
  { name: 'indicator', path: '/indicators/neet-15-29?lang=en', height: 860 },
] as const

const [browser, site] = [await startBrowser(), await startSite()]
for (const colorScheme of ['light', 'dark'] as const) {
  const { page } = await openPage(browser, { colorScheme, viewport: { width: 1120, height: 860 } })
  for (const { name, path, height } of pictures) {
    await page.goto(site.origin + path)
    await page.screenshot({
      path: join(import.meta.dirname, `${name}-${colorScheme}.png`),
      clip: { x: 0, y: 0, width: 1120, height },
    })
  }
}
await Promise.all([browser.close(), site.close()])
