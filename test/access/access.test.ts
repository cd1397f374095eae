import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import t from 'tap'
import { accessOf } from '../../src/access/access.ts'
import { Denied } from '../../src/access/denied.ts'
import { firstKeyOf } from '../../src/access/first-key.ts'
import { makeKey } from '../../src/access/keys.ts'
import { commandNamed } from '../../src/commands/catalogue.ts'
import { factCacheOf } from '../../src/engine/fact-cache.ts'
import { type Engine, engineOf } from '../../src/engine/handle.ts'
import { inWords } from '../../src/engine/in-words.ts'
import { memoryLog } from '../../src/log/memory.ts'

const CHOSEN = 'a-first-key-that-somebody-chose-for-a-test'

async function begun(chosen = CHOSEN, clock = Date.now) {
  const log = memoryLog({ clock })
  await firstKeyOf(log, chosen)?.record()
  const engine = engineOf(log, makeKey)
  return { log, engine, access: accessOf({ engine, reader: factCacheOf(log), now: log.now }) }
}

/** Records an access command as the installation itself. */
async function submit(engine: Engine, name: string, body: object) {
  const command = commandNamed('access', name)
  if (!command) throw new Error(name)
  const caller = { principal: 'first', organisation: 'installation', role: 'admin' }
  const answer = await engine.handle({
    command,
    id: 'access',
    body,
    principal: 'first',
    authorise: () => caller,
    correlationId: 'c',
  })
  if ('refused' in answer) throw new Error(inWords(answer.detail))
  return answer
}

const codeOf = (act: () => unknown): string => {
  try {
    act()
    return 'let in'
  } catch (error) {
    if (!(error instanceof Denied)) throw error
    return error.code
  }
}

t.test('a key is known by its header, and only while it stands', async t => {
  const { engine, access } = await begun()
  const issued = (await submit(engine, 'issue-key', { principal: 'anna', organisation: 'Org', name: 'n' })).issued
  const header = `Bearer ${issued?.secret}`
  const anna = access.identify(header)
  t.match(anna, { principal: 'anna', organisation: 'Org', key: issued?.key })
  t.equal(access.identify(header), anna, 'asked again, it is not hashed again')
  t.ok(access.stands(anna))
  await submit(engine, 'revoke-key', { key: issued?.key, reason: 'lost' })
  t.notOk(access.stands(anna))
  t.equal(
    codeOf(() => access.identify(header)),
    'unauthenticated',
  )
})

t.test('a first key may look like one of ours and still opens', async t => {
  for (const chosen of [CHOSEN, `varde_other_${'a'.repeat(43)}`]) {
    const { access } = await begun(chosen)
    t.match(access.identify(`Bearer ${chosen}`), { key: 'first', principal: 'first' })
    t.equal(
      codeOf(() => access.identify(`Bearer ${chosen}x`)),
      'unauthenticated',
    )
  }
})

t.test('without public reading nobody reads without a key; with it, a wrong key is still wrong', async t => {
  const { engine, log, access } = await begun()
  t.equal(
    codeOf(() => access.identifyReader(undefined)),
    'unauthenticated',
  )
  const open = accessOf({ engine, reader: factCacheOf(log), now: log.now, publicRead: true })
  t.equal(open.identifyReader(undefined), undefined)
  t.equal(
    codeOf(() => open.identifyReader('Bearer wrong')),
    'unauthenticated',
  )
  t.equal(
    codeOf(() => open.identify(undefined)),
    'unauthenticated',
  )
  const anybody = open.viewerOf(undefined)
  t.match(anybody, { principal: 'anybody', seesAccess: false })
  t.equal(anybody.sees('m'), 'approved')
})

t.test('what one may see follows what one was given', async t => {
  const { engine, access } = await begun()
  const issued = (await submit(engine, 'issue-key', { principal: 'ada', organisation: 'Org', name: 'n' })).issued
  const ada = access.identify(`Bearer ${issued?.secret}`)
  t.match(access.viewerOf(ada), { principal: 'ada', seesAccess: false })
  t.equal(access.viewerOf(ada).sees('m'), 'nothing')
  await submit(engine, 'give-grant', { principal: 'ada', role: 'auditor', mission: '*', grant: 'g' })
  t.equal(access.viewerOf(ada).sees('m'), 'all')
  t.equal(access.viewerOf(ada).seesAccess, true)
  t.same([...access.auditedBy(ada)], ['*'])
  await submit(engine, 'withdraw-grant', { grant: 'g', reason: 'because r' })
  t.equal(access.viewerOf(ada).sees('m'), 'nothing')
  t.same([...access.auditedBy(ada)], [])
})

t.test('who may is answered with the role; who may not learns no more than he may know', async t => {
  const { engine, access } = await begun()
  const issued = (await submit(engine, 'issue-key', { principal: 'anna', organisation: 'Org', name: 'n' })).issued
  const anna = access.identify(`Bearer ${issued?.secret}`)
  const measure = commandNamed('indicators', 'measure')
  const declare = commandNamed('missions', 'declare')
  const grant = commandNamed('access', 'give-grant')
  if (!measure || !declare || !grant) throw new Error('no such command')
  t.equal(
    codeOf(() => access.authorise(anna, measure, 'i', 'm', {})),
    'unknown-thing',
  )
  t.equal(
    codeOf(() => access.authorise(anna, measure, 'i', null, {})),
    'unknown-thing',
  )
  t.equal(
    codeOf(() => access.authorise(anna, declare, 'm', 'm', {})),
    'not-your-role',
  )
  t.equal(
    codeOf(() => access.authorise(anna, grant, 'access', null, {})),
    'not-your-role',
  )
  t.same(access.authorise(access.identify(`Bearer ${CHOSEN}`), measure, 'i', 'm', {}), {
    principal: 'first',
    organisation: 'installation',
    role: 'operative',
    key: 'first',
  })
})

t.test('when states are dropped access is read again from the log', async t => {
  const { engine, access } = await begun()
  const header = `Bearer ${CHOSEN}`
  const before = access.identify(header)
  engine.states.drop()
  t.same(access.identify(header), before)
})

t.test('a key is remembered once, in however many ways its header is spelled', async t => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const { access } = await begun()
  access.identify(`Bearer ${CHOSEN}`)
  const heap = (): number => {
    collect()
    return process.memoryUsage().heapUsed
  }
  const before = heap()
  for (let n = 0; n < 9_000; n++) access.identify(`bearer${' '.repeat(6_000 + n)}${CHOSEN}`)
  t.ok(heap() - before < 10 << 20)
})
