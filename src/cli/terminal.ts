/** The output of a command: results on standard output, for people or (`--json`) for programs; the rest on standard error. */
import { once } from 'node:events'
import { Presets, SingleBar } from 'cli-progress'

/** A progress bar. */
export interface Bar {
  readonly to: (done: number, total?: number) => void
  readonly end: () => void
}

export interface Terminal {
  readonly json: boolean
  /** Prints a piece of a line on standard output, and waits for a slow reader. Rejects where the reader has closed it. */
  readonly piece: (text: string) => Promise<void>
  /** Prints a line, as `piece`. */
  readonly line: (text: string) => Promise<void>
  /** Prints the result: one line of JSON, or the text. */
  readonly result: (value: object, text: string) => Promise<void>
  /** Prints a remark on standard error; nothing with `--json`. */
  readonly remark: (text: string) => void
  /** Draws a bar on standard error; nothing with `--json`, or where that is not a terminal. */
  readonly bar: (what: string, unit: string, total: number) => Bar
}

const silent: Bar = { to: () => {}, end: () => {} }

/** The terminal of this process. */
export function terminalOf({ json = false }: { json?: boolean }): Terminal {
  async function piece(text: string): Promise<void> {
    const { stdout } = process
    if (stdout.errored) throw stdout.errored
    if (!stdout.write(text)) await once(stdout, 'drain')
  }
  const line = (text: string): Promise<void> => piece(`${text}\n`)
  return {
    json,
    piece,
    line,
    result: (value, text) => line(json ? JSON.stringify(value) : text),
    remark: text => {
      if (!json) process.stderr.write(`${text}\n`)
    },
    bar: (what, unit, total) => (json || !process.stderr.isTTY ? silent : drawn(what, unit, total)),
  }
}

function drawn(what: string, unit: string, total: number): Bar {
  const format = `${what} {bar} {percentage} % | {value}/{total} ${unit} | {rate}/s | {eta_formatted} left`
  const options = { format, stream: process.stderr, hideCursor: true, barsize: 24, etaBuffer: 50 }
  const bar = new SingleBar(options, Presets.shades_classic)
  const begun = performance.now()
  bar.start(total, 0, { rate: '–' })
  return {
    to(done, all) {
      if (all !== undefined) bar.setTotal(all)
      bar.update(done, { rate: Math.round((done * 1000) / (performance.now() - begun)).toLocaleString('en') })
    },
    end: () => bar.stop(),
  }
}
