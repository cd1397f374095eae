import { join } from 'node:path'
import t from 'tap'
import { openCheckpointStore, readCheckpointStore, wholeNote } from '../../src/audit/checkpoint-store.ts'
import { type SignerKey, signatureLine, signerKey } from '../../src/proof/note.ts'
import { temporary } from './given.ts'

t.test('checkpoints are kept with their cosignatures, each witness’s first one', async t => {
  const file = join(temporary(t), 'audit.db')
  const store = openCheckpointStore(file)
  t.equal(store.last(), undefined)
  for (const size of [4, 9, 12]) store.add({ size, at: size * 1000, note: `note ${size}\n` })
  store.add({ size: 9, at: 1, note: 'another\n' })
  store.cosign(9, 'b.example', 'b\n')
  store.cosign(9, 'a.example', 'a\n')
  store.cosign(9, 'a.example', 'later\n')
  t.same(store.last(), { size: 12, at: 12_000, note: 'note 12\n', cosignatures: [] })
  t.equal(store.covering(5)?.size, 9)
  t.equal(store.covering(13), undefined)
  t.equal(store.covering(1, 2)?.size, 9)
  t.equal(store.covering(10, 1), undefined)
  store.close()
  const read = readCheckpointStore(file)
  t.same([...read.all()].map(wholeNote), ['note 4\n', 'note 9\na\nb\n', 'note 12\n'])
  read.close()
})

t.test('that a log was restored is remembered until somebody says whether anything is lost', async t => {
  const file = join(temporary(t), 'audit.db')
  const store = openCheckpointStore(file)
  t.equal(store.restored(), false)
  store.markRestored(true)
  store.markRestored(true)
  store.close()
  const again = openCheckpointStore(file)
  t.equal(again.restored(), true)
  again.markRestored(false)
  t.equal(again.restored(), false)
  again.close()
})

t.test('it is known when witnesses had first seen how much of the log', async t => {
  const store = openCheckpointStore(join(temporary(t), 'audit.db'))
  t.teardown(store.close)
  const [a, b] = ['a.example', 'b.example'].map(name => signerKey(name, 'cosignature'))
  const cosign = (size: number, key: SignerKey, at: number) =>
    store.cosign(size, key.name, signatureLine('text\n', key, at))
  for (const size of [4, 9, 12]) store.add({ size, at: 1, note: `note ${size}\n` })
  t.same(store.witnessTimes(), [])
  cosign(9, a!, 7_000)
  cosign(9, b!, 5_000)
  t.same(store.witnessTimes(), [{ size: 9, at: 5_000 }])
  cosign(4, a!, 3_000)
  t.same(store.witnessTimes(), [
    { size: 4, at: 3_000 },
    { size: 9, at: 5_000 },
  ])
  store.putAside(9, 1)
  t.same(store.witnessTimes(), [{ size: 4, at: 3_000 }])
})
