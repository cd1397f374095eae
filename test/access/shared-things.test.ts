import t from 'tap'
import { begin, installation } from '../http/installation.ts'

const reason = 'because r'
const project = { title: 'P', kind: 'project', lead: 'County', stage: 'idea' }
const actor = { name: 'Viken', sector: 'public', level: 'county' }
const claim = (mission: string) => ({ contribution: mission, to: { goal: 'g' }, mission, from: '2025', theory: 'T' })

/** Two missions, and the operative of each. */
async function two() {
  const it = await installation()
  for (const mission of ['m', 'n']) await begin(it, mission)
  const keys = { m: await it.keyFor('mia', 'operative', 'm'), n: await it.keyFor('nils', 'operative', 'n') }
  const evaluators = { m: await it.keyFor('eva', 'evaluator', 'm'), n: await it.keyFor('nora', 'evaluator', 'n') }
  return { ...it, keys, evaluators }
}

t.test('projects and actors belong to no mission: who may write in one may write of them', async t => {
  const { post, keys, close } = await two()
  t.equal((await post('projects/p/register', project, keys.m)).statusCode, 201)
  t.equal((await post('projects/p/change-stage', { stage: 'pilot', on: '2025', reason }, keys.n)).statusCode, 201)
  t.equal((await post('actors/a/register', actor, keys.n)).statusCode, 201)
  t.equal((await post('actors/a/rename', { name: 'Akershus', from: '2024' }, keys.m)).statusCode, 201)
  await close()
})

t.test('a role that writes nowhere writes of no project and no actor', async t => {
  const { post, keyFor, close } = await two()
  const [evaluator, stranger] = [await keyFor('else', 'evaluator', 'm'), await keyFor('sam')]
  for (const [path, body] of [
    ['projects/p/register', project],
    ['actors/a/register', actor],
  ] as const) {
    t.match((await post(path, body, evaluator)).json(), { code: 'not-your-role' }, path)
    t.match((await post(path, body, stranger)).json(), { code: 'unknown-thing' }, path)
  }
  await close()
})

t.test('a contribution takes a grant for the mission it is claimed to, and so does judging it', async t => {
  const { post, keys, evaluators, close, log } = await two()
  await post('projects/p/register', project, keys.m)
  const before = log.head()
  t.match((await post('projects/p/claim-contribution', claim('n'), keys.m)).json(), { code: 'unknown-thing' })
  t.equal(log.head(), before)
  t.equal((await post('projects/p/claim-contribution', claim('n'), keys.n)).statusCode, 201)
  t.equal((await post('projects/p/claim-contribution', claim('m'), keys.m)).statusCode, 201)
  const verdict = { contribution: 'n', verdict: 'weak', by: 'panel', reason }
  t.match((await post('projects/p/assess-contribution', verdict, evaluators.m)).json(), { code: 'unknown-thing' })
  t.match(
    (await post('projects/p/assess-contribution', verdict, keys.n)).json(),
    { code: 'not-your-role' },
    'who claims does not grade',
  )
  t.match((await post('projects/p/withdraw-contribution', { contribution: 'n', reason }, keys.m)).json(), {
    code: 'unknown-thing',
  })
  t.equal((await post('projects/p/assess-contribution', verdict, evaluators.n)).statusCode, 201)
  t.equal((await post('projects/p/withdraw-contribution', { contribution: 'n', reason }, keys.n)).statusCode, 201)
  await close()
})

t.test('a portfolio, a decision and a learning loop take a grant for their mission', async t => {
  const { post, keyFor, keys, close } = await two()
  const open = { mission: 'm', title: 'T', purpose: 'P' }
  t.match((await post('portfolios/f/open', open, keys.n)).json(), { code: 'unknown-thing' })
  t.equal((await post('portfolios/f/open', open, keys.m)).statusCode, 201)
  t.match((await post('portfolios/f/close', { reason }, keys.n)).json(), { code: 'unknown-thing' })
  const advice = { mission: 'm', body: 'Youth', question: 'Q', advice: 'A' }
  const youth = { m: await keyFor('yara', 'participation', 'm'), n: await keyFor('yngve', 'participation', 'n') }
  t.equal((await post('decisions/d/give-advice', advice, youth.m)).statusCode, 201)
  t.match((await post('decisions/d/give-advice', { ...advice, mission: 'n' }, youth.n)).json(), {
    code: 'unknown-thing',
  })
  await close()
})

t.test('a name for every mission is no mission to look into', async t => {
  const { access, keys, close } = await two()
  const viewer = access.viewerOf(access.identify(`Bearer ${keys.m}`))
  t.same([viewer.sees('m'), viewer.sees('n'), viewer.sees('?')], ['all', 'nothing', 'nothing'])
  await close()
})
