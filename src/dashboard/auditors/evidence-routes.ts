/** Files that auditors take from their page: the working paper of a sample, and the proof of one fact. The API makes them. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Doors } from '../forms/doors.ts'

/** Registers the addresses of the files, for whoever is signed in. */
export function evidenceRoutes(scope: FastifyInstance, { file }: Doors): void {
  scope.get('/evidence/sample.csv', async (request, reply) => {
    const query = new URL(request.url, 'http://localhost').search
    return sendFile(reply, await file(request, `/audit/sample${query}`, 'text/csv'), 'sample.csv')
  })
  scope.get<{ Params: { position: string } }>('/evidence/:position.tlog-proof', async (request, reply) => {
    const query = new URLSearchParams({ position: request.params.position })
    const answer = await file(request, `/audit/proofs/inclusion.tlog-proof?${query}`, 'text/plain')
    return sendFile(reply, answer, `${request.params.position}.tlog-proof`)
  })
}

const sendFile = (reply: FastifyReply, { status, type, text }: Awaited<ReturnType<Doors['file']>>, name: string) =>
  reply
    .code(status)
    .headers({
      'content-type': type,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      vary: 'authorization, cookie',
      ...(status === 200 && { 'content-disposition': `attachment; filename="${encodeURIComponent(name)}"` }),
    })
    .send(text)
