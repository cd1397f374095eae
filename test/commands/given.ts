/** Given what was requested before, when this is requested, then what? The words in which the rules are tested. */
import assert from 'node:assert/strict'
import type { Fact } from '../../events/fact.ts'
import type { RefusalCode } from '../../src/commands/refusal.ts'
import { type Complaint, type Entry, emptyLedger, type Ledger } from './ledger.ts'

/** A command as anybody could send it. */
export type CommandRequest = readonly [path: string, body: object]
/** A command, or a fact that happened to a stream. */
export type Before = CommandRequest | { readonly stream: string; readonly fact: Fact }

/** What must have been recorded: a fact, or as much of one (and of what is said about it) as the rule is about. */
export type Expected = Partial<Omit<Entry, 'data' | 'meta'>> & { readonly data?: object; readonly meta?: object }

export interface When {
  /** Records exactly these facts, in order, each with at least what is stated here. */
  records(...facts: readonly Expected[]): Given
  /** Is refused with that code, at that field, in such words; nothing is recorded. */
  isRefused(code: RefusalCode, pointer?: string, words?: RegExp): Given
  /** Is the same command again, said by the facts of these revisions; nothing is recorded. */
  isSame(...revisions: readonly number[]): Given
  /** Does not fit the schema at that field; nothing is recorded. */
  isInvalid(pointer: string, words?: RegExp): Given
}

export interface Given {
  when(path: string, body: object): When
  /** The clock is set to that instant, and more happens. */
  later(instant: string, ...before: readonly Before[]): Given
  readonly ledger: Ledger
}

/** Lets all of it happen; what is not recorded fails the test. */
export const given = (...before: readonly Before[]): Given => after(emptyLedger(), before)

function after(ledger: Ledger, before: readonly Before[]): Given {
  for (const each of before) happen(ledger, each)
  return {
    ledger,
    when: (path, body) => when(ledger, path, body),
    later(instant, ...more) {
      ledger.setClock(Date.parse(instant))
      return after(ledger, more)
    },
  }
}

function happen(ledger: Ledger, each: Before): void {
  if ('fact' in each) {
    ledger.happened(each.stream, each.fact)
    return
  }
  const told = ledger.submit(...each)
  assert.ok('recorded' in told, `${each[0]} is recorded before: ${JSON.stringify(told)}`)
}

function when(ledger: Ledger, path: string, body: object): When {
  const before = ledger.snapshot()
  const told = ledger.submit(path, body)
  const story = (expected: string) => `${path} ${expected}: ${JSON.stringify(told)}`
  function unchanged(): Given {
    assert.deepEqual(ledger.snapshot(), before, 'nothing is recorded')
    return after(ledger, [])
  }
  return {
    records(...facts) {
      assert.ok('recorded' in told, story('records'))
      assert.equal(told.recorded.length, facts.length, story('records as many facts'))
      for (const [index, fact] of facts.entries()) assert.partialDeepStrictEqual(told.recorded[index], fact)
      return after(ledger, [])
    },
    isRefused(code, pointer, words) {
      assert.ok('refusal' in told, story(`is refused (${code})`))
      const { refused, detail, faults } = told.refusal
      assert.equal(refused, code, detail)
      assert.ok(faults.length > 0 && faults.every(fault => fault.detail.length > 0), 'the way out is said')
      if (pointer !== undefined) assert.equal(faults[0]?.pointer, pointer)
      if (words) assert.match(detail, words)
      return unchanged()
    },
    isSame(...revisions) {
      assert.ok('same' in told, story('is the same again'))
      if (revisions.length > 0) assert.deepEqual(told.same, revisions)
      return unchanged()
    },
    isInvalid(pointer, words) {
      assert.ok('invalid' in told, story(`is invalid at ${pointer}`))
      const found = told.invalid.find(complaint => pointersOf(complaint).includes(pointer))
      assert.ok(found, story(`is invalid at ${pointer}`))
      if (words) assert.match(found.message, words)
      return unchanged()
    },
  }
}

/** Where a complaint points to; an unknown field is named by its key. */
function pointersOf({ path, keys }: Complaint): string[] {
  const at = path.map(step => `/${String(step)}`).join('')
  return keys ? keys.map(key => `${at}/${key}`) : [at]
}
