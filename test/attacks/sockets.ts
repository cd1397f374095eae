/** Counts the connections that this process opens to anywhere. */
import diagnostics from 'node:diagnostics_channel'

export interface SocketWatch {
  readonly count: () => number
  readonly end: () => void
}

export function watchSockets(): SocketWatch {
  let opened = 0
  const count = () => {
    opened += 1
  }
  diagnostics.subscribe('net.client.socket', count)
  return { count: () => opened, end: () => diagnostics.unsubscribe('net.client.socket', count) }
}
