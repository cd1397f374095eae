/** The charts of every indicator of the samples, as they are drawn on wide pages and on phones. */
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import t from 'tap'
import { readerLanguages } from '../../../projections/words/languages.ts'
import { isRefusal } from '../../../src/commands/refusal.ts'
import type { AssessmentAnswer, GoalProgress } from '../../../src/dashboard/answer-types.ts'
import { extentOf, frameFor, laneOf } from '../../../src/dashboard/chart/frame.ts'
import type { PlacedLabel } from '../../../src/dashboard/chart/label-places.ts'
import { widthOf } from '../../../src/dashboard/chart/text-width.ts'
import { inWords } from '../../../src/engine/in-words.ts'
import { everything, fullSite } from '../site.ts'

const { app, reader } = await fullSite()
// Pages are compiled once the site has begun.
const { Chart, wideFrame } = await import('../../../src/dashboard/chart/chart.tsx')
const { chartWords } = await import('../../../src/dashboard/chart/words.ts')
const { placedLabels } = await import('../../../src/dashboard/chart/labels.tsx')

function asked<A>(answer: { readonly answer: A } | Parameters<typeof isRefusal>[0]): A {
  if (isRefusal(answer)) throw new Error(inWords(answer.detail))
  return (answer as { readonly answer: A }).answer
}
const idsIn = (goals: readonly GoalProgress[]): string[] =>
  goals.flatMap(goal => [...goal.indicators.map(({ indicator }) => indicator), ...idsIn(goal.goals)])
const missions = asked(reader.ask('/missions', {}, {}, everything)).missions
const ids = new Set(
  missions.flatMap(({ mission: id }) =>
    idsIn(asked(reader.ask('/missions/{id}/progress', { id }, {}, everything)).goals),
  ),
)
const assessments: AssessmentAnswer[] = [...ids].map(id =>
  asked(reader.ask('/indicators/{id}/assessment', { id }, {}, everything)),
)

/** The charts that there are, in both sizes. */
const charts = assessments.flatMap(({ figure, indicator }) => {
  const extent = extentOf([figure])
  if (!extent) return []
  return readerLanguages.flatMap(language => {
    const words = chartWords(language, indicator, figure, { unit: '%', decimals: 1 })
    return [wideFrame({ figure, extent, words }), frameFor('narrow', extent, words.tick)].map(frame => ({
      ...{ figure, frame, words, extent, name: `${indicator} ${frame.name} ${language}` },
    }))
  })
})

const boxOf = ({ x, y, text, anchor }: PlacedLabel, letters: number) => {
  const width = widthOf(text, letters)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, right: left + width, top: y - letters / 2, bottom: y + letters / 2 }
}

t.test('no label is clipped or lies on another, in any language', async t => {
  t.ok(charts.length > 300, `${charts.length} charts`)
  for (const chart of charts) {
    const { letters, width, height } = chart.frame
    const boxes = placedLabels(chart).map(label => boxOf(label, letters))
    for (const [i, a] of boxes.entries()) {
      if (a.left < 0 || a.right > width || a.top < 0 || a.bottom > height) t.fail(`${chart.name}: a label is clipped`)
      const other = boxes
        .slice(0, i)
        .find(b => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      if (other) t.fail(`${chart.name}: a label lies on another`)
    }
  }
})

t.test('the latest figure and the target are always labelled, and on a wide page both pace lines', async t => {
  for (const chart of charts) {
    const { figure, frame, words, name } = chart
    const labels = placedLabels(chart)
    const has = (label: string): boolean => labels.some(each => each.name === label)
    if (figure.stretches.flat().some(mark => !mark.forecast) && !has('latest')) t.fail(`${name}: no latest`)
    if (figure.target && !has('target')) t.fail(`${name}: no target`)
    if (frame.name === 'wide' && figure.projection) {
      const texts = labels.map(({ text }) => text)
      t.ok(
        [words.names.projected, words.names.paceHolds].every(line => texts.some(text => text.startsWith(line))),
        `${name}: ${texts}`,
      )
    }
  }
})

t.test('every figure stands inside the span of its own year', async t => {
  for (const { figure, frame, name } of charts)
    for (const mark of figure.stretches.flat()) {
      const year = Math.ceil(mark.at - 1e-6) - 1
      const span = frame.years.find(each => each.year === year)
      if (!span || mark.at < span.from || mark.at > span.to) t.fail(`${name}: ${JSON.stringify(mark.period)}`)
    }
})

t.test('a decision is numbered on the axis, inside the year in which it was taken, and touches no other', async t => {
  const withDecisions = charts.filter(({ figure }) => figure.decisions.length > 0)
  t.ok(withDecisions.length > 0)
  for (const { figure, frame, name } of withDecisions) {
    const places = figure.decisions.map(({ at }) => [frame.xOfDay(at), laneOf(frame, at)] as const)
    for (const [i, [x, y]] of places.entries()) {
      const decision = figure.decisions[i]
      const span = frame.years.find(({ year }) => year === Number(decision?.decidedOn.slice(0, 4)))
      t.ok(span && x > frame.x(span.from) && x < frame.x(span.to) + 0.1, `${name} ${decision?.decision}`)
      t.ok(y > frame.height - frame.bottom && y < frame.height)
      const touches = places.slice(0, i).some(([ox, oy]) => Math.hypot(x - ox, y - oy) < 17)
      t.notOk(touches, `${name} ${decision?.decision}`)
    }
  }
})

/** Both sizes of a chart of so many figures, each so long a part of a year, and nothing else. */
function drawnSeries(count: number, part: number): Readonly<Record<'wide' | 'narrow', string>> {
  const [some] = charts
  const like = some?.figure.stretches[0]?.[0]
  if (!some || !like) throw new Error('no chart')
  const marks = Array.from({ length: count }, (_, i) => ({
    ...{ ...like, at: 2015 + (i + 1) * part, from: 2015 + i * part, value: i % 7, tentative: false, disputed: false },
  }))
  const figure = {
    ...{
      stretches: [marks],
      incomplete: [],
      intervals: [],
      withoutValue: [],
      breaks: [],
      baseline: null,
      earlierBaselines: [],
    },
    ...{ path: { corners: [], milestones: [], comparable: true }, target: null, superseded: [], projection: null },
    decisions: [],
  }
  const extent = extentOf([figure])
  if (!extent) throw new Error('no extent')
  const html = renderToString(h(Chart, { figure, extent, words: some.words }))
  const [wide = ''] = /<svg class="chart wide".*?<\/svg>/s.exec(html) ?? []
  const [narrow = ''] = /<svg class="chart narrow".*?<\/svg>/s.exec(html) ?? []
  return { wide, narrow }
}

t.test('a hundred and twenty months are drawn thin on a phone: no mark touches the next', async t => {
  const { narrow } = drawnSeries(120, 1 / 12)
  t.match(narrow, 'class="measured thin"')
  const dots = [...narrow.matchAll(/class="dot" cx="([\d.]+)" cy="[\d.]+" r="([\d.]+)"/g)]
  t.equal(dots.length, 120)
  const drawn = dots.map(([, x, r]) => ({ x: Number(x), r: Number(r) }))
  for (const [i, dot] of drawn.entries()) {
    const before = drawn[i - 1]
    if (before) t.ok(dot.x - before.x >= dot.r * 2 - 0.1, `mark ${i}`)
  }
})

t.test('ten thousand days are a line alone in both sizes, with no more corners than there are columns for', async t => {
  const { wide, narrow } = drawnSeries(10_000, 1 / 365)
  for (const [picture, width] of [[wide, 1000] as const, [narrow, 310] as const]) {
    t.equal([...picture.matchAll(/class="dot"/g)].length, 1, 'the last one has a mark')
    const [, corners = ''] = /class="line" d="([^"]+)"/.exec(picture) ?? []
    const count = [...corners.matchAll(/[ML]/g)].length
    t.ok(count > width / 2 && count <= 4 * width, `${count} corners in a picture ${width} wide`)
  }
})

t.test('the decisions on the axis are listed below the chart, each with its link', async t => {
  const { body } = await app.inject('/indicators/neet-15-29?lang=nb')
  const [list = ''] = /<section class="decision-key".*?<\/section>/s.exec(body) ?? []
  const { figure } = assessments.find(({ indicator }) => indicator === 'neet-15-29') as AssessmentAnswer
  t.ok(figure.decisions.length > 1)
  for (const { decision } of figure.decisions) t.match(list, `href="/decisions/${decision}`)
  const numbers = [
    ...(/<svg class="chart wide".*?<\/svg>/s.exec(body)?.[0] ?? '').matchAll(
      /<title>[^<]+<\/title><circle[^>]+r="8.5"><\/circle><text[^>]+>(\d+)</g,
    ),
  ]
  t.same(
    numbers.map(([, number]) => Number(number)),
    figure.decisions.map((_, i) => i + 1),
  )
})

t.test('a first figure that was revised is a hollow mark with a thread, with its number', async t => {
  const { body } = await app.inject('/indicators/no-ghg-2030?lang=en')
  const { figure } = assessments.find(({ indicator }) => indicator === 'no-ghg-2030') as AssessmentAnswer
  const revised = figure.stretches.flat().filter(({ first }) => first !== null)
  t.ok(revised.length > 0)
  const [wide = ''] = /<svg class="chart wide".*?<\/svg>/s.exec(body) ?? []
  t.equal([...wide.matchAll(/<title>[^<]*: First figure /g)].length, revised.length)
  t.match(body, 'First figure, and the one valid now')
})

t.test(
  'a mark says what it is on a wide page at rest: on a phone, and in a picture that moves, nothing rests on it',
  t => {
    const drawn = charts.find(({ figure }) => figure.stretches.flat().length > 5)
    if (!drawn) throw new Error('no sample has so many figures')
    const notes = (svg: string): number => svg.match(/<circle[^>]*class="dot[^>]*><title>/g)?.length ?? 0
    t.ok(notes(renderToString(h(Chart, drawn))) > 5)
    t.equal(notes(renderToString(h(Chart, { ...drawn, only: 'wide' }))), 0)
    t.end()
  },
)
