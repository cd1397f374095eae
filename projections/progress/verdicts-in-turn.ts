/**
 * Both answers to cases that come one after the other, as facts become known. A figure of another month than those that speak
 * leaves them as they are: what an answer rests on is looked for in each case, the answer worked out where that is another.
 */
import type { Case } from './case.ts'
import { judgePath } from './path.ts'
import { latestOf } from './points.ts'
import { type SpeakingPoint, speakingPoint } from './speaking-point.ts'
import { windowOf } from './staleness.ts'
import { judgeTrend } from './trend.ts'
import type { Verdicts } from './varde-1.ts'
import type { Yearly } from './yearly-series.ts'

interface PathBefore {
  readonly speaking: SpeakingPoint
  readonly answer: Verdicts['path']
}

interface TrendBefore {
  readonly window: readonly Yearly[]
  readonly answer: Verdicts['trend']
}

const speaksAlike = (a: SpeakingPoint, b: SpeakingPoint): boolean =>
  a.judge === b.judge && a.isDue === b.isDue && a.sinceBaseline === b.sinceBaseline

function isSame(a: readonly Yearly[], b: readonly Yearly[]): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false
  return true
}

/**
 * Answers each case as `verdictsOf` does. Cases with the same `lines` (any object) differ in nothing but their points and the
 * day of assessment.
 */
export function verdictsInTurn(): (c: Case, lines: object) => Verdicts {
  let linesBefore: object | undefined
  let pathBefore: PathBefore | undefined
  let trendBefore: TrendBefore | undefined

  function pathOf(c: Case): Verdicts['path'] {
    const speaking = speakingPoint(c)
    if (pathBefore && speaksAlike(pathBefore.speaking, speaking)) return pathBefore.answer
    const answer = judgePath(c, speaking).path
    // Without a point that judges, what keeps the case from being assessed is looked for in all points.
    pathBefore = speaking.judge === null ? undefined : { speaking, answer }
    return answer
  }

  function trendOf(c: Case): Verdicts['trend'] {
    const window = windowOf(c)
    if (trendBefore && isSame(trendBefore.window, window)) return trendBefore.answer
    const answer = judgeTrend(c).trend
    trendBefore = window.length === 0 ? undefined : { window, answer }
    return answer
  }

  return (c, lines) => {
    if (lines !== linesBefore) [linesBefore, pathBefore, trendBefore] = [lines, undefined, undefined]
    return { latest: latestOf(c), path: pathOf(c), trend: trendOf(c) }
  }
}
