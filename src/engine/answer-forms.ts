/** The two forms in which an answer is given and kept: the object, for whoever reads it here, and its JSON, to be sent as it is. */
import type { Work } from '../../projections/base/work.ts'
import type { Refusal } from '../commands/refusal.ts'
import type { AnswerCache } from './answer-cache.ts'
import type { WhenRead } from './byte-store.ts'
import { writingJson } from './json-work.ts'
import { type SharedWork, sharedWork, type Turns } from './turns.ts'

/** An answer, with its pin. The object is shared between all who ask: nobody may change it. */
export interface Answered<Answer extends object = object> {
  readonly etag: string
  readonly answer: Answer
}

/** An answer as JSON in UTF-8, to be sent as it is. */
export interface Written {
  readonly etag: string
  readonly bytes: Buffer
}

/** A form of answers. */
export interface Form<Given> {
  /** The answer, where it is kept in this form; `whenRead` tells when it is no longer read. */
  readonly kept: (etag: string, whenRead?: WhenRead) => Given | undefined
  /** Gives an answer this form, and keeps it so. */
  readonly made: (etag: string, answer: object) => Work<Given>
  /** The answers that are being made in this form, by etag. */
  readonly making: SharedWork<Given | Refusal>
}

export const objectForm = (answers: AnswerCache, turns: Turns): Form<Answered> => ({
  kept(etag) {
    const answer = answers.object(etag)
    return answer && { etag, answer }
  },
  *made(etag, answer) {
    answers.keepObject(etag, answer)
    yield
    return { etag, answer }
  },
  making: sharedWork(turns),
})

export const jsonForm = (answers: AnswerCache, turns: Turns): Form<Written> => ({
  kept(etag, whenRead) {
    const bytes = answers.bytes(etag, whenRead)
    return bytes && { etag, bytes }
  },
  *made(etag, answer) {
    const bytes = yield* writingJson(answer)
    answers.keepBytes(etag, bytes)
    return { etag, bytes }
  },
  making: sharedWork(turns),
})
