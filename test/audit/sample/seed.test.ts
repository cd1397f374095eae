import t from 'tap'
import { cosignedBefore } from '../../../src/audit/bundle.ts'
import type { KeptCheckpoint } from '../../../src/audit/checkpoint-store.ts'
import { seedFor } from '../../../src/audit/sample/seed.ts'
import { base64Of } from '../../../src/proof/base64.ts'
import { signCheckpoint } from '../../../src/proof/checkpoint.ts'
import { parseNote, signatureLine, signerKey } from '../../../src/proof/note.ts'

const log = signerKey('log.example')
const witnesses = [signerKey('b.example', 'cosignature'), signerKey('a.example', 'cosignature')]
const day = (text: string): number => Date.parse(`${text}T12:00:00Z`)
const rootOf = (size: number): Buffer => Buffer.alloc(32, size)

/** A checkpoint that the witnesses cosigned at these times. */
function kept(size: number, ...times: number[]): KeptCheckpoint {
  const note = signCheckpoint(size, rootOf(size), log)
  const { text } = parseNote(note)
  const lines = times.map((at, i) => signatureLine(text, witnesses[i]!, at))
  return { size, at: 0, note, cosignatures: lines }
}
const storeOf = (...all: KeptCheckpoint[]) => ({ all: () => all })

t.test('the seed is the root of the newest checkpoint that a witness has cosigned', async t => {
  const store = storeOf(kept(3, day('2026-01-01')), kept(5, day('2026-01-03'), day('2026-01-02')), kept(7))
  t.same(seedFor(store), { size: 5, root: base64Of(rootOf(5)), witness: 'a.example', at: day('2026-01-02') })
  t.equal(seedFor(storeOf(kept(7))), undefined)
  t.equal(seedFor(storeOf()), undefined)
})

t.test('for a span that ends with a day it is the first one cosigned on a later day', async t => {
  const store = storeOf(...[1, 2, 3, 4].map(n => kept(n, day(`2026-01-0${n}`))))
  t.equal(seedFor(store, '2026-01-02')?.size, 3)
  t.equal(seedFor(store, '2025-12-31')?.size, 1)
  t.equal(seedFor(store, '2026-01-04'), undefined, 'nobody has one yet')
})

t.test('a bundle holds the checkpoints that seeds come from, however thinned', async t => {
  const all = Array.from({ length: 90 }, (_, i) => kept(i + 1, day('2026-01-01') + i * 3_600_000))
  const store = storeOf(...all)
  const thinned = storeOf(...cosignedBefore(store, 1000, 3))
  t.ok([...thinned.all()].length < 10)
  for (const to of [undefined, '2025-12-31', '2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'])
    t.same(seedFor(thinned, to), seedFor(store, to), `${to}`)
})
