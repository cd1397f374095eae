/** What must be mended in the client's stream of appends, so that no trouble of a connection ends the process? */

/** A stream of appends, as the client makes it. */
interface AppendStream {
  write(message: unknown): boolean
  listeners(event: 'data'): ((message: unknown) => void)[]
  removeAllListeners(event: 'data'): unknown
  on(event: 'data', listener: (message: unknown) => void): unknown
}

type CreateStream = (
  kind: unknown,
  name: string,
  create: (client: unknown) => unknown,
  cache?: unknown,
) => () => Promise<unknown>

/**
 * Mends a client’s streams of appends. An answer to an append the client has given up (it gives up all of them with any
 * connection) would be thrown as a TypeError out of its listener; and where the connection fails while its buffer is full,
 * what waits to be written would be rejected with nobody to hear. Both would end the process. So such an answer is passed
 * over, and the buffer never says that it is full: it is bounded by the appends that are under way.
 */
export function sturdy<Client extends object>(client: Client): Client {
  const inside = client as unknown as { GRPCStreamCreator: CreateStream }
  const create = inside.GRPCStreamCreator
  inside.GRPCStreamCreator = (kind, name, make, cache) =>
    create(kind, name, name === 'appendToStream' ? own => mended(make(own) as AppendStream) : make, cache)
  return client
}

function mended(stream: AppendStream): AppendStream {
  const write = stream.write.bind(stream)
  stream.write = message => write(message) || true
  const told = stream.listeners('data')
  stream.removeAllListeners('data')
  stream.on('data', message => {
    try {
      for (const listener of told) listener(message)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  })
  return stream
}
