/** Both answers about an indicator (against the path, and if the trend continues) in sentences, with reservations and rule. */

import type { ComponentChildren } from 'preact'
import type { Reason } from '../../../projections/progress/reasons.ts'
import { outlookOf } from '../../../projections/words/verdicts.ts'
import type { AssessmentAnswer } from '../answer-types.ts'
import type { ValueFormat } from '../format.ts'
import { amount, day, difference, percent, period, valued, yearOf } from '../format.ts'
import type { Page } from '../page.ts'
import { Covered } from './covered.tsx'
import { Illustrative, madeOfInWords } from './flags.tsx'
import { phrase } from './text.tsx'
import { ageOfLatest, PathTag, reasonsInWords, TrendTag } from './verdict.tsx'

/** Addresses of the facts that the answers rest on. */
export interface RestingOn {
  readonly latest?: string | undefined
  readonly judging?: string | undefined
  readonly baseline?: string | undefined
  readonly target?: string | undefined
}

interface AnswersProps {
  readonly page: Page
  readonly assessment: AssessmentAnswer
  readonly format: ValueFormat
  readonly facts: RestingOn
}

export const Answers = (props: AnswersProps) => (
  <section id="answers" aria-labelledby="standing">
    <AnswerCards {...props} />
  </section>
)

/** What the section holds; the slider draws it anew while it moves. */
export function AnswerCards({ page, assessment, format, facts }: AnswersProps) {
  const { words } = page
  const { path, trend, covered, baseline, target } = assessment
  // An answer is illustrative if the numbers it rests on are.
  const isMadeUp = baseline?.illustrative === true || target?.illustrative === true
  return (
    <>
      <h2 id="standing">{words.indicator.standing}</h2>
      <div class="two">
        <article class="card answer" aria-labelledby="answer-path">
          <h3 id="answer-path">{words.goal.onTheWay}</h3>
          <p>
            <PathTag page={page} verdict={path.verdict} /> {isMadeUp && <Illustrative page={page} />}
          </p>
          {pathSentences(page, assessment, format, facts).map((sentence, i) => (
            <p key={String(i)}>{sentence}</p>
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
            <TrendTag page={page} verdict={trend.verdict} chance={trend.chance} />{' '}
            {isMadeUp && <Illustrative page={page} />}
          </p>
          {trendSentences(page, assessment, format).map(text => (
            <p key={text}>{text}</p>
          ))}
          <Reasons
            page={page}
            isUnanswered={trend.verdict === 'not-assessed' || trend.verdict === 'too-early'}
            reasons={trend.reasons}
          />
        </article>
      </div>
      <Reasons page={page} isUnanswered={false} reasons={assessment.reasons} />
      <Rule page={page} assessment={assessment} format={format} facts={facts} />
    </>
  )
}

/** Words that lead to the fact they rest on. */
const Resting = ({ on, children }: { on: string | undefined; children: ComponentChildren }) =>
  on === undefined ? children : <a href={on}>{children}</a>

function pathSentences(
  { words, language }: Page,
  assessment: AssessmentAnswer,
  format: ValueFormat,
  facts: RestingOn,
): ComponentChildren[] {
  const { indicator } = words
  const { path, latest, judging } = assessment
  const value = latest && amount(language, latest, format)
  const sentences: ComponentChildren[] =
    latest && typeof value === 'string'
      ? [phrase(indicator.measured, <Resting on={facts.latest}>{value}</Resting>, period(language, latest.period))]
      : []
  const span = ageOfLatest(words, assessment)
  if (span !== '') sentences.push(indicator.agedBy(span))
  const made = latest && madeOfInWords({ words, language }, latest, format)
  if (latest && made && made.length > 0) sentences.push(`${period(language, latest.period)}: ${made.join(', ')}.`)
  const judged = judging && amount(language, judging, format)
  const when = judging && period(language, judging.period)
  if (typeof judged === 'string' && when && when !== (latest && period(language, latest.period)))
    sentences.push(phrase(indicator.judged, <Resting on={facts.judging}>{judged}</Resting>, when))
  if (path.expected === null || path.deviation === null) return sentences
  const expected = valued(language, path.expected, format)
  const size = difference(language, Math.abs(path.deviation), format)
  const isEqual = size === difference(language, 0, format)
  const agreed = <Resting on={facts.target}>{expected}</Resting>
  if (isEqual) return [...sentences, phrase(indicator.equal, agreed)]
  return [...sentences, phrase(path.deviation > 0 ? indicator.better : indicator.worse, size, agreed)]
}

function trendSentences({ words, language }: Page, { trend }: AssessmentAnswer, format: ValueFormat): string[] {
  const { indicator } = words
  const { slope, needed, pace, ifPaceHolds, at, projected, low, high } = trend
  const year = at === null ? '' : yearOf(at)
  // A pace is small: with one decimal more than the figures have, two paces can be told apart.
  const finer = typeof format.decimals === 'number' ? { ...format, decimals: format.decimals + 1 } : format
  const change = (v: number): string => difference(language, v, finer, true)
  const value = (v: number): string => valued(language, v, format)
  return [
    // Towards a target that is met no pace is needed, and there is no ratio of the two.
    slope !== null &&
      (needed === null || pace === null
        ? indicator.slope(change(slope))
        : indicator.pace(change(slope), change(needed))),
    ifPaceHolds !== null && indicator.holds(value(ifPaceHolds), year),
    projected !== null && low !== null && high !== null && indicator.band(value(projected), value(low), value(high)),
    typeof trend.chance === 'string' && outlookOf(words, trend.verdict, trend.chance),
  ].filter(sentence => typeof sentence === 'string')
}

function Reasons({ page, isUnanswered, reasons }: { page: Page; isUnanswered: boolean; reasons: readonly Reason[] }) {
  if (reasons.length === 0) return null
  const { because, reservations } = page.words.indicator
  return (
    <p class="small">
      {isUnanswered ? because : reservations}: {reasonsInWords(page, reasons)}.
    </p>
  )
}

/** The rule in words, and every number that went into it. */
function Rule({ page, assessment, format, facts }: AnswersProps) {
  const { words } = page
  const { indicator } = words
  const { name, version } = assessment.method
  return (
    <details>
      <summary>{indicator.rule}</summary>
      <div class="rule">
        <p>{words.methods[name]}</p>
        <p>{indicator.rulePath}</p>
        <p>{indicator.ruleTrend}</p>
        <h3>{indicator.inputs}</h3>
        <dl class="pairs">
          <Pair name={indicator.method}>
            {name}, {indicator.version.toLowerCase()} {version}
          </Pair>
          {inputs(page, assessment, format, facts).map(([term, value, on]) => (
            <Pair key={term} name={term}>
              <Resting on={on}>{value}</Resting>
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

type Input = readonly [term: string, value: string | null, on?: string | undefined]

function inputs({ words, language }: Page, a: AssessmentAnswer, format: ValueFormat, facts: RestingOn): Input[] {
  const { goal, indicator } = words
  const version = (n: number): string => `${indicator.version.toLowerCase()} ${n}`
  const line = (l: AssessmentAnswer['baseline'] | AssessmentAnswer['target']): string | null =>
    l &&
    `${amount(language, l, format) ?? '–'} · ${period(language, l.period)} · ${version(l.version)}${l.illustrative ? ` · ${words.illustrative}` : ''}`
  const all: readonly Input[] = [
    [goal.baseline, line(a.baseline), facts.baseline],
    [goal.target, line(a.target), facts.target],
    [
      goal.latest,
      a.latest && `${amount(language, a.latest, format) ?? '–'} · ${period(language, a.latest.period)}`,
      facts.latest,
    ],
    [indicator.expected, a.path.expected === null ? null : valued(language, a.path.expected, format)],
    [indicator.deviation, a.path.deviation === null ? null : difference(language, a.path.deviation, format, true)],
    [indicator.share, a.path.share === null ? null : percent(language, a.path.share, 1)],
    [goal.covered, a.covered === null ? null : percent(language, a.covered, 1)],
    [indicator.definitions, version(a.definitionVersion)],
    [indicator.forDay, day(language, a.pin.on)],
  ]
  return all.filter(([, value]) => value !== null)
}
