/** A learning loop: what was assumed and expected, what was seen then beside what is known now, what was learnt and concluded. */
import type { ComponentChildren } from 'preact'
import type { LearningLoop, RestedFigureLine } from '../answer-types.ts'
import { amount, day, difference, period } from '../format.ts'
import type { Page } from '../page.ts'
import { ExpectedOutcome } from '../parts/expected-outcome.tsx'
import { Known, Why } from '../parts/origin.tsx'
import { Acknowledgements, AsSeen, IndicatorsSeen, RestedFigures } from '../parts/seen-and-known.tsx'
import { phrase, Text, Who } from '../parts/text.tsx'
import { ThingLink } from '../parts/thing-link.tsx'
import type { ThingReference, ThingTitles } from '../thing-titles.ts'

/** Everything that learning loops name by its id. */
export const namedInLoops = (loops: readonly LearningLoop[]): ThingReference[] =>
  loops.flatMap(({ sideBySide, indicators, projects, conclusions }) => [
    ...[...sideBySide.figures, ...sideBySide.indicators].map(({ indicator }) => ({
      thing: 'indicator',
      id: indicator,
    })),
    ...aboutOf({ indicators, projects }),
    ...conclusions.flatMap(({ consequence: { decision } }) =>
      decision === undefined ? [] : [{ thing: 'decision', id: decision }],
    ),
  ])

const aboutOf = ({ indicators, projects }: Pick<LearningLoop, 'indicators' | 'projects'>): ThingReference[] => [
  ...indicators.map(id => ({ thing: 'indicator', id })),
  ...projects.map(id => ({ thing: 'project', id })),
]

interface LoopProps {
  readonly page: Page
  readonly loop: LearningLoop
  readonly titles: ThingTitles
}

export function LearningLoopCard({ page, loop, titles }: LoopProps) {
  const { words, language } = page
  const { learningLoop, mission, question, status, overdueDays, mayBeReopened, sideBySide } = loop
  const id = `loop-${learningLoop}`
  const about = aboutOf(loop)
  const row = (name: string, value: ComponentChildren) => (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
  return (
    <article class="card loop" id={id} aria-labelledby={`${id}-question`}>
      <h3 id={`${id}-question`}>
        <Text page={page} text={question} />
      </h3>
      <p>
        <span class="flag">{words.learning.status[status]}</span>
        {overdueDays !== null && <span class="flag disputed">{words.overview.overdue(overdueDays)}</span>}
        {mayBeReopened && <span class="flag disputed">{words.learning.mayBeReopened}</span>}
      </p>
      {loop.flagged && <Because page={page} figures={sideBySide.figures} />}
      <dl class="pairs">
        {row(words.learning.hypothesis, <Text page={page} text={loop.hypothesis} />)}
        {row(words.learning.expects, <Expectation page={page} loop={loop} />)}
        {loop.comparison !== null && row(words.learning.comparison, <Text page={page} text={loop.comparison} />)}
        {about.length > 0 &&
          row(
            words.learning.about,
            <ul class="lines">
              {about.map(of => (
                <li key={`${of.thing} ${of.id}`}>
                  <ThingLink {...{ page, mission, titles, of }} />
                </li>
              ))}
            </ul>,
          )}
        {row(words.learning.reviewOn, day(language, loop.reviewOn))}
        {loop.insights.length > 0 &&
          row(
            words.learning.insight,
            loop.insights.map(line => (
              <div key={line.position}>
                <Text page={page} text={line.text} />
                <p class="small">
                  <Who page={page} named={line.by} /> · <Known page={page} origin={line} />
                </p>
              </div>
            )),
          )}
        {loop.conclusions.toReversed().map(conclusion => (
          <Conclusion key={conclusion.position} {...{ page, loop, titles, conclusion }} />
        ))}
      </dl>
      <Evidence page={page} loop={loop} titles={titles} />
      <Acknowledgements page={page} lines={loop.acknowledgements} />
    </article>
  )
}

/** Why it may be reopened: the figures that are no longer what was seen. */
function Because({ page, figures }: { page: Page; figures: readonly RestedFigureLine[] }) {
  const { words, language } = page
  return (
    <p class="lacking">
      {words.learning.moved}{' '}
      {figures
        .filter(({ flagged }) => flagged)
        .map(({ title, indicator, period: of, cell, unit, decimals, seen, now }, i) => {
          const format = { unit: unit ?? '', decimals }
          const figureText = (figure: RestedFigureLine['seen']): string =>
            figure.state === 'figure'
              ? (amount(language, figure, format) ?? figure.judgement ?? '–')
              : words.decisions.state[figure.state]
          const name = (
            <>
              <Text page={page} text={title ?? indicator} /> ({period(language, of)})
            </>
          )
          return (
            <span key={JSON.stringify([indicator, of, cell])}>
              {i > 0 && '; '}
              {phrase(words.learning.because, name, figureText(seen), figureText(now))}
            </span>
          )
        })}
    </p>
  )
}

/** The change that was expected, as it was when the last evidence was noted, and as it is now. */
function Expectation({ page, loop }: Omit<LoopProps, 'titles'>) {
  const { words, language } = page
  const { expectation, indicators } = loop.sideBySide
  const { expected, seen, now } = expectation
  const { change, by, indicator } = expected
  const decimals = indicators.find(one => one.indicator === indicator)?.decimals ?? null
  return (
    <>
      <Text page={page} text={expected.text} />
      {typeof change === 'number' && by !== undefined && (
        <>
          <p class="small">
            {difference(language, change, { unit: now.unit ?? '', decimals }, true)} · {period(language, by)}
          </p>
          <dl class="sides">
            {seen && (
              <div>
                <dt>{words.decisions.seen}</dt>
                <dd>
                  <ExpectedOutcome page={page} outcome={seen} decimals={decimals} />
                </dd>
              </div>
            )}
            <div>
              <dt>{words.decisions.known}</dt>
              <dd>
                <ExpectedOutcome page={page} outcome={now} decimals={decimals} />
              </dd>
            </div>
          </dl>
        </>
      )}
    </>
  )
}

interface ConclusionProps extends LoopProps {
  readonly conclusion: LearningLoop['conclusions'][number]
}

function Conclusion({ page, loop: { mission }, titles, conclusion }: ConclusionProps) {
  const { learning } = page.words
  const { consequence, reopened } = conclusion
  return (
    <div>
      <dt>{reopened ? learning.earlier : learning.conclusion}</dt>
      <dd>
        <Text page={page} text={conclusion.conclusion} />
        <p>
          {learning.consequence}: <Text page={page} text={consequence.text} />
          {consequence.decision !== undefined && (
            <>
              {' '}
              (<ThingLink {...{ page, mission, titles }} of={{ thing: 'decision', id: consequence.decision }} />)
            </>
          )}
        </p>
        <p class="small">
          <Known page={page} origin={conclusion} />
          {reopened && (
            <>
              {' '}
              · {learning.reopened} <Known page={page} origin={reopened} />
            </>
          )}
        </p>
      </dd>
    </div>
  )
}

/** What was seen, each with the figures it rests on as they were and as they are. */
function Evidence({ page, loop, titles }: LoopProps) {
  const { learning } = page.words
  const { evidence, mission, sideBySide, learningLoop } = loop
  if (evidence.length === 0 && sideBySide.indicators.length === 0) return null
  const heading = `loop-${learningLoop}-evidence`
  return (
    <details>
      <summary>{evidence.length === 0 ? learning.thenNow : `${learning.evidence} (${evidence.length})`}</summary>
      <ol class="lines">
        {evidence.map(line => (
          <li key={line.position} class="evidence-line">
            <p>
              <Text page={page} text={line.text} />
            </p>
            <div class="small">
              <Known page={page} origin={line} />
              <Why page={page} origin={line} />
            </div>
            <AsSeen page={page} mission={mission} seen={line.seen} />
            {line.restsOn.length > 0 && (
              <RestedFigures page={page} titles={titles} figures={line.restsOn} labelledBy={heading} />
            )}
          </li>
        ))}
      </ol>
      <h4 id={heading}>{learning.thenNow}</h4>
      {sideBySide.indicators.length > 0 && (
        <IndicatorsSeen page={page} titles={titles} indicators={sideBySide.indicators} labelledBy={heading} />
      )}
    </details>
  )
}
