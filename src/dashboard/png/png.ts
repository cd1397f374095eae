/**
 * A picture as PNG, drawn by resvg in a thread of its own: drawing one takes a few tenths of a second of a processor, half of it
 * (writing the PNG) where `renderAsync` would hold the event loop.
 */
import { Worker } from 'node:worker_threads'
import { NoFonts } from '../../engine/errors.ts'
import { type Fonts, systemFonts } from './fonts.ts'

/** What the thread is asked, and what it answers. */
export interface DrawRequest {
  readonly id: number
  readonly svg: string
  readonly fonts: Fonts
}
export type DrawAnswer =
  | { readonly id: number; readonly png: Uint8Array }
  | { readonly id: number; readonly error: string }

interface Waiting {
  readonly resolve: (png: Buffer) => void
  readonly reject: (error: Error) => void
}

let worker: Worker | undefined
const waiting = new Map<number, Waiting>()
let count = 0

function fail(error: Error): void {
  for (const { reject } of waiting.values()) reject(error)
  waiting.clear()
  worker = undefined
}

/** The thread, begun when the first picture is asked for. It keeps no process alive that has nothing else to do. */
function theWorker(): Worker {
  if (worker) return worker
  const begun = new Worker(new URL('./png-worker.ts', import.meta.url), { execArgv: [] })
  begun.on('message', (answer: DrawAnswer) => {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (waiting.size === 0) begun.unref()
    if ('png' in answer) asked?.resolve(Buffer.from(answer.png))
    else asked?.reject(new Error(answer.error))
  })
  begun.on('error', fail)
  begun.on('exit', code => {
    if (worker === begun) fail(new Error(`the thread that draws pictures ended (${code})`))
  })
  worker = begun
  return begun
}

/** The PNG of an SVG without variables, twice its size. Rejects with `NoFonts` where this machine has no font to write with. */
export async function pngOf(svg: string, fonts: Fonts | null = systemFonts() ?? null): Promise<Buffer> {
  if (!fonts) throw new NoFonts()
  const thread = theWorker()
  const id = count++
  thread.ref()
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    thread.postMessage({ id, svg, fonts } satisfies DrawRequest)
  })
}
