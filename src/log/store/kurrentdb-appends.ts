/** A correction of the client's streams of appends, without which some connection errors end the process. */

/** A stream of appends, as the client creates it. */
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
 * Corrects a client's streams of appends. Two errors of the client would end the process. An answer to an append that the
 * client has given up (as it does with all of them when a connection ends) makes its listener throw a TypeError: that error
 * is ignored here. And when the connection fails while its buffer is full, the writes that wait are rejected where nobody
 * handles it: so the buffer never reports that it is full. Its size is bounded by the number of appends under way.
 */
export function withSafeAppends<Client extends object>(client: Client): Client {
  const inside = client as unknown as { GRPCStreamCreator: CreateStream }
  const create = inside.GRPCStreamCreator
  inside.GRPCStreamCreator = (kind, name, make, cache) =>
    create(kind, name, name === 'appendToStream' ? own => safeAppendStream(make(own) as AppendStream) : make, cache)
  return client
}

function safeAppendStream(stream: AppendStream): AppendStream {
  const write = stream.write.bind(stream)
  stream.write = message => write(message) || true
  const listeners = stream.listeners('data')
  stream.removeAllListeners('data')
  stream.on('data', message => {
    try {
      for (const listener of listeners) listener(message)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  })
  return stream
}
