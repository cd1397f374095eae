/** How does the indicator stand? Both answers in whole sentences, each with its reservations and the rule behind it. */
import type { ComponentChildren } from 'preact'
import { methodNamed } from '../../../projections/progress/methods.ts'
import type { Reason } from '../../../projections/progress/reasons.ts'
import type { Measure } from '../answers.ts'
import type { AssessmentShown } from '../assessment-answers.ts'
import { amount, day, difference, percent, period, valued, yearOf } from '../format.ts'
import type { Page } from '../page.ts'
import { Covered } from './covered.tsx'
import { Illustrative } from './flags.tsx'
import { inWords, PathTag, TrendTag } from './verdict.tsx'

interface Shown {
  readonly page: Page
  readonly assessment: AssessmentShown
  readonly measure: Measure
}

export function Answers({ page, assessment, measure }: Shown) {
  const { words } = page
  const { path, trend, covered, baseline, target } = assessment
  // What rests on a made-up target is made up as well.
  const isMadeUp = baseline?.illustrative === true || target?.illustrative === true
  return (
    <section aria-labelledby="standing">
      <h2 id="standing">{words.indicator.standing}</h2>
      <div class="two">
        <article class="card answer" aria-labelledby="answer-path">
          <h3 id="answer-path">{words.goal.onTheWay}</h3>
          <p>
            <PathTag page={page} verdict={path.verdict} /> {isMadeUp && <Illustrative page={page} />}
          </p>
          {pathSentences(page, assessment, measure).map(text => (
            <p key={text}>{text}</p>
          ))}
          {covered !== null && (
            <p class="covered">
              {words.goal.covered} <Covered page={page} covered={covered} ahead={path.share} />
            </p>
          )}
          <Reasons page={page} isUnanswered={path.verdict === 'not-assessed'} reasons={path.reasons} />
        </article>
        <article class="card answer" aria-labelledby="answer-trend">
          <h3 id="answer-trend">{words.goal.ifItContinues}</h3>
          <p>
            <TrendTag page={page} verdict={trend.verdict} /> {isMadeUp && <Illustrative page={page} />}
          </p>
          {trendSentences(page, assessment, measure).map(text => (
            <p key={text}>{text}</p>
          ))}
          <Reasons
            page={page}
            isUnanswered={trend.verdict === 'not-assessed' || trend.verdict === 'too-early'}
            reasons={trend.reasons}
          />
        </article>
      </div>
      <Rule page={page} assessment={assessment} measure={measure} />
    </section>
  )
}

function pathSentences({ words, language }: Page, { latest, path }: AssessmentShown, measure: Measure): string[] {
  const { indicator } = words
  const value = latest && amount(language, latest, measure)
  const sentences =
    latest && typeof value === 'string' ? [indicator.measured(value, period(language, latest.period))] : []
  if (path.expected === null || path.deviation === null) return sentences
  const expected = valued(language, path.expected, measure)
  const size = difference(language, Math.abs(path.deviation), measure)
  const isEqual = size === difference(language, 0, measure)
  if (isEqual) return [...sentences, indicator.equal(expected)]
  return [...sentences, path.deviation > 0 ? indicator.better(size, expected) : indicator.worse(size, expected)]
}

function trendSentences({ words, language }: Page, { trend }: AssessmentShown, measure: Measure): string[] {
  const { indicator, chance } = words
  const { slope, needed, ifPaceHolds, at, projected, low, high } = trend
  const year = at === null ? '' : yearOf(at)
  // A pace is a small number: one decimal more than the figures have keeps two paces apart.
  const finer = typeof measure.decimals === 'number' ? { ...measure, decimals: measure.decimals + 1 } : measure
  const change = (v: number): string => difference(language, v, finer, true)
  const value = (v: number): string => valued(language, v, measure)
  return [
    slope !== null &&
      (needed === null ? indicator.slope(change(slope)) : indicator.pace(change(slope), change(needed))),
    ifPaceHolds !== null && indicator.holds(value(ifPaceHolds), year),
    projected !== null && low !== null && high !== null && indicator.band(value(projected), value(low), value(high)),
    trend.chance !== null && chance[trend.chance],
  ].filter(sentence => typeof sentence === 'string')
}

function Reasons({ page, isUnanswered, reasons }: { page: Page; isUnanswered: boolean; reasons: readonly Reason[] }) {
  if (reasons.length === 0) return null
  const { because, reservations } = page.words.indicator
  return (
    <p class="small">
      {isUnanswered ? because : reservations}: {inWords(page, reasons)}.
    </p>
  )
}

/** The rule in words, and every number it was given. */
function Rule({ page, assessment, measure }: Shown) {
  const { words, language } = page
  const { indicator } = words
  const { name, version } = assessment.method
  return (
    <details>
      <summary>{indicator.rule}</summary>
      <div class="rule">
        <p>{methodNamed(name)?.explain[language]}</p>
        <p>{indicator.rulePath}</p>
        <p>{indicator.ruleTrend}</p>
        <h3>{indicator.inputs}</h3>
        <dl class="pairs">
          <Pair name={indicator.method}>
            {name} {version}
          </Pair>
          {inputs(page, assessment, measure).map(([term, said]) => (
            <Pair key={term} name={term}>
              {said}
            </Pair>
          ))}
        </dl>
      </div>
    </details>
  )
}

const Pair = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

function inputs({ words, language }: Page, a: AssessmentShown, measure: Measure): (readonly [string, string])[] {
  const { goal, indicator } = words
  const version = (n: number): string => `${indicator.version.toLowerCase()} ${n}`
  const line = (l: AssessmentShown['baseline'] | AssessmentShown['target']): string | null =>
    l &&
    `${amount(language, l, measure) ?? '–'} · ${period(language, l.period)} · ${version(l.version)}${l.illustrative ? ` · ${goal.illustrative}` : ''}`
  const all: readonly (readonly [string, string | null])[] = [
    [goal.baseline, line(a.baseline)],
    [goal.target, line(a.target)],
    [goal.latest, a.latest && `${amount(language, a.latest, measure) ?? '–'} · ${period(language, a.latest.period)}`],
    [indicator.expected, a.path.expected === null ? null : valued(language, a.path.expected, measure)],
    [indicator.deviation, a.path.deviation === null ? null : difference(language, a.path.deviation, measure, true)],
    [indicator.share, a.path.share === null ? null : percent(language, a.path.share, 1)],
    [goal.covered, a.covered === null ? null : percent(language, a.covered, 1)],
    [indicator.definitions, version(a.definitionVersion)],
    [indicator.forDay, day(language, a.pin.on)],
  ]
  return all.filter((pair): pair is [string, string] => pair[1] !== null)
}
