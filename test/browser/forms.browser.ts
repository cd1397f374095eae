/** Signing in and forms in a real browser, without scripts: by keyboard, in every language, light and dark, wide and narrow. */
import t, { type Test } from 'tap'
import { languages, readerLanguages } from '../../projections/words/languages.ts'
import { formPath } from '../../src/dashboard/forms/form-kind.ts'
import { formKinds, whatIf } from '../../src/dashboard/forms/form-kinds.ts'
import { withPages } from '../dashboard/forms/signed-in.ts'
import { begin } from '../http/installation.ts'
import { openPage, startBrowser, violationsInBoth } from './browser.ts'

t.setTimeout(900_000)
// Forms are looked at two at a time.
t.jobs = 2
const browser = await startBrowser()
const site = await withPages()
const origin = await site.app.listen({ host: '127.0.0.1', port: 0 })
t.teardown(() => Promise.all([browser.close(), site.close()]))

// A choice with a long name must not make its form wider than a phone.
const LONG = 'The board of the partnership for more children and young people in education, work and society'
// A word that is wider than a phone must make nothing wider than it.
const ONE_WORD = 'Menneskerettighetskonvensjonsgjennomføringsarbeidsgruppen'
for (const mission of ['m', 'n']) await begin(site, mission)
const claim = { to: { goal: 'g' }, from: '2020', theory: 'T' }
const steps: [string, object][] = [
  ['missions/n/revise', { title: `${LONG}: ${ONE_WORD}`, decidedBy: 'The board', reason: 'A clearer name' }],
  ['projects/p/register', { title: 'Pilot', kind: 'project', lead: 'board', stage: 'idea' }],
  ['projects/p/claim-contribution', { ...claim, contribution: 'm', mission: 'm' }],
  ['projects/p/claim-contribution', { ...claim, contribution: 'n', mission: 'n' }],
  ['missions/m/form-body', { body: 'board', kind: 'partnership', name: LONG }],
  ['indicators/m-i/set-baseline', { period: '2020', value: 20 }],
  ['indicators/m-i/set-target', { period: '2030', value: 10 }],
  ['indicators/m-i/measure', { period: '2024', value: 16 }],
  ['decisions/d/give-advice', { mission: 'm', body: 'board', question: 'Shall we go on?', advice: 'Yes' }],
]
for (const [path, body] of steps) {
  const answer = await site.post(path, body)
  if (answer.statusCode !== 201) throw new Error(`${path}: ${answer.body}`)
}
const key = await site.keyFor('operative', 'operative', 'm')
const more: [string, string][] = [
  ['n', 'operative'],
  ['m', 'partnership'],
  ['m', 'participation'],
]
for (const [mission, role] of more) {
  const given = { principal: 'operative', role, mission, reason: 'To see every form' }
  t.equal((await site.post('access/give-grant', given)).statusCode, 201)
}

const urlOf = (kind: (typeof formKinds)[number]): string =>
  formPath(kind, { mission: 'm', decision: 'd', project: 'p', indicator: 'm-i' }[kind.on])

/** Goes on with the tab key until what has the focus fits; an error after a hundred. */
async function tabTo(page: Awaited<ReturnType<typeof openPage>>['page'], selector: string): Promise<void> {
  for (let n = 0; n < 100; n++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(wanted => document.activeElement?.matches(wanted) ?? false, selector)) return
  }
  throw new Error(`the keyboard never came to ${selector}`)
}

t.test('who goes back from what they looked over finds all that they entered', async t => {
  const { page } = await openPage(browser, { locale: 'en-GB' })
  await page.goto(`${origin}/sign-in?lang=en`)
  await page.fill('#key', key)
  await page.click('form.entry button')
  await page.goto(`${origin}/indicators/m-i/measure?lang=en`)
  const entered = { period: '2025', value: '12.5', note: 'First estimate' }
  for (const [name, value] of Object.entries(entered)) await page.fill(`[name="${name}"]`, value)
  await page.click('button[value="look"]')
  await page.waitForSelector('button[value="record"]')
  await page.goBack()
  for (const [name, value] of Object.entries(entered))
    t.equal(await page.inputValue(`[name="${name}"]`), value, `${name} is still there`)
})

t.test(
  'a word that is wider than a phone is broken, and one key indicator alone is as large as one of three',
  async t => {
    const { page } = await openPage(browser, { viewport: { width: 320, height: 700 } })
    await page.goto(`${origin}/sign-in?lang=en&next=/`)
    await page.fill('#key', key)
    await page.click('form.entry button')
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    for (const path of ['/', '/missions/n', '/missions/n/comment', '/indicators/n-i', '/search?q=board']) {
      await page.goto(`${origin}${path}${path.includes('?') ? '&' : '?'}lang=nb`)
      t.match(await page.textContent('main'), ONE_WORD, path)
      t.ok((await sideways()) <= 0, path)
    }
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(`${origin}/missions/m?lang=nb`)
    const width = await page.evaluate(
      () => document.querySelector('.key-indicators > *')?.getBoundingClientRect().width,
    )
    t.ok(width !== undefined && width < 400, `${width}`)
  },
)

t.test('signing in and recording a figure take no more than a keyboard', async t => {
  const { page } = await openPage(browser, { locale: 'en-GB' })
  await page.goto(`${origin}/indicators/m-i/measure?lang=en`)
  await tabTo(page, 'main a[href^="/sign-in"]')
  await page.keyboard.press('Enter')
  await page.waitForSelector('#key')
  await tabTo(page, '#key')
  await page.keyboard.type(key)
  await page.keyboard.press('Enter')
  await page.waitForSelector('#field-period')
  await tabTo(page, '#field-period')
  await page.keyboard.type('2025')
  await tabTo(page, '#field-value')
  await page.keyboard.type('19.5')
  await tabTo(page, 'button[value="look"]')
  await page.keyboard.press('Enter')
  await page.waitForSelector('button[value="record"]')
  t.match(await page.textContent('main'), languages.en.forms.notYet)
  await tabTo(page, 'button[value="record"]')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/indicators\/m-i\?lang=en&fact=\d+#fact-\d+$/)
  t.match(await page.textContent('main'), '19.5%')
})

async function signedInPage(t: Test, options: Parameters<typeof openPage>[1]) {
  const opened = await openPage(browser, options)
  t.teardown(() => opened.page.context().close())
  await opened.page.goto(`${origin}/sign-in`)
  await opened.page.fill('#key', key)
  await opened.page.press('#key', 'Enter')
  await opened.page.waitForSelector('form.who')
  return opened
}

for (const width of [1280, 320])
  t.test(
    `no form breaks a rule of accessibility or overflows: light and dark, ${width} px`,
    { buffered: true },
    async t => {
      const { page } = await signedInPage(t, { viewport: { width, height: 800 } })
      for (const kind of [...formKinds, whatIf])
        for (const language of readerLanguages) {
          const url = `${origin}${urlOf(kind)}?lang=${language}`
          t.equal((await page.goto(url))?.status(), 200, url)
          t.strictSame(await violationsInBoth(page), [], url)
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
          t.ok(overflow <= 0, `${url} is ${overflow} px too wide`)
        }
      await page.goto(`${origin}/indicators/m-i/measure`)
      await page.fill('#field-period', 'soon')
      await page.fill('#field-value', '1')
      await page.click('button[value="look"]')
      await page.waitForSelector('.faults')
      t.ok(await page.evaluate(() => document.activeElement?.matches('.faults')), 'reading goes on at what is wrong')
      t.match(await page.getAttribute('#field-period', 'aria-describedby'), 'field-period-fault')
      t.ok(await page.isVisible('#field-period-fault'))
      t.strictSame(await violationsInBoth(page), [], 'with faults')
      await page.fill('#field-period', '2026')
      await page.click('button[value="look"]')
      await page.waitForSelector('button[value="record"]')
      t.strictSame(await violationsInBoth(page), [], 'looked over')
      await page.goto(`${origin}${urlOf(whatIf)}`)
      await page.fill('#field-period', '2026')
      await page.fill('#field-value', '12')
      await page.click('form.entry button')
      await page.waitForSelector('.hypothetical')
      t.strictSame(await violationsInBoth(page), [], 'supposed')
    },
  )
