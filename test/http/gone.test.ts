import { setTimeout } from 'node:timers/promises'
import fastify from 'fastify'
import t from 'tap'
import { whenOver } from '../../src/http/gone.ts'

t.test(
  'a response is over when it was sent, and when whoever asked has gone, before or after somebody wants to know',
  async t => {
    const over: string[] = []
    const app = fastify({ forceCloseConnections: true })
    app.get('/:name', async ({ params }, reply) => {
      const { name } = params as { readonly name: string }
      if (name === 'gone-before') await setTimeout(100)
      whenOver(reply, () => over.push(name))
      if (name === 'gone-after') await setTimeout(100)
      return 'x'
    })
    const address = await app.listen({ port: 0 })
    t.equal(await (await fetch(`${address}/sent`)).text(), 'x')
    for (const name of ['gone-before', 'gone-after'])
      await t.rejects(fetch(`${address}/${name}`, { signal: AbortSignal.timeout(30) }))
    while (over.length < 3) await setTimeout(10)
    await setTimeout(150)
    t.same(over.toSorted(), ['gone-after', 'gone-before', 'sent'], 'each once')
    await app.close()
  },
)
