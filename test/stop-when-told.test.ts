import { spawn } from 'node:child_process'
import { join } from 'node:path'
import t from 'tap'

const source = new URL('../src/stop-when-told.ts', import.meta.url).href

/** Runs a script that has `stopWhenTold`; answers with how it ended. A process that goes on for ten seconds is killed. */
function ended(script: string) {
  const text = `import { stopWhenTold } from ${JSON.stringify(source)}\n${script}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', text], {
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

t.test(
  'once all is closed it ends because nothing is left to do: process.exit may wait for a thread that compiles for good',
  async t => {
    const exits = `const exit = process.exit
    process.exit = code => { console.log('exit'); exit(code) }`
    const closed = `stopWhenTold(5_000, async () => {}); ${told}`
    t.same(await ended(`${exits}; ${closed}`), { code: 0, signal: null, out: '' })
    // Where something is left that keeps it, there is no other way.
    t.same(await ended(`${exits}; ${alive}; ${closed}`), { code: 0, signal: null, out: 'exit\n' })
  },
)
