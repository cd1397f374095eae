/**
 * A client that asks a server beside it, on the same processors. It takes little of them while it measures: the bytes of an
 * answer are counted where they come in and made into nothing, since whoever keeps them has memory to clear meanwhile.
 */
import { connect, type Socket } from 'node:net'

export interface Answered {
  /** Milliseconds until the last byte was there. */
  readonly took: number
  readonly status: number
  /** By names in small letters. */
  readonly headers: Readonly<Record<string, string>>
}

interface Waiting {
  readonly begun: number
  readonly resolve: (answer: Answered) => void
  readonly reject: (error: Error) => void
}

const CHUNK = 1 << 16
const END_OF_HEAD = '\r\n\r\n'

/** A connection that stays open; it asks one question at a time. */
class Connection {
  readonly #socket: Socket
  #waiting: Waiting | undefined
  #head = ''
  #answered: Omit<Answered, 'took'> | undefined
  /** Bytes of the body that are still to come. */
  #left = 0

  constructor({ hostname, port }: URL) {
    const buffer = Buffer.alloc(CHUNK)
    const callback = (count: number): boolean => {
      try {
        this.#read(buffer, count)
      } catch (error) {
        this.#socket.destroy(error as Error)
      }
      return true
    }
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true, onread: { buffer, callback } })
    this.#socket.on('error', error => this.#waiting?.reject(error))
    this.#socket.on('close', () => this.#waiting?.reject(new Error('the server ended the connection')))
    // What is left open when all is measured keeps nothing running.
    this.#socket.unref()
  }

  /** Whether it can be asked no more. */
  get isClosed(): boolean {
    return this.#socket.destroyed
  }

  ask(path: string, headers: Readonly<Record<string, string>>): Promise<Answered> {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    const request = `GET ${path} HTTP/1.1\r\nhost: bench\r\n${lines.join('')}\r\n`
    return new Promise((resolve, reject) => {
      this.#socket.ref()
      this.#waiting = { begun: performance.now(), resolve, reject }
      this.#socket.write(request)
    })
  }

  #read(buffer: Buffer, count: number): void {
    let body = count
    if (!this.#answered) {
      const before = this.#head.length
      this.#head += buffer.toString('latin1', 0, count)
      const end = this.#head.indexOf(END_OF_HEAD)
      if (end < 0) return
      body = before + count - (end + END_OF_HEAD.length)
      this.#answered = headOf(this.#head.slice(0, end))
      this.#left = Number(this.#answered.headers['content-length'] ?? 0)
      this.#head = ''
    }
    this.#left -= body
    if (this.#left === 0) this.#end(this.#answered)
  }

  #end(answered: Omit<Answered, 'took'>): void {
    const { begun, resolve } = this.#waiting as Waiting
    this.#waiting = undefined
    this.#answered = undefined
    this.#socket.unref()
    resolve({ ...answered, took: performance.now() - begun })
  }
}

function headOf(text: string): Omit<Answered, 'took'> {
  const [first = '', ...lines] = text.split('\r\n')
  const headers = lines.map(line => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  const answered = { status: Number(first.split(' ')[1]), headers: Object.fromEntries(headers) }
  if (answered.headers['transfer-encoding']) throw new Error('the length of an answer is to be known before it comes')
  return answered
}

/** Connections that nobody waits at, by the server's address. */
const free = new Map<string, Connection[]>()

/** Asks a server for a path. Rejects where the connection ends before the answer does, and where the length of the answer is not told first. */
export async function get(address: string, path: string, headers: Record<string, string> = {}): Promise<Answered> {
  const idle = free.get(address) ?? []
  free.set(address, idle)
  let connection = idle.pop()
  while (connection?.isClosed) connection = idle.pop()
  connection ??= new Connection(new URL(address))
  const answer = await connection.ask(path, headers)
  idle.push(connection)
  return answer
}
