import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { hostname } from 'node:os'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { lockDirectory } from '../../src/log/lock.ts'
import { LogLocked } from '../../src/log/log.ts'
import { temporary } from './temporary.ts'

const HOLDER = fileURLToPath(new URL('./lock-holder.ts', import.meta.url))

/** Starts a process that locks the directory and keeps it; says its pid once it has. */
async function hold(directory: string) {
  const child = spawn(process.execPath, ['--expose-gc', HOLDER, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  return { child, line: String(line).trim() }
}

t.test('a second process is refused, and told who holds the lock', async t => {
  const directory = temporary(t)
  const { child, line } = await hold(directory)
  t.equal(line, 'locked')
  const message = `${directory} is in use by process ${child.pid} on ${hostname()} since `
  try {
    lockDirectory(directory)()
    t.fail('the lock was given twice')
  } catch (error) {
    t.type(error, LogLocked)
    t.ok(String((error as Error).message).startsWith(message), String(error))
  }
  child.kill('SIGKILL')
  await once(child, 'exit')
})

t.test('F24 a killed process leaves no lock behind', async t => {
  const directory = temporary(t)
  const { child } = await hold(directory)
  child.kill('SIGKILL')
  await once(child, 'exit')
  lockDirectory(directory)()
})

t.test('the same process is refused too, until it unlocks', async t => {
  const directory = temporary(t)
  const unlock = lockDirectory(directory)
  t.throws(() => lockDirectory(directory), { name: 'LogLocked', message: new RegExp(`process ${process.pid} on `) })
  unlock()
  lockDirectory(directory)()
})

t.test('a process that is about to stop is waited for', async t => {
  const directory = temporary(t)
  const { child } = await hold(directory)
  spawn('sh', ['-c', `sleep 0.3; kill -9 ${child.pid}`], { stdio: 'ignore' })
  lockDirectory(directory)()
})
