/** From a question to an answer: resolve the pin, decide what the viewer sees, look in the cache, fold. */
import { message } from '../../events/refusals.ts'
import type { Pin } from '../../projections/base/pin.ts'
import { sightKey, sightOf } from '../../projections/base/sight.ts'
import { UnfitQuestion } from '../../projections/base/unfit-question.ts'
import type { Viewer } from '../../projections/base/viewer.ts'
import { finished, isWork, type Work } from '../../projections/base/work.ts'
import type { FactReader } from '../../projections/figures/fact-reader.ts'
import { MOST_READINGS } from '../../projections/figures/reading-cost.ts'
import { type AnswerAt, type ParamsAt, type QueryAt, type ViewPath, views } from '../../projections/views/catalogue.ts'
import type { AnyView, Params } from '../../projections/views/view.ts'
import { type Refusal, refuse } from '../commands/refusal.ts'
import type { Log } from '../log/log.ts'
import { answerCacheOf } from './answer-cache.ts'
import { QuestionTooLarge } from './errors.ts'
import { etagOf, rootsOf, shapeDigest, software } from './etag.ts'
import { writingJson } from './json-work.ts'
import { capped, outsideReadersOf } from './outside-readers.ts'
import { type PinAsked, pinAsked, unreadable } from './pins.ts'
import { sharedWork, type Turns, turnsOf } from './turns.ts'
import { parseQuery, refuseFuturePins } from './view-query.ts'

/** A question to any view, as the address of a request asks it. */
export interface Question {
  readonly view: AnyView
  readonly params: Params
  /** As in the address, every name once. */
  readonly query: Readonly<Record<string, string>>
  readonly viewer: Viewer
  /** The etag the asker holds (If-None-Match): if it is this answer's, it is not folded again. */
  readonly holds?: string | undefined
}

/** An answer, with its pin. The object is shared between all who ask: nobody may change it. */
export interface Answered<Answer extends object = object> {
  readonly etag: string
  readonly answer: Answer
  /** The answer as JSON in UTF-8; made when first asked for, and kept. */
  readonly bytes: () => Buffer
}

/** The asker holds this answer already. */
export interface Unchanged {
  readonly etag: string
  readonly answer: undefined
}

/** Whoever waits for an answer. */
export interface Waiting {
  /** Aborted when they have gone. */
  readonly signal?: AbortSignal
  /** Told what the question costs, in readings, before work begins; what it throws is the answer. */
  readonly onWork?: (readings: number) => void
  /** Told of each mission of which more is read than others may see while a release of it is under embargo. */
  readonly onEmbargoed?: (mission: string) => void
}

/** Answers questions from a log. All ways refuse what is not there, and throw `InvalidInput` for what can't be read, a pin in the future included, and `QuestionTooLarge` before work begins. */
export interface ViewReader {
  /** Asks a view by its path: parameters, query and answer have the types of the view at that path. */
  readonly ask: <Path extends ViewPath>(
    path: Path,
    params: ParamsAt<Path>,
    query: QueryAt<Path>,
    viewer: Viewer,
  ) => Answered<AnswerAt<Path>> | Refusal
  /** As `ask`, in turns where that can be long. */
  readonly answer: <Path extends ViewPath>(
    path: Path,
    params: ParamsAt<Path>,
    query: QueryAt<Path>,
    viewer: Viewer,
    waiting?: Waiting,
  ) => Promise<Answered<AnswerAt<Path>> | Refusal>
  /** Asks any view: what the routes are made of. */
  readonly askView: (question: Question) => Answered | Unchanged | Refusal
  /**
   * As `askView`; a fold that can be long is done in turns, with the event loop free in between, and its bytes are made then
   * too. Those who ask the same share it; it ends when they have all gone.
   */
  readonly answerView: (
    question: Question,
    waiting?: Waiting,
  ) => Answered | Unchanged | Refusal | Promise<Answered | Refusal>
  readonly factReader: FactReader
  /** The turns in which long work is done. */
  readonly turns: Turns
}

const byPath: ReadonlyMap<string, AnyView> = new Map(views.map(view => [view.path, view]))

function viewAt(path: ViewPath): AnyView {
  const view = byPath.get(path)
  if (!view) throw new Error(`there is no view ${path}`)
  return view
}

export interface ViewReaderOptions {
  /** Bounds the answers that are kept: one weighs its object and its JSON, about twice its JSON. */
  readonly bytes?: number
  /** Version of the software that answers. */
  readonly version?: string
  /** The turns in which long work is done; left out: its own. */
  readonly turns?: Turns
}

/** Makes the reader of a log. */
export function viewReaderOf(
  log: Log,
  factReader: FactReader,
  { bytes = 160 << 20, version = software, turns = turnsOf() }: ViewReaderOptions = {},
): ViewReader {
  const rootAt = rootsOf(log)
  const answers = answerCacheOf(bytes)
  const { approvedAt, capOf, isHeldBack, missionsSeen, sharedSeen, readerFor } = outsideReadersOf(log, factReader)

  function ask<Path extends ViewPath>(
    path: Path,
    params: ParamsAt<Path>,
    query: QueryAt<Path>,
    viewer: Viewer,
  ): Answered<AnswerAt<Path>> | Refusal {
    // `defineView` has checked that the fold of this path answers this type; a map by path can't say so.
    return askView({ view: viewAt(path), params, query: given(query), viewer }) as Answered<AnswerAt<Path>> | Refusal
  }

  async function answer<Path extends ViewPath>(
    path: Path,
    params: ParamsAt<Path>,
    query: QueryAt<Path>,
    viewer: Viewer,
    waiting: Waiting = {},
  ): Promise<Answered<AnswerAt<Path>> | Refusal> {
    const question = { view: viewAt(path), params, query: given(query), viewer }
    return (await answering(question, waiting, folding)) as Answered<AnswerAt<Path>> | Refusal
  }

  /** All that comes before the fold; answers where there is none to be done. */
  function begun(
    { view, params, query: raw, viewer, holds }: Question,
    { onEmbargoed }: Waiting = {},
  ): Pending | Answered | Unchanged | Refusal {
    const query = parseQuery(view, raw)
    const about = view.about(factReader, params)
    if (about === undefined) return unknown(query)
    const sight = sightOf(viewer, about, log.now())
    if (sight === 'nothing') return unknown(query)
    const cap = sight === 'approved' ? capOf(about, log.now()) : undefined
    refuseFuturePins(view, query, log, cap?.position ?? log.head())
    const each = about === 'each-mission' ? missionsSeen(viewer) : undefined
    const several = each ?? (about === 'missions' ? sharedSeen(viewer) : undefined)
    const sees = (position: number): FactReader =>
      several?.reader ?? (sight === 'approved' ? approvedAt(position) : factReader)
    // What a reader may not see has not touched the answer for them.
    const found = pinAsked(query, log, at => view.touched(sees(at), params, at))
    // Readers without a role in the mission see approved figures only.
    const pin: Pin = sight === 'approved' ? capped(found, cap) : found
    if (onEmbargoed && sight === 'all' && typeof about === 'object' && isHeldBack(about, pin.position))
      onEmbargoed(about.mission)
    const etag = etagOf([
      version,
      log.origin,
      rootAt(pin.position),
      view.path,
      view.version,
      shapeDigest(view),
      params,
      own(query),
      pin,
      sightKey(viewer, about, factReader, pin),
      several?.key(),
    ])
    if (holds === etag) return { etag, answer: undefined }
    const before = answers.get(etag)
    if (before !== undefined) return { etag, ...before }
    const question = {
      params,
      query,
      pin,
      reader: several?.reader ?? readerFor(pin),
      viewer,
      ...(each && { seenMission: (mission: string) => each.at(mission, pin) }),
    }
    return { etag, query, pin, readings: fitting(() => readingsOf(view, question)), fold: () => view.fold(question) }
  }

  /** The answer as it is kept, with the pin it is for. */
  function kept({ etag, query, pin }: Pending, answer: object | undefined): Answered | Refusal {
    return answer === undefined ? unknown(query) : { etag, ...answers.keep(etag, withPin(answer, pin)) }
  }

  function askView(question: Question): Answered | Unchanged | Refusal {
    const asked = begun(question)
    if (!('fold' in asked)) return asked
    return kept(
      asked,
      fitting(() => finished(asked.fold())),
    )
  }

  const shared = sharedWork<Answered | Refusal>(turns)

  type Answering = (asked: Pending, fold: Work<object | undefined>) => Work<Answered | Refusal>

  function answering(question: Question, waiting: Waiting, how: Answering): ReturnType<ViewReader['answerView']> {
    const asked = begun(question, waiting)
    if (!('fold' in asked)) return asked
    if (asked.readings > 0) waiting.onWork?.(asked.readings)
    const fold = fitting(asked.fold)
    return isWork(fold)
      ? shared.run(`${how.name} ${asked.etag}`, () => how(asked, fold), waiting.signal)
      : kept(asked, fold)
  }

  const answerView = (question: Question, waiting: Waiting = {}): ReturnType<ViewReader['answerView']> =>
    answering(question, waiting, writing)

  /** Folds; for whoever takes the object, and needs no bytes. */
  function* folding(asked: Pending, fold: Work<object | undefined>): Work<Answered | Refusal> {
    return kept(asked, yield* fittingWork(fold))
  }

  /** Folds, and writes the answer as JSON, so that nothing long is left to be done at once. */
  function* writing(asked: Pending, fold: Work<object | undefined>): Work<Answered | Refusal> {
    const answer = yield* fittingWork(fold)
    if (answer === undefined) return unknown(asked.query)
    const whole = withPin(answer, asked.pin)
    return { etag: asked.etag, ...answers.keep(asked.etag, whole, yield* writingJson(whole)) }
  }

  return { ask, answer, askView, answerView, factReader, turns }
}

/** What of a query is given: a name whose value is undefined is as good as left out. */
const given = (query: object): Record<string, string> =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined))

/** What a question asks beside the pin and the sight, which stand for themselves. */
const own = ({ asOf: _a, position: _p, status: _s, ...query }: PinAsked): object => query

/** A question that is yet to be folded. */
interface Pending {
  readonly etag: string
  readonly query: PinAsked
  readonly pin: Pin
  /** What it costs. */
  readonly readings: number
  readonly fold: () => ReturnType<AnyView['fold']>
}

/** What a question costs, in readings; 0: it is never long. Throws `QuestionTooLarge`. */
function readingsOf({ cost }: AnyView, question: Parameters<AnyView['fold']>[0]): number {
  const readings = cost?.of(question) ?? 0
  if (cost === undefined || readings <= MOST_READINGS) return readings
  const parts = { wanted: readings, most: MOST_READINGS, instead: cost.instead }
  throw new QuestionTooLarge(message('question-too-large', parts))
}

const withPin = (answer: object, { asOf, position, on }: Pin): object => ({ ...answer, pin: { asOf, position, on } })

/** Some faults of a question show only while it is being answered. */
function fitting<A>(answer: () => A): A {
  try {
    return answer()
  } catch (error) {
    throw inputError(error)
  }
}

function* fittingWork<A>(work: Work<A>): Work<A> {
  try {
    return yield* work
  } catch (error) {
    throw inputError(error)
  }
}

const inputError = (error: unknown): unknown =>
  error instanceof UnfitQuestion ? unreadable(error.parameter, error.detail) : error

/** Worded by the question alone, so that a thing that does not exist, is hidden, or was not known at the pin can't be told apart. */
const unknown = ({ asOf, position }: PinAsked): Refusal =>
  refuse(asOf === undefined && position === undefined ? 'unknown-thing/here' : 'unknown-thing/at-pin', {})
