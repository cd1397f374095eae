/** Connections on which nothing moves: a client that is silent is let go, one that waits for a long answer is not. */
import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** What becomes of the connections of a server, to which nothing may move for `silence` milliseconds (the server’s own timeout). */
export function connectionsOf(server: Server, silence: number) {
  /** With the answer to what was asked last. */
  const open = new Map<Socket, ServerResponse | undefined>()

  server.on('connection', (socket: Socket) => {
    open.set(socket, undefined)
    socket.once('close', () => open.delete(socket))
  })
  server.on('timeout', (socket: Socket) => {
    // While an answer is made there is nothing to send: a question may take longer than a client may be silent.
    if (open.get(socket)?.headersSent === false) socket.setTimeout(silence)
    else socket.destroy()
  })

  return {
    /** A request came on a connection. */
    asked(socket: Socket, answer: ServerResponse): void {
      if (open.has(socket)) open.set(socket, answer)
    },
    /** Closes those on which nobody has asked anything yet: who stops would wait for them. */
    closeUnasked(): void {
      for (const [socket, answer] of open) if (!answer) socket.destroy()
    },
  }
}
