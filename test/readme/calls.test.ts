/** The calls in README, pasted into a shell as they stand: only the port is another. */
import { execFile, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import t from 'tap'
import { firstKeyOf } from '../../src/access/first-key.ts'
import { memoryLog } from '../../src/log/memory.ts'
import { installation } from '../http/installation.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const KEY = '0123456789abcdef0123456789abcdef'

/** The blocks of shell under a heading. */
function blocksUnder(heading: string): string[] {
  const section = readme.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return [...section.matchAll(/```sh\n(.*?)```/gs)].map(match => match[1] ?? '')
}

const pasted = (script: string): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile('bash', ['-c', script], (error, stdout) => (error ? reject(error) : resolve(stdout)))
  })

const skip = spawnSync('curl', ['--version']).error ? 'there is no curl' : false

t.test('the five calls and the questions after them work when pasted', { skip }, async t => {
  const log = memoryLog()
  await firstKeyOf(log, KEY)?.record()
  const it = await installation({ log })
  t.teardown(() => it.close())
  const origin = await it.app.listen({ host: '127.0.0.1', port: 0 })
  const [calls = '', questions = ''] = blocksUnder('Five calls that work when pasted').map(block =>
    block.replaceAll('http://127.0.0.1:3000', origin),
  )
  const answers = (await pasted(calls)).trim().split('\n')
  t.equal(answers.length, 5)
  for (const answer of answers) t.notMatch(answer, /"code":/, answer)
  const series = await pasted(questions)
  t.match(series, /"value":11.2/)
  t.match(series, /"vintages":/)
})
