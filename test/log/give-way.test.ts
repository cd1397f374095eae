import { spawnSync } from 'node:child_process'
import t from 'tap'

t.test(
  'a thread that gives way has a lower priority than the process',
  { skip: process.platform !== 'linux' && 'threads have priorities of their own on Linux' },
  async t => {
    const giveWay = new URL('../../src/log/give-way.ts', import.meta.url)
    const program = `
    import { readFileSync, readlinkSync } from 'node:fs'
    import { Worker } from 'node:worker_threads'
    const nice = of => readFileSync('/proc/' + of + '/stat', 'utf8').split(') ')[1].split(' ')[16]
    const code = 'import { giveWay } from "${giveWay}"; import { readlinkSync } from "node:fs"; import { parentPort } from "node:worker_threads"; giveWay(); parentPort.postMessage(readlinkSync("/proc/thread-self")); setTimeout(() => {}, 5000)'
    const worker = new Worker(new URL('data:text/javascript,' + encodeURIComponent(code)))
    worker.once('message', thread => {
      console.log(nice('self') + ' ' + nice(thread))
      process.exit()
    })`
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
    const [own = '', other] = stdout.trim().split(' ')
    t.equal(other, String(Math.min(19, Math.max(10, Number(own)))), stderr)
  },
)
