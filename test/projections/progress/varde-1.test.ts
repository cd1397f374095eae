import t from 'tap'
import { methodNamed } from '../../../projections/progress/methods.ts'
import { assessVarde1 } from '../../../projections/progress/varde-1.ts'
import { aCase, aim, baseline, close, from, neet, point } from './cases.ts'

t.test('the worked case gives both answers: ahead of the path, too early for a trend', t => {
  const { covered, provisional, latest, path, trend } = assessVarde1(neet)
  t.ok(close(covered, 2.7 / 6.2))
  t.equal(latest?.period, '2022')
  t.strictSame([path.verdict, trend.verdict, provisional], ['ahead', 'too-early', false])
  t.notOk('covered' in path, 'covered is said once')
  t.end()
})

t.test('a provisional figure anywhere in either answer makes the assessment provisional', t => {
  const base = { baseline: baseline(2015, 12), target: aim(2030, 6) }
  const points = (obsStatus: string, at: number) =>
    from(2016, [11, 10, 9, 8]).map((p, i) => (i === at ? { ...p, obsStatus } : p))
  t.equal(assessVarde1(aCase({ ...base, points: points('P', 1) })).provisional, true)
  t.equal(assessVarde1(aCase({ ...base, points: points('E', 1) })).provisional, false)
  t.equal(assessVarde1(aCase({ ...base, points: [point(2016, 11, { obsStatus: 'P' })] })).provisional, true)
  t.end()
})

t.test('a definition alone is assessed as nothing', t => {
  t.match(assessVarde1(aCase({})), {
    covered: null,
    baseline: null,
    target: null,
    latest: null,
    path: { verdict: 'not-assessed', reasons: ['definition-only'] },
    trend: { verdict: 'not-assessed' },
  })
  t.end()
})

t.test('the named method gives the corners of the path and the course of the estimate too', t => {
  const c = aCase({ baseline: baseline(2015, 12), target: aim(2022, 5), points: from(2016, [11, 10, 9, 8]) })
  t.match(methodNamed('varde-1')?.assess(c), {
    path: {
      corners: [
        { at: 2016, value: 12 },
        { at: 2023, value: 5 },
      ],
    },
    trend: { course: [{ at: 2021 }, { at: 2022 }, { at: 2023 }] },
  })
  t.end()
})
