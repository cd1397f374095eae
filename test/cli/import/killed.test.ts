import t from 'tap'
import { figuresOf, looking, start, stop } from '../varde.ts'
import { withFile } from './with-file.ts'

t.test('an import that is killed between two batches is completed by the next', async t => {
  const days = Array.from({ length: 15_000 }, (_, i) => new Date(Date.UTC(1950, 0, 1 + i)).toISOString().slice(0, 10))
  const rows = days.map((day, i) => `${day};;${i % 100}`)
  const more = days.map((day, i) => `${day};M;${i % 100}`)
  const given = await withFile(t, `period;sex;value\n${[...rows, ...more].join('\n')}\n`)
  const running = start(['import', 'figures.csv', '--indicator', 'neet'], given)
  const recorded = () => looking(given.dataDir, log => log.revisionOf('indicator-neet'))
  while ((await recorded()) < 1 && running.child.exitCode === null) await new Promise(resolve => setTimeout(resolve, 5))
  await stop(running, 'SIGKILL')
  const half = await recorded()
  t.ok(half >= 10_000 && half < 30_000, `killed after ${half} figures`)
  t.equal(half % 10_000, 0, 'whole batches only')
  const second = JSON.parse((await given.one('--json')).out)
  t.match(second, { rows: 30_000, recorded: 30_000 - half })
  const figures = await figuresOf(given.dataDir, 'neet')
  t.equal(figures.length, 30_000)
  t.equal(new Set(figures.map(figure => figure.split('=')[0])).size, 30_000, 'each once')
})
