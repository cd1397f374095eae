import t from 'tap'
import { openPage, paths, startBrowser, startSite } from './browser.ts'

t.setTimeout(900_000)
const browser = await startBrowser()
const site = await startSite()
t.teardown(() => Promise.all([browser.close(), site.close()]))

type Colour = readonly [number, number, number]

/** `rgb(10, 86, 163)` */
const colourOf = (css: string): Colour => (css.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number) as unknown as Colour

/** Relative luminance (WCAG 2.2, relative luminance). */
function luminance(colour: Colour): number {
  const [r, g, b] = colour.map(c => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: Colour, b: Colour): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

for (const colorScheme of ['light', 'dark'] as const)
  t.test(`text and lines of the chart stand out, in ${colorScheme}`, async t => {
    const { page } = await openPage(browser, { colorScheme })
    await page.goto(`${site.origin}/indicators/fine-dust?lang=en`)
    const seen = await page.evaluate(() => {
      const css = (selector: string, name: 'fill' | 'stroke'): string =>
        getComputedStyle(document.querySelector(`.chart.wide ${selector}`) as Element)[name]
      return {
        page: getComputedStyle(document.body).backgroundColor,
        texts: [
          '.axes text',
          '.labels .latest',
          '.labels .start',
          '.labels .target',
          '.labels .superseded-target',
          '.labels .projection',
        ].map(s => [s, css(s, 'fill')] as const),
        lines: [
          '.line',
          '.path',
          '.baseline',
          '.superseded-target path',
          '.projection .course',
          '.projection .pace-held',
          '.disputed',
        ].map(s => [s, css(s, 'stroke')] as const),
      }
    })
    const background = colourOf(seen.page)
    for (const [name, colour] of seen.texts) t.ok(contrast(colourOf(colour), background) >= 4.5, `${name} ${colour}`)
    for (const [name, colour] of seen.lines) t.ok(contrast(colourOf(colour), background) >= 3, `${name} ${colour}`)
  })

for (const colorScheme of ['light', 'dark'] as const)
  t.test(`where the reader has chosen the colours, the chart is drawn in them, on ${colorScheme}`, async t => {
    const { page } = await openPage(browser, { colorScheme, forcedColors: 'active' })
    for (const path of ['/indicators/fine-dust', '/indicators/neet-15-29', '/missions/proving-ground']) {
      await page.goto(`${site.origin}${path}?lang=en`)
      const seen = await page.evaluate(() => {
        const visible = (element: Element): boolean => element.getClientRects().length > 0
        const colours = (selector: string, name: 'fill' | 'stroke') =>
          [...document.querySelectorAll(selector)]
            .filter(visible)
            .map(element => [element.textContent?.slice(0, 20) || selector, getComputedStyle(element)[name]] as const)
        return {
          page: getComputedStyle(document.body).backgroundColor,
          borders: colours('.chart .labels text', 'stroke').map(([, colour]) => colour),
          texts: [...colours('.chart text', 'fill'), ...colours('.small-chart text', 'fill')],
          lines: ['.line', '.path', '.baseline', '.course', '.decisions circle', '.first circle'].flatMap(of =>
            colours(`.chart ${of}, .small-chart ${of}`, 'stroke'),
          ),
        }
      })
      t.ok(seen.texts.length > 0 && seen.lines.length > 0, path)
      const background = colourOf(seen.page)
      for (const [name, colour] of [...seen.texts, ...seen.lines])
        t.ok(contrast(colourOf(colour), background) >= 4.5, `${path} ${name} ${colour}`)
      for (const border of seen.borders) t.same(colourOf(border), background, 'no text is drowned by its border')
    }
  })

for (const colorScheme of ['light', 'dark'] as const)
  t.test(`text and bars of what moved a number stand out, in ${colorScheme}`, async t => {
    const { page } = await openPage(browser, { colorScheme })
    await page.goto(`${site.origin}/missions/proving-ground/changes?lang=en&from=2021-03-31&to=2023-12-31`)
    const seen = await page.evaluate(() => ({
      page: getComputedStyle(document.body).backgroundColor,
      fills: ['text', 'circle', '.up rect', '.down rect'].map(
        s => [s, getComputedStyle(document.querySelector(`.waterfall ${s}`) as Element).fill] as const,
      ),
    }))
    for (const [name, colour] of seen.fills)
      t.ok(contrast(colourOf(colour), colourOf(seen.page)) >= (name === 'text' ? 4.5 : 3), `${name} ${colour}`)
  })

for (const colorScheme of ['light', 'dark'] as const)
  t.test(`added lines and the funnel stand out, in ${colorScheme}`, async t => {
    const { page } = await openPage(browser, { colorScheme })
    const marks = [
      ['/indicators/neet-15-29?lines=sex:F|neet-15-29-eu', ['.added text', '.added path', '.added circle']],
      ['/indicators/poor-wells/cells', ['.axes text', '.labels .latest', '.limit', '.dot.named']],
    ] as const
    for (const [path, selectors] of marks) {
      await page.goto(`${site.origin}${path}`)
      const seen = await page.evaluate(
        all => ({
          page: getComputedStyle(document.body).backgroundColor,
          colours: all.map(selector => {
            const style = getComputedStyle(document.querySelector(`.chart.wide ${selector}`) as Element)
            return [selector, style.fill === 'none' ? style.stroke : style.fill] as const
          }),
        }),
        [...selectors],
      )
      for (const [name, colour] of seen.colours)
        t.ok(
          contrast(colourOf(colour), colourOf(seen.page)) >= (/text|labels/.test(name) ? 4.5 : 3),
          `${name} ${colour}`,
        )
    }
  })

t.test('the chart of an indicator comes first, and is printed on one page', async t => {
  const { page } = await openPage(browser)
  await page.goto(`${site.origin}/indicators/neet-15-29?lang=nb`)
  const box = await page.locator('.chart.wide').boundingBox()
  t.ok(box !== null && box.y < 330, `its top is at ${box?.y}`)
  t.ok((await page.locator('figure.figure').boundingBox())!.y < 300)
  await page.emulateMedia({ media: 'print' })
  t.equal(
    await page.evaluate(() => getComputedStyle(document.querySelector('.figure') as Element).breakInside),
    'avoid',
  )
  for (const hidden of ['.downloads', '.line-choice', '.as-of form'])
    t.notOk(await page.locator(hidden).first().isVisible(), hidden)
})

t.test('words and numbers of a waterfall stand clear of its bars', async t => {
  for (const width of [1280, 390]) {
    const { page } = await openPage(browser, { viewport: { width, height: 900 } })
    for (const [path, lang] of [
      ['/missions/climate/changes?from=2022', 'nb'],
      ['/missions/inkludering/changes?from=2022', 'sv'],
    ]) {
      await page.goto(`${site.origin}${path}&lang=${lang}`)
      const overlaps = await page.evaluate(() =>
        [...document.querySelectorAll('.waterfall g')].filter(row => {
          const texts = [...row.querySelectorAll('text')].map(text => text.getBoundingClientRect())
          const mark = row.querySelector('rect, circle')?.getBoundingClientRect()
          return mark && texts.some(text => text.left < mark.right && mark.left < text.right)
        }),
      )
      t.equal(overlaps.length, 0, `${path} ${width}`)
    }
  }
})

t.test('the meeting paper names its page and its days, and every cause is on it', async t => {
  const { page } = await openPage(browser, { viewport: { width: 700, height: 900 } })
  await page.goto(`${site.origin}/missions/proving-ground/changes?lang=en&from=2021-03-31&to=2023-12-31`)
  await page.emulateMedia({ media: 'print' })
  t.ok(await page.locator('.tabs a[aria-current]').isVisible())
  t.notOk(await page.locator('.tabs .more').isVisible())
  t.notOk(await page.locator('.spans').isVisible())
  t.ok(await page.getByText('Target changed 2030').first().isVisible(), 'the facts behind a cause')
})

t.test('only the chart that fits the page is shown, and its description tells what it shows', async t => {
  for (const [width, name] of [
    [1280, 'wide'],
    [360, 'narrow'],
  ] as const) {
    const { page } = await openPage(browser, { viewport: { width, height: 800 } })
    await page.goto(`${site.origin}/indicators/fine-dust?lang=en`)
    t.equal(await page.locator('svg.chart:not(.swatch):visible').count(), 1)
    t.ok(await page.locator(`svg.chart.${name}`).isVisible())
    t.match(
      await page.locator(`svg.chart.${name} desc`).textContent(),
      /Measured: .*Target: 8\.0.*Earlier target: 6\.0/,
    )
  }
})

t.test('labels of the wide chart do not overlap', async t => {
  const { page } = await openPage(browser)
  for (const id of ['fine-dust', 'noise', 'neet-15-29', 'demens-personer', 'completed-upper-secondary']) {
    await page.goto(`${site.origin}/indicators/${id}?lang=nb`)
    const boxes = await page
      .locator('.chart.wide .labels text')
      .evaluateAll(all => all.map(text => text.getBoundingClientRect().toJSON()))
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1)) {
        const overlap = a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4
        t.notOk(overlap, `${id}: ${i}`)
      }
  }
})

t.test('print is light, unfolded, and without forms', async t => {
  const { page } = await openPage(browser, { colorScheme: 'dark' })
  await page.goto(`${site.origin}/missions/inkludering?lang=nb`)
  t.not(
    await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
    'rgb(255, 255, 255)',
    'the screen is dark',
  )
  await page.emulateMedia({ media: 'print' })
  t.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)')
  for (const form of await page.locator('.as-of form').all()) t.notOk(await form.isVisible())
  t.ok(
    await page.getByText('Eliminere utenforskap blant barn og unge innen 2035').first().isVisible(),
    'an earlier wording',
  )
  const pdf = await page.pdf({ format: 'A4' })
  t.ok(pdf.length > 10_000)
})

t.test('the first screen of a mission says where it stands, by which picture and how it is judged', async t => {
  for (const [width, height, screens] of [
    [1280, 900, 1],
    [390, 844, 2],
  ] as const) {
    const { page } = await openPage(browser, { viewport: { width, height } })
    for (const mission of ['inkludering', 'climate']) {
      await page.goto(`${site.origin}/missions/${mission}?lang=nb`)
      const bottoms = await page.evaluate(() =>
        ['.in-short li:nth-child(3)', '.key-indicators .small-chart', '.key-indicators .tag'].map(
          selector => [selector, document.querySelector(selector)?.getBoundingClientRect().bottom ?? Infinity] as const,
        ),
      )
      for (const [what, bottom] of bottoms)
        t.ok(bottom <= height * screens, `${mission} at ${width}: ${what} ends at ${Math.round(bottom)}`)
    }
  }
})

t.test('on paper no table stands in a grid, over which browsers lay what follows', async t => {
  const { page } = await openPage(browser)
  await page.emulateMedia({ media: 'print' })
  for (const path of paths.filter(each => !each.includes('embed'))) {
    await page.goto(`${site.origin}${path}${path.includes('?') ? '&' : '?'}lang=nb`)
    const grids = await page.evaluate(() => {
      const found = new Set<string>()
      for (const table of document.querySelectorAll('table'))
        for (let at = table.parentElement; at; at = at.parentElement)
          if (/grid|flex/.test(getComputedStyle(at).display)) found.add(`${at.localName}.${at.className}`)
      return [...found]
    })
    t.same(grids, [], path)
  }
})

t.test('on a phone what is said of a figure begins beside its period, and no word or number is broken', async t => {
  const { page } = await openPage(browser, { viewport: { width: 360, height: 740 }, isMobile: true })
  for (const path of ['/indicators/neet-15-29?asOf=2023&', '/indicators/fine-dust?']) {
    await page.goto(`${site.origin}${path}lang=nb`)
    const { beside, broken } = await page.evaluate(() => {
      const rows = [...document.querySelectorAll('.figures tbody tr')].filter(row =>
        row.querySelector('td[data-label]'),
      )
      const top = (element: Element | undefined) => element?.getBoundingClientRect().top ?? 0
      const firstOf = (row: Element) =>
        [...row.querySelectorAll('td')].find(cell => cell.getClientRects().length > 0 && cell.textContent !== '')
      /** The lines of a cell's last text, and how many it has when it stands in a cell as wide as it likes. */
      const isBroken = (cell: Element): boolean => {
        const text = cell.lastChild
        if (text?.nodeType !== Node.TEXT_NODE) return false
        const range = document.createRange()
        range.selectNodeContents(text)
        return range.getClientRects().length > 1
      }
      return {
        beside: rows.map(row => top(firstOf(row)) - top(row.querySelector('th') ?? undefined)),
        broken: [...document.querySelectorAll('.figures td.labelled')].filter(isBroken).map(cell => cell.textContent),
      }
    })
    t.ok(beside.length > 0)
    t.ok(
      beside.every(gap => Math.abs(gap) < 4),
      `${path} ${beside.join(' ')}`,
    )
    t.same(broken, [], path)
  }
})
