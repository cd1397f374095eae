/** Given a past, when a command is sent, it records facts or is refused: the words in which the rules are tested. */
import assert from 'node:assert/strict'
import type { Fact } from '../../events/fact.ts'
import type { Detail } from '../../events/refusals.ts'
import { readerLanguages } from '../../projections/words/languages.ts'
import type { Warning } from '../../src/commands/command.ts'
import type { RefusalCode } from '../../src/commands/refusal.ts'
import { inWords } from '../../src/engine/in-words.ts'
import { type Complaint, type Entry, emptyLedger, type Ledger, nobody } from './ledger.ts'

/** A command as anybody could send it. */
export type CommandRequest = readonly [path: string, body: object]
/** A command, or a fact that is recorded in a stream without asking a rule. */
/** A step may also set the clock, to an instant. */
export type Before =
  | CommandRequest
  | { readonly clock: string }
  | { readonly stream: string; readonly fact: Fact; readonly by?: string }

/** What must be recorded: a fact, or as much of it and its metadata as the rule is about. */
export type Expected = Partial<Omit<Entry, 'data' | 'meta'>> & { readonly data?: object; readonly meta?: object }

export interface When {
  /** Records exactly these facts, in order, each with at least what is stated here. */
  records(...facts: readonly Expected[]): Given
  /** Records, with warnings of exactly these codes. */
  warns(...codes: readonly Warning['code'][]): Given
  /** Is refused with that code, at that field, in such words; nothing is recorded. */
  isRefused(code: RefusalCode, pointer?: string, words?: RegExp): Given
  /** Is an identical resubmission of what the facts of these revisions record; nothing is recorded. */
  isResubmission(...revisions: readonly number[]): Given
  /** Does not fit the schema at that field; nothing is recorded. */
  isInvalid(pointer: string, words?: RegExp): Given
}

export interface Given {
  when(path: string, body: object): When
  /** Sets the clock to that instant, and records more. */
  later(instant: string, past?: readonly Before[]): Given
  readonly ledger: Ledger
}

/** Records the past, in order; whatever of it is not recorded fails the test. */
export const given = (past: readonly Before[] = []): Given => after(emptyLedger(), past)

function after(ledger: Ledger, past: readonly Before[]): Given {
  for (const each of past) record(ledger, each)
  return {
    ledger,
    when: (path, body) => when(ledger, path, body),
    later(instant, more = []) {
      ledger.setClock(Date.parse(instant))
      return after(ledger, more)
    },
  }
}

function record(ledger: Ledger, each: Before): void {
  if ('clock' in each) {
    ledger.setClock(Date.parse(each.clock))
    return
  }
  if ('fact' in each) {
    ledger.record(each.stream, each.fact, each.by === undefined ? {} : { meta: { ...nobody, principal: each.by } })
    return
  }
  const outcome = ledger.submit(...each)
  assert.ok('recorded' in outcome, `${each[0]} is recorded before: ${JSON.stringify(outcome)}`)
}

function when(ledger: Ledger, path: string, body: object): When {
  const before = ledger.snapshot()
  const outcome = ledger.submit(path, body)
  const failure = (expected: string) => `${path} ${expected}: ${JSON.stringify(outcome)}`
  function unchanged(): Given {
    assert.deepEqual(ledger.snapshot(), before, 'nothing is recorded')
    return after(ledger, [])
  }
  return {
    records(...facts) {
      assert.ok('recorded' in outcome, failure('records'))
      assert.equal(outcome.recorded.length, facts.length, failure('records as many facts'))
      for (const [index, fact] of facts.entries()) assert.partialDeepStrictEqual(outcome.recorded[index], fact)
      return after(ledger, [])
    },
    warns(...codes) {
      assert.ok('recorded' in outcome, failure('records'))
      const { warnings } = outcome
      assert.deepEqual(
        warnings.map(({ code }) => code),
        codes,
      )
      for (const { text } of warnings) saysInEveryLanguage(text)
      return after(ledger, [])
    },
    isRefused(code, pointer, words) {
      assert.ok('refusal' in outcome, failure(`is refused (${code})`))
      const { refused, faults } = outcome.refusal
      const detail = inWords(outcome.refusal.detail)
      assert.equal(refused, code, detail)
      assert.ok(faults.length > 0, 'the way out is said')
      for (const fault of faults) saysInEveryLanguage(fault.detail)
      saysInEveryLanguage(outcome.refusal.detail)
      if (pointer !== undefined) assert.equal(faults[0]?.pointer, pointer)
      if (words) assert.match(detail, words)
      return unchanged()
    },
    isResubmission(...revisions) {
      assert.ok('same' in outcome, failure('is an identical resubmission'))
      if (revisions.length > 0) assert.deepEqual(outcome.same, revisions)
      return unchanged()
    },
    isInvalid(pointer, words) {
      assert.ok('invalid' in outcome, failure(`is invalid at ${pointer}`))
      const found = outcome.invalid.find(complaint => pointersOf(complaint).includes(pointer))
      assert.ok(found, failure(`is invalid at ${pointer}`))
      if (words) assert.match(found.message, words)
      return unchanged()
    },
  }
}

/** Words that English sentences are full of, and other languages have none of. */
const ENGLISH = /\b(the|has|been|which|this|that|with|they|what)\b/i

/** A refusal has its sentence in every language, and no English one stands in for it. */
function saysInEveryLanguage(detail: Detail): void {
  for (const language of readerLanguages) {
    const sentence = inWords(detail, language)
    assert.match(sentence, /^\S.{15,}[.…?]$/su, `${language}: ${sentence}`)
    assert.doesNotMatch(sentence, /undefined|NaN|\[object/, `${language}: ${sentence}`)
    if (language !== 'en') assert.doesNotMatch(sentence, ENGLISH, `${language}: ${sentence}`)
  }
}

/** Where a complaint points to; an unknown field is named by its key. */
function pointersOf({ path, keys }: Complaint): string[] {
  const at = path.map(step => `/${String(step)}`).join('')
  return keys ? keys.map(key => `${at}/${key}`) : [at]
}
