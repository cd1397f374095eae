import { spawn } from 'node:child_process'
import { join } from 'node:path'
import t from 'tap'

const source = new URL('../src/stop-when-told.ts', import.meta.url).href

/** Runs a script that has `stopWhenTold`; answers with how it ended. A process that goes on for ten seconds is killed. */
function ended(script: string, flags: readonly string[] = []) {
  const text = `import { stopWhenTold } from ${JSON.stringify(source)}\n${script}`
  const child = spawn(process.execPath, [...flags, '--input-type=module', '-e', text], {
    cwd: join(import.meta.dirname, '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', data => {
    out += data
  })
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
  return new Promise<{ code: number | null; signal: string | null; out: string }>(resolve =>
    child.on('close', (code, signal) => {
      clearTimeout(late)
      resolve({ code, signal, out })
    }),
  )
}

const told = `setTimeout(() => process.kill(process.pid, 'SIGTERM'))`
const alive = 'setInterval(() => {}, 1_000)'

t.test('it ends with 0 when all is closed, and is closed once', async t => {
  const close = `const timer = ${alive}
    stopWhenTold(5_000, async error => { console.log('closed', error); clearInterval(timer) })`
  t.same(await ended(`${close}; ${told}`), { code: 0, signal: null, out: 'closed undefined\n' })
})

t.test('after an error that nothing caught it ends with 1, and closing is given the error', async t => {
  const script = `const timer = ${alive}
    stopWhenTold(5_000, async ({ message }) => { console.log(message); clearInterval(timer) })
    setTimeout(() => { throw new Error('nobody caught this') })`
  t.same(await ended(script), { code: 1, signal: null, out: 'nobody caught this\n' })
})

t.test('after a rejection without an error it ends with 1, too', async t => {
  const script = `const timer = ${alive}
    stopWhenTold(5_000, async error => { console.log(error); clearInterval(timer) })
    setTimeout(() => Promise.reject(undefined))`
  t.same(await ended(script), { code: 1, signal: null, out: 'undefined\n' })
})

t.test('it ends with 1 where closing fails, or takes too long', async t => {
  const failing = `${alive}; stopWhenTold(5_000, () => Promise.reject(new Error('cannot be closed'))); ${told}`
  t.match(await ended(failing), { code: 1, signal: null })
  const forever = `${alive}; stopWhenTold(50, () => new Promise(() => {})); ${told}`
  t.match(await ended(forever), { code: 1, signal: null })
})

t.test('it ends with 0 a second after all is closed, where something is left that would keep it', async t => {
  const begun = performance.now()
  t.match(await ended(`${alive}; stopWhenTold(60_000, async () => {}); ${told}`), { code: 0, signal: null })
  t.ok(performance.now() - begun >= 1_000)
})

t.test('it ends while code is compiled that needs the garbage collected', async t => {
  // Of the processes that end by `process.exit`, a fifth goes on for good with this. It allocates as long as V8 is there: compiling must
  // not be slow as well, or the end that comes by itself would wait for it in the same way.
  const flags = ['--stress-concurrent-allocation']
  const script = `
    const body = i => 'let s = ' + i + '; for (const n of a) { s += n * ' + i + '; const o = { s, n }; s += o.n & ' + i + ' } return s'
    const functions = Array.from({ length: 400 }, (_, i) => new Function('a', body(i + 1)))
    const numbers = Array.from({ length: 200 }, (_, i) => i)
    const kept = []
    const until = performance.now() + 150 + 150 * Math.random()
    for (let n = 0; performance.now() < until; n = (n + 1) % 400)
      for (let k = 0; k < 8; k++) for (let r = 0; r < 3; r++) kept.push([functions[(n + k) % 400](numbers), {}, {}, {}])
    stopWhenTold(5_000, async () => {})
    process.kill(process.pid, 'SIGTERM')`
  for (let round = 0; round < 6; round++)
    for (const end of await Promise.all([1, 2, 3].map(() => ended(script, flags))))
      t.same(end, { code: 0, signal: null, out: '' })
})
