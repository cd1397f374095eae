import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import t from 'tap'
import { everything, fullSite } from '../site.ts'

const { reader } = await fullSite()
// Pages are compiled once the site has begun.
const { SmallChart } = await import('../../../src/dashboard/chart/small-chart.tsx')
const asked = reader.ask('/indicators/{id}/assessment', { id: 'fine-dust' }, {}, everything)
if (!('answer' in asked)) throw new Error('the sample lacks the indicator')
const { figure } = asked.answer
const mark = figure.stretches[0]?.[0]
if (!mark) throw new Error('the sample lacks a figure')

t.test(
  'of ten thousand figures no more corners are drawn than the picture has room for, the extremes among them',
  async t => {
    const many = Array.from({ length: 10_000 }, (_, n) => ({
      ...mark,
      at: 2000 + n / 365,
      value: n === 5000 ? 99 : n % 2,
    }))
    const svg = renderToString(
      h(SmallChart, {
        figure: { ...figure, target: null, path: { ...figure.path, corners: [] }, stretches: [many] },
        extent: { time: [2000, 2028], value: [0, 99], yearOffset: 0, days: [] },
        today: 2026,
        label: 'Many',
      }),
    )
    const corners = (/class="line" d="([^"]+)"/.exec(svg)?.[1] ?? '').match(/[ML]/g)?.length ?? 0
    t.ok(corners > 258 && corners <= 4 * 271, `${corners} corners`)
    t.match(svg, /L13\d\.\d 8\.0/)
  },
)
