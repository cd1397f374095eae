/** The HTTP side of a witness: one address that takes checkpoints, one that tells what it has cosigned. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Witness, WitnessAnswer } from './witness.ts'

const MOST_BYTES = 64 * 1024

/** A server for the witness, under any path that ends in /add-checkpoint; `vkey` is told at /. Nothing listens yet. */
export function witnessServer(witness: Witness, vkey: string, onCosigned: (answer: WitnessAnswer) => void): Server {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  server.requestTimeout = 10_000
  server.headersTimeout = 10_000

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?')[0] ?? ''
    if (request.method === 'GET' && path === '/') return send(response, 200, `${vkey}\n${tellAll(witness.latest())}`)
    if (!path.endsWith('/add-checkpoint')) return send(response, 404, 'there is nothing here\n')
    if (request.method !== 'POST') return send(response, 405, 'post a checkpoint\n')
    const body = await bodyOf(request)
    if (!body) return send(response, 413, `a request has at most ${MOST_BYTES} bytes\n`)
    const answered = witness.addCheckpoint(body)
    onCosigned(answered)
    send(response, answered.status, answered.body, answered.type)
  }

  return server
}

const tellAll = (notes: readonly string[]): string => notes.map(note => `\n${note}`).join('')

function send(response: ServerResponse, status: number, body: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  response.end(body)
}

/** The body; undefined where it is too large. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request) {
    bytes += (part as Buffer).length
    if (bytes > MOST_BYTES) return undefined
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}
