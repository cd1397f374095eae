/** The second implementation of the verifier says the same as the first. */
import { spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { verifierProgram } from '../../src/audit/enclosed.ts'
import {
  AT,
  checkpointOf,
  logKey,
  nextKey,
  recordedEveryWay,
  recordedWithoutRight,
  rotatedTar,
  tarOf,
  twoMissions,
  witnessKey,
} from './bundle-given.ts'
import { temporary } from './given.ts'

const python = spawnSync('python3', ['--version']).status === 0 && spawnSync('openssl', ['version']).status === 0
const skip = python ? false : 'no python3 or no openssl here'
const { log } = await twoMissions(t)
const tar = tarOf(log, { mission: 'm', older: [checkpointOf(log, 5)] })
const directory = temporary(t)
const programs = { mjs: join(directory, 'verify.mjs'), py: join(import.meta.dirname, '../../src/audit/verify.py') }
writeFileSync(programs.mjs, verifierProgram())

interface Ended {
  readonly code: number | null
  readonly out: string
}

function run(program: string, words: readonly string[]): Promise<Ended> {
  const command = program.endsWith('.py') ? 'python3' : process.execPath
  // Neither clock, network nor working directory plays a part.
  const child = spawn(command, [program, ...words], { cwd: directory, env: { PATH: process.env.PATH ?? '' } })
  let out = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', text => (out += text))
  return new Promise(resolve => child.on('close', code => resolve({ code, out })))
}

function put(bytes: Buffer | string, name = 'bundle.tar'): string {
  const path = join(directory, name)
  writeFileSync(path, bytes)
  return path
}

for (const [name, program] of Object.entries(programs)) {
  const options = { skip: name === 'py' ? skip : false }
  const by = (bytes: Buffer, ...words: string[]) => run(program, [put(bytes), '--key', logKey.vkey, ...words])

  t.test(`verify.${name}: a good bundle is good, with who has seen it when`, options, async t => {
    const { code, out } = await by(tar, '--witness', witnessKey.vkey)
    t.equal(code, 0, out)
    t.match(out, /none missing, none changed/)
    t.match(out, new RegExp(new Date(AT).toISOString().slice(0, 19)))
    t.equal((await by(tarOf(log))).code, 0, 'of the whole log')
    const held = put(checkpointOf(log, 7).note, 'held')
    t.equal((await by(tar, '--checkpoint', held)).code, 0)
  })

  t.test(`verify.${name}: what is not good is refused, with what is wrong`, options, async t => {
    const changed = Buffer.from(tar)
    changed[changed.lastIndexOf('"value":8')! + 8] = '7'.charCodeAt(0)
    t.match(await by(changed), { code: 1, out: /WRONG: fact \d+ is not what was recorded: its data differ/ })
    t.match(await by(tar.subarray(0, 5000)), { code: 1, out: /WRONG: / })
    t.match(await run(program, [put(tar), '--key', witnessKey.vkey]), { code: 1 })
    t.match(await run(program, [put(tar), '--key', 'nonsense']), { code: 2 })
    t.match(await run(program, [put(tar)]), { code: 2 })
    t.match(await run(program, [join(directory, 'nothing.tar'), '--key', logKey.vkey]), { code: 2 })
    const other = put(checkpointOf((await twoMissions(t)).log, 7).note, 'other')
    t.match(await by(tar, '--checkpoint', other), { code: 1, out: /does not continue your checkpoint of 7 facts/ })
  })
}

t.test('both believe what a former key signed, and refuse a witness that is named twice', { skip }, async t => {
  const { log, tar } = await rotatedTar(t)
  const path = put(tar, 'rotated.tar')
  const held = put(checkpointOf(log, 7).note, 'held-before')
  for (const program of Object.values(programs)) {
    for (const key of [logKey, nextKey])
      t.match(await run(program, [path, '--key', key.vkey, '--checkpoint', held, '--witness', witnessKey.vkey]), {
        code: 0,
      })
    const twice = ['--witness', witnessKey.vkey, '--witness', witnessKey.vkey]
    t.match(await run(program, [path, '--key', nextKey.vkey, ...twice]), { code: 2, out: /named twice/ })
  }
})

t.test('both count every fact once, by how it was recorded, in the same words', { skip }, async t => {
  const houses = [await recordedEveryWay(t), await recordedWithoutRight(t)]
  for (const [log, mission] of houses.flatMap(({ log }) => [undefined, 'm'].map(mission => [log, mission] as const))) {
    const path = put(tarOf(log, { mission }), `ways-${mission}.tar`)
    const outs = await Promise.all(Object.values(programs).map(program => run(program, [path, '--key', logKey.vkey])))
    const [one, other] = outs.map(({ out }) => /^recorded .*(\n {11}.*)*/m.exec(out)?.[0] ?? out)
    t.equal(one, other)
    const said = [...(one ?? '').matchAll(/\d+/g)].reduce((sum, [number]) => sum + Number(number), 0)
    t.match(outs[0]?.out, new RegExp(`^facts +(all )?${said}\\b`, 'm'), 'and leave none out')
  }
})

t.test('both refuse a bundle with any bit changed', { skip }, async t => {
  let seed = 4711
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed % below
  }
  for (let i = 0; i < 12; i++) {
    const changed = Buffer.from(tar)
    const at = random(changed.length)
    changed[at]! ^= 1 << random(8)
    const path = put(changed, `changed-${i}.tar`)
    for (const program of Object.values(programs))
      t.equal((await run(program, [path, '--key', logKey.vkey])).code, 1, `byte ${at}, ${program.slice(-3)}`)
  }
})
