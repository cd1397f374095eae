/** Has the program made as one file for the next start, by a server that runs from its sources. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** Milliseconds that the process must live: a server has its first questions behind it by then, and a short command has ended. */
const AFTER = 5_000

/** Makes it a little later, in a process of its own that waits for nothing and holds up nobody. */
export function makeForNextStart() {
  setTimeout(() => {
    // What configures this server, its keys among it, is no other program’s business.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VARDE_')))
    const maker = spawn(process.execPath, [join(import.meta.dirname, 'make.ts')], { env, stdio: 'ignore' })
    // Where no process can be started, the next start is as this one was.
    maker.on('error', () => {})
    maker.unref()
  }, AFTER).unref()
}
