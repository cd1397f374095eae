/** From a question to an answer: resolve the pin, decide what the viewer sees, look in the cache, fold. */
import { message } from '../../events/refusals.ts'
import type { Pin } from '../../projections/base/pin.ts'
import { sightKey, sightOf } from '../../projections/base/sight.ts'
import { UnfitQuestion } from '../../projections/base/unfit-question.ts'
import type { Viewer } from '../../projections/base/viewer.ts'
import { finished, isWork, type Work, within } from '../../projections/base/work.ts'
import type { FactReader } from '../../projections/figures/fact-reader.ts'
import { MOST_READINGS } from '../../projections/figures/reading-cost.ts'
import { type AnswerAt, type ParamsAt, type QueryAt, type ViewPath, views } from '../../projections/views/catalogue.ts'
import type { AnyView, Params } from '../../projections/views/view.ts'
import { type Refusal, refuse } from '../commands/refusal.ts'
import type { Log } from '../log/log.ts'
import { answerCacheOf } from './answer-cache.ts'
import { type Answered, type Form, jsonForm, objectForm, type Written } from './answer-forms.ts'
import type { WhenRead } from './byte-store.ts'
import { ofEachMissionIn } from './each-mission.ts'
import { QuestionTooLarge } from './errors.ts'
import { etagOf, rootsOf, shapeDigest, software } from './etag.ts'
import { capped, outsideReadersOf } from './outside-readers.ts'
import { type PinAsked, pinAsked, unreadable } from './pins.ts'
import { type Turns, turnsOf } from './turns.ts'
import { patiently, readingLittleEach, type WasRead } from './unread.ts'
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

/** The asker holds this answer already. */
export interface Unchanged {
  readonly etag: string
  readonly bytes: undefined
}

/** Whoever waits for an answer. */
export interface Waiting {
  /** Aborted when they have gone. */
  readonly signal?: AbortSignal
  /** Told what the question costs, in readings, before it is folded; what it throws is the answer. */
  readonly onWork?: (readings: number) => void
  /** Tells when the bytes of the answer are no longer read; left out: they are kept for whoever asked. */
  readonly whenRead?: WhenRead
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
  /** Asks any view, and answers in JSON: what the routes are made of. */
  readonly askView: (question: Question) => Written | Unchanged | Refusal
  /**
   * As `askView`; a fold that can be long is done in turns, with the event loop free in between, and so is its JSON. Those who
   * ask the same share it; it ends when they have all gone.
   */
  readonly answerView: (
    question: Question,
    waiting?: Waiting,
  ) => Written | Unchanged | Refusal | Promise<Written | Unchanged | Refusal>
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
  /** Bounds the answers that are kept: JSON weighs its bytes, an object about twice as much. */
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
  const outside = outsideReadersOf(log, factReader)
  const { approvedAt, capOf, isHeldBack, missionsSeen, sharedSeen, readerFor } = outside

  function ask<Path extends ViewPath>(
    path: Path,
    params: ParamsAt<Path>,
    query: QueryAt<Path>,
    viewer: Viewer,
  ): Answered<AnswerAt<Path>> | Refusal {
    // `defineView` has checked that the fold of this path answers this type; a map by path can't say so.
    return atOnce({ view: viewAt(path), params, query: given(query), viewer }, asObject) as
      | Answered<AnswerAt<Path>>
      | Refusal
  }

  async function answer<Path extends ViewPath>(
    path: Path,
    params: ParamsAt<Path>,
    query: QueryAt<Path>,
    viewer: Viewer,
    waiting: Waiting = {},
  ): Promise<Answered<AnswerAt<Path>> | Refusal> {
    const question = { view: viewAt(path), params, query: given(query), viewer }
    return (await inTurns(question, waiting, asObject)) as Answered<AnswerAt<Path>> | Refusal
  }

  /** All that comes before the fold; answers where there is none to be done. */
  function begun(
    { view, params, query: raw, viewer, holds }: Question,
    { onEmbargoed }: Waiting = {},
  ): Pending | Unchanged | Refusal {
    const query = parseQuery(view, raw)
    const about = view.about(factReader, params)
    if (about === undefined) return unknown(query)
    const sight = sightOf(viewer, about, log.now())
    if (sight === 'nothing') return unknown(query)
    const cap = sight === 'approved' ? capOf(about, log.now()) : undefined
    refuseFuturePins(view, query, log, cap?.position ?? log.head())
    const each = about === 'each-mission' ? missionsSeen(viewer) : undefined
    const several = each ?? (about === 'missions' ? sharedSeen(viewer) : undefined)
    const end = sight === 'approved' ? outside.releaseEnd(about, log.now()) : undefined
    const upToEnd = (reader: FactReader): FactReader => (end === undefined ? reader : outside.releaseSeen(reader, end))
    const sees = (position: number): FactReader =>
      several?.reader ?? (sight === 'approved' ? upToEnd(approvedAt(position)) : factReader)
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
      several?.key() ?? end,
    ])
    if (holds === etag) return { etag, bytes: undefined }
    const question = {
      params,
      query,
      pin,
      reader: several?.reader ?? upToEnd(readerFor(pin)),
      viewer,
      ...(each && { ofEachMission: ofEachMissionIn(factReader, answers, view.path, mission => each.at(mission, pin)) }),
    }
    return { etag, query, pin, readings: () => readingsOf(view, question), fold: () => view.fold(question) }
  }

  const asObject = objectForm(answers, turns)
  const asJson = jsonForm(answers, turns)

  type Fold = ReturnType<AnyView['fold']>

  /** Folds, and gives the answer its form. */
  function* folded<Given>({ etag, query, pin }: Pending, fold: Fold, { made }: Form<Given>): Work<Given | Refusal> {
    const answer = yield* fittingWork(within(fold))
    return answer === undefined ? unknown(query) : yield* made(etag, withPin(answer, pin))
  }

  function atOnce<Given>(question: Question, form: Form<Given>): Given | Unchanged | Refusal {
    const asked = begun(question)
    if (!('fold' in asked)) return asked
    const kept = form.kept(asked.etag)
    if (kept) return kept
    fitting(asked.readings)
    return finished(folded(asked, fitting(asked.fold), form))
  }

  function inTurns<Given>(
    question: Question,
    { onWork, ...waiting }: Waiting,
    form: Form<Given>,
  ): Given | Unchanged | Refusal | Promise<Given | Refusal | Unchanged> {
    let isTold = false
    function tell(readings: number): void {
      // Where something is to be read first, it is asked again.
      if (readings > 0 && !isTold) onWork?.(readings)
      isTold = true
    }
    return patiently(turns, wasRead => askedOnce(question, waiting, form, { tell, wasRead }), waiting.signal)
  }

  function askedOnce<Given>(
    question: Question,
    { signal, whenRead, ...waiting }: Waiting,
    form: Form<Given>,
    { tell, wasRead }: { readonly tell: (readings: number) => void; readonly wasRead: WasRead },
  ): Given | Unchanged | Refusal | Promise<Given | Refusal> {
    const asked = begun(question, waiting)
    if (!('fold' in asked)) return asked
    const { etag } = asked
    const kept = form.kept(etag, whenRead)
    if (kept) return kept
    const object = answers.object(etag)
    if (object) return form.making.run(etag, () => form.made(etag, object), signal)
    tell(fitting(asked.readings))
    const fold = fitting(asked.fold)
    return isWork(fold)
      ? form.making.run(etag, () => readingLittleEach(folded(asked, fold, form), wasRead), signal)
      : finished(folded(asked, fold, form))
  }

  const askView = (question: Question): ReturnType<ViewReader['askView']> => atOnce(question, asJson)
  const answerView = (question: Question, waiting: Waiting = {}): ReturnType<ViewReader['answerView']> =>
    inTurns(question, waiting, asJson)

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
  readonly readings: () => number
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
