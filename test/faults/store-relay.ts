/** A relay between node and store that drops bytes, breaks connections and resumes, as networks do. */

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { Test } from '../contract/subject.ts'

/** From the node to the store, or back. */
export type Direction = 'there' | 'back'

export interface Relay {
  readonly port: number
  /** Forwards nothing more in those directions, on any connection, and says so to nobody. */
  hold(...directions: readonly Direction[]): void
  /** Forwards what was held, and all that comes. */
  goOn(): void
  /** What comes from the store next is lost, and every connection is reset. */
  cut(): void
}

/** A relay before the store at that port, that goes with the test. */
export async function startRelay(t: Test, inner: number): Promise<Relay> {
  /** Where each connection’s bytes come from, and which way they go. */
  const ways = new Map<Socket, Direction>()
  let held: readonly Direction[] = []
  let cutting = false

  function relay(direction: Direction, from: Socket, to: Socket): void {
    ways.set(from, direction)
    from.on('data', bytes => {
      if (cutting && direction === 'back') return reset()
      if (!to.write(bytes)) from.pause()
    })
    to.on('drain', () => {
      if (!held.includes(direction)) from.resume()
    })
    from.on('end', () => to.end())
    from.on('error', () => to.destroy())
    from.on('close', () => {
      ways.delete(from)
      to.destroy()
    })
    if (held.includes(direction)) from.pause()
  }

  function reset(): void {
    cutting = false
    for (const socket of ways.keys()) socket.resetAndDestroy()
  }

  const server = createServer({ noDelay: true }, node => {
    const store = connect({ port: inner, host: '127.0.0.1', noDelay: true })
    relay('there', node, store)
    relay('back', store, node)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.close()
    for (const socket of ways.keys()) socket.destroy()
  })

  return {
    port: (server.address() as AddressInfo).port,
    hold(...directions) {
      held = directions
      for (const [socket, direction] of ways) if (held.includes(direction)) socket.pause()
    },
    goOn() {
      held = []
      for (const socket of ways.keys()) socket.resume()
    },
    cut() {
      cutting = true
    },
  }
}
