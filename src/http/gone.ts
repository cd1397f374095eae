/** Whether whoever asks is still there: work for a client that has gone away is ended. */
import type { FastifyReply } from 'fastify'

/** Aborted when the connection closes before the reply has been sent. */
export function goneSignal({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort(Object.assign(new Error('The client has gone away.'), { code: 'ECONNRESET' }))
  })
  return gone.signal
}

/** Calls a function when a response is over: all of it was sent, or whoever asked has gone. At once where it is over already. */
export function whenOver({ raw }: FastifyReply, done: () => void): void {
  if (raw.closed) done()
  else raw.once('close', done)
}
