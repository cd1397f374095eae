/** Bodies of requests: JSON in UTF-8, not compressed, under no other media type. */
import type { FastifyRequest } from 'fastify'
import { readJson } from './json.ts'
import { HttpRefused } from './problem.ts'

const PLAIN = /^application\/json(?: *; *charset="?utf-8"?)? *$/i

/** Reads the body of a request. Throws `InvalidInput` (unreadable) or `HttpRefused`. */
export function readBody(
  { headers }: FastifyRequest,
  bytes: Buffer,
  done: (error: Error | null, body?: unknown) => void,
): void {
  try {
    const type = headers['content-type'] ?? ''
    if (type !== 'application/json' && !PLAIN.test(type)) throw new HttpRefused('unsupported-media-type')
    if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw new HttpRefused('unsupported-media-type')
    done(null, readJson(bytes))
  } catch (error) {
    done(error as Error)
  }
}
