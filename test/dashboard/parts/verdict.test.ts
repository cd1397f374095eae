import '../../../src/dashboard/register-tsx.ts'
import { renderToString } from 'preact-render-to-string'
import t from 'tap'
import type { Page } from '../../../src/dashboard/page.ts'
import { wordsOf } from '../../../src/dashboard/words.ts'

const { TrendTag } = await import('../../../src/dashboard/parts/verdict.tsx')

t.test('a pace that reaches the target is good only where its chance is told and not unlikely', async t => {
  const page = { words: wordsOf('en'), language: 'en' } as unknown as Page
  const toneOf = (chance: Parameters<typeof TrendTag>[0]['chance']) =>
    /class="tag (\w+)"/.exec(renderToString(TrendTag({ page, verdict: 'reaches', chance })))?.[1]
  t.equal(toneOf('likely'), 'good')
  t.equal(toneOf('unlikely'), 'short')
  t.equal(toneOf(undefined), 'even', 'counts, and answers of another day, tell of none')
})
