/** Names for the types of the answers that pages show, and for parts of them. The views give their shapes. */
import type { AnswerAt } from '../../projections/views/catalogue.ts'

export type MissionsAnswer = AnswerAt<'/missions'>

export type MissionAnswer = AnswerAt<'/missions/{id}'>
export type GoalWordingLine = MissionAnswer['goals'][number]['wordings'][number]
/** What a wording of a mission changed. */
export type MissionTexts = MissionAnswer['wordings'][number]['changed']
/** The latest judgement by a criterion or capability. */
export type JudgementLine = Omit<MissionAnswer['criteria'][number], 'criterion'>

export type ProgressAnswer = AnswerAt<'/missions/{id}/progress'>
export type GoalProgress = ProgressAnswer['goals'][number]
/** An indicator under a goal, with its assessment. */
export type GoalIndicator = GoalProgress['indicators'][number]

export type GoalpostsAnswer = AnswerAt<'/missions/{id}/goalposts'>

export type ChangesAnswer = AnswerAt<'/missions/{id}/changes'>
export type IndicatorChange = ChangesAnswer['indicators'][number]

export type DecisionAnswer = AnswerAt<'/decisions/{id}'>
export type TakenDecision = Extract<DecisionAnswer, { decidedOn: string }>
/** A figure that a decision or evidence rests on, as it was seen and as it is now. */
export type RestedFigureLine = DecisionAnswer['restsOn'][number]
export type IndicatorThenAndNow = DecisionAnswer['indicators'][number]
export type KnownFigureLine = RestedFigureLine['seen']
export type AcknowledgementLine = DecisionAnswer['acknowledgements'][number]
export type ExpectedOutcome = DecisionAnswer['expects'][number]['outcome']

export type AccountabilityAnswer = AnswerAt<'/missions/{id}/accountability'>
export type DecisionsAnswer = AnswerAt<'/missions/{id}/decisions'>

export type StateAnswer = AnswerAt<'/missions/{id}/state'>

export type LearningAnswer = AnswerAt<'/missions/{id}/learning'>
export type LearningLoop = LearningAnswer['learningLoops'][number]

export type PortfolioAnswer = AnswerAt<'/missions/{id}/portfolio'>
/** A project or other measure in a portfolio. */
export type PortfolioProject = PortfolioAnswer['projects'][number]
export type PortfolioGoal = PortfolioAnswer['goals'][number]
export type MoneyLine = Pick<PortfolioAnswer['money'][number], 'amount' | 'currency' | 'status'>

export type ProjectAnswer = AnswerAt<'/projects/{id}'>
export type ProjectContribution = ProjectAnswer['contributions'][number]

export type ActorAnswer = AnswerAt<'/actors/{id}'>

export type SearchAnswer = AnswerAt<'/search'>
export type FoundThing = SearchAnswer['found'][number]

export type TimelineAnswer = AnswerAt<'/missions/{id}/timeline'>
export type TimelineEntry = TimelineAnswer['entries'][number]
export type SentencePart = TimelineEntry['parts'][number]

export type ExceptionsAnswer = AnswerAt<'/missions/{id}/exceptions'>
export type ObservationsAnswer = AnswerAt<'/missions/{id}/observations'>
/** An observation of an auditor. */
export type Observation = ObservationsAnswer['observations'][number]

export type IndicatorAnswer = AnswerAt<'/indicators/{id}'>
export type DefinitionLine = IndicatorAnswer['versions'][number]
export type BaselineLine = IndicatorAnswer['baselines'][number]
export type TargetLine = IndicatorAnswer['targets'][number]
/** A milestone as it was stated: a value, or a change from the baseline. */
export type StatedMilestone = NonNullable<TargetLine['path']>[number]

export type SeriesAnswer = AnswerAt<'/indicators/{id}/series'>
export type FiguresAnswer = AnswerAt<'/indicators/{id}/figures'>
/** A period and cell with every figure that was given for it. */
export type TableRow = FiguresAnswer['rows'][number]
export type SeriesPoint = SeriesAnswer['points'][number]
export type VintageLine = NonNullable<SeriesPoint['vintages']>[number]

/** The facts that an indicator's figures are made of. */
export type HistoryAnswer = AnswerAt<'/indicators/{id}/history'>

export type AssessmentAnswer = AnswerAt<'/indicators/{id}/assessment'>
/** What a chart draws, in numbers. */
export type DrawnFigure = AssessmentAnswer['figure']
/** What is there of a total that lacks parts. */
export type IncompleteMark = DrawnFigure['incomplete'][number]
/** A measured figure in a chart. */
export type Mark = DrawnFigure['stretches'][number][number]
export type ValueAtTime = DrawnFigure['path']['corners'][number]
/** A target in a chart: one value (low = high) or a band. */
export type FigureTarget = NonNullable<DrawnFigure['target']>

/** Since when a line or figure is known, why, and on which evidence. */
export type LineOrigin = Pick<TimelineEntry, 'knownFrom' | 'knownFromGiven' | 'reason' | 'evidence'>
