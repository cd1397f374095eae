import t from 'tap'
import { begin, installation, missionBody } from '../http/installation.ts'

const reason = 'because it was wrong'

/** A mission with an adopted goal and a criterion assessed, and somebody in each role. */
async function given() {
  const it = await installation()
  await begin(it, 'm')
  const keys = {
    operative: await it.keyFor('olav', 'operative', 'm'),
    partnership: await it.keyFor('pia', 'partnership', 'm'),
    evaluator: await it.keyFor('eva', 'evaluator', 'm'),
    auditor: await it.keyFor('arne', 'auditor', 'm'),
  }
  const record = async (path: string, body: object, key: string): Promise<number> => {
    const answer = await it.post(path, body, key)
    if (answer.statusCode !== 201) throw new Error(answer.body)
    return answer.json().position
  }
  return { ...it, keys, record }
}

t.test('rule 14b: what was recorded in error is struck by those who may record it, and nobody else', async t => {
  const { post, record, keys, close } = await given()
  const goal = { goal: 'h', statement: 'A goal', level: 1, kind: 'outcome' }
  const adopted = await record('missions/m/set-goal', { ...goal, status: 'adopted', decidedBy: 'p' }, keys.partnership)
  const assessed = await record(
    'missions/m/assess-criterion',
    { criterion: 'bold', assessment: 'A', by: 'panel' },
    keys.evaluator,
  )
  for (const [position, by, not] of [
    [adopted, keys.partnership, [keys.operative, keys.evaluator, keys.auditor]],
    [assessed, keys.evaluator, [keys.operative, keys.partnership, keys.auditor]],
  ] as const) {
    for (const key of not)
      t.match((await post('missions/m/strike', { position, reason }, key)).json(), { code: 'not-your-role' })
    t.equal((await post('missions/m/strike', { position, reason }, by)).statusCode, 201)
  }
  await close()
})

t.test('views forget what was struck, from then on; an earlier position shows it still', async t => {
  const { get, post, record, keys, close } = await given()
  const goal = { goal: 'wrong', statement: 'A wrong goal', level: 1, kind: 'outcome' }
  const set = await record('missions/m/set-goal', goal, keys.operative)
  const goals = async (query = '') =>
    (await get(`missions/m${query}`, keys.operative)).json().goals.map((g: { goal: string }) => g.goal)
  t.same(await goals(), ['g', 'wrong'])
  await post('missions/m/strike', { position: set, reason }, keys.operative)
  t.same(await goals(), ['g'])
  t.same(await goals(`?position=${set}`), ['g', 'wrong'], 'law 2')
  t.equal((await post('missions/m/set-goal', goal, keys.operative)).statusCode, 201, 'and it is set anew')
  t.same(await goals(), ['g', 'wrong'])
  await close()
})

t.test('what was struck is named in trails; what it said is read by auditors alone', async t => {
  const { get, record, keys, close } = await given()
  const goal = { goal: 'wrong', statement: 'A secret', level: 1, kind: 'outcome', reason: 'a secret reason' }
  const position = await record('missions/m/set-goal', goal, keys.operative)
  const by = await record('missions/m/strike', { position, reason }, keys.operative)
  for (const path of ['missions/m/timeline?lang=en', `events?mission=m`]) {
    const list = (body: { entries?: object[]; events?: object[] }) => body.entries ?? body.events ?? []
    const found = async (key: string) =>
      list((await get(path, key)).json()).find(entry => (entry as { position: number }).position === position)
    t.notMatch(JSON.stringify(await found(keys.operative)), /secret/i, path)
    t.match(await found(keys.operative), { struck: by, data: {} }, path)
    t.match(await found(keys.auditor), { struck: by, data: { statement: 'A secret' }, reason: 'a secret reason' }, path)
  }
  const told = (await get('missions/m/timeline?lang=en', keys.operative)).json().entries
  t.match(
    told.map((entry: { sentence: string }) => entry.sentence),
    [/./, /./, /./, 'Goal set: struck, because it had been recorded in error.', /Org struck the entry “Goal set”/],
  )
  await close()
})

t.test('commands sent at once with a strike are decided after it', async t => {
  const { post, record, keys, close, log } = await given()
  const goal = { goal: 'h', statement: 'A goal', level: 1, kind: 'outcome' }
  const position = await record('missions/m/set-goal', goal, keys.operative)
  const [struck, adopted, again] = await Promise.all([
    post('missions/m/strike', { position, reason }, keys.operative),
    post('missions/m/adopt-goal', { goal: 'h', decidedBy: 'p' }, keys.partnership),
    post('missions/m/set-goal', { ...goal, statement: 'The right one' }, keys.operative),
  ])
  t.equal(struck.statusCode, 201)
  t.match(adopted.json(), { code: 'unknown-goal' })
  t.equal(again.statusCode, 201)
  t.equal([...log.readStream('mission-m')].length, 5)
  await close()
})

t.test('a mission that was struck is gone, for those who read and those who write', async t => {
  const { get, post, record, keyFor, close } = await given()
  const key = await keyFor('petra', 'partnership', '*')
  const position = await record('missions/wrong/declare', missionBody, key)
  t.equal((await get('missions/wrong', key)).statusCode, 200)
  t.equal((await post('missions/wrong/strike', { position, reason }, key)).statusCode, 201)
  t.equal((await get('missions/wrong', key)).statusCode, 404)
  t.notMatch((await get('missions', key)).body, /wrong/)
  t.match((await post('missions/wrong/declare', missionBody, key)).json(), { code: 'already-exists' })
  t.equal((await get(`missions/wrong?position=${position}`, key)).statusCode, 200)
  await close()
})
