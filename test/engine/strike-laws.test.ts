import fc from 'fast-check'
import t from 'tap'
import { views } from '../../projections/views/catalogue.ts'
import { commandNamed } from '../../src/commands/catalogue.ts'
import { things } from '../../src/commands/command.ts'
import { isRefusal } from '../../src/commands/refusal.ts'
import { strikable } from '../../src/commands/strike/strike-commands.ts'
import { viewReaderOf } from '../../src/engine/ask.ts'
import { InvalidInput } from '../../src/engine/errors.ts'
import { factCacheOf } from '../../src/engine/fact-cache.ts'
import { engineOf } from '../../src/engine/handle.ts'
import { memoryLog } from '../../src/log/memory.ts'
import { insider, samples } from '../projections/told.ts'

const caller = { principal: 'kari', organisation: 'o', role: 'operative' }
const kinds = new Set(Object.values(strikable).flatMap(all => Object.keys(all)))

t.test(
  'whatever of the samples is struck, every view answers, and says at an earlier position what it said before',
  async t => {
    const { log } = await samples()
    const facts = [...log.read({})].filter(({ type }) => kinds.has(type))
    const addresses = views.flatMap(view => idsFor(view.path, log).map(id => ({ path: view.path, id })))
    const ask = (over: typeof log, position: number) => {
      const reader = viewReaderOf(over, factCacheOf(over), { bytes: 0 })
      return ({ path, id }: (typeof addresses)[number]) => {
        try {
          const answer = reader.ask(path as never, { id } as never, { position: String(position) } as never, insider)
          return isRefusal(answer) ? answer.refused : JSON.stringify((answer as { answer: unknown }).answer)
        } catch (error) {
          // Some views can't be asked of everything: an indicator without dimensions has no cells to compare.
          if (error instanceof InvalidInput) return error.message
          throw error
        }
      }
    }
    const before = log.head()
    let struck = 0
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(facts.length - 1), { minLength: 3, maxLength: 12 }), async picks => {
        const over = memoryLog({ base: log })
        const engine = engineOf(over, () => ({ key: 'k', sha256: '', secret: '' }))
        for (const pick of picks.sort((a, b) => b - a)) {
          const { stream, position } = facts[pick] as (typeof facts)[number]
          const [thing] = Object.entries(things).find(([, life]) => stream.startsWith(`${life}-`)) as [string, string]
          const id = stream.slice((things as Record<string, string>)[thing]!.length + 1)
          const command = commandNamed(thing, 'strike')!
          const body = { position, reason: 'because it was wrong' }
          const answer = await engine.handle({
            command,
            id,
            body,
            authorise: () => caller,
            principal: 'kari',
            correlationId: 'c',
          })
          if (!isRefusal(answer)) struck += 1
        }
        const [now, then, was] = [ask(over, over.head()), ask(over, before), ask(log, before)]
        for (const address of fc.sample(fc.constantFrom(...addresses), 25)) {
          now(address)
          if (then(address) !== was(address))
            throw new Error(`${address.path} of ${address.id} at ${before} has changed`)
        }
      }),
      { numRuns: 15 },
    )
    t.ok(struck > 10, `${struck} struck`)
  },
)

/** The ids that an address of a view may name; the views that need more than an id are left out. */
function idsFor(path: string, log: { streamsNamed(prefix: string): readonly string[] }): string[] {
  const [, plural = '', id] = path.split('/')
  if (id === undefined) return ['']
  const life = (things as Record<string, string>)[plural]
  if (life === undefined || plural === 'access' || path.endsWith('/changes') || path.endsWith('/replay')) return []
  return log.streamsNamed(`${life}-`).map(stream => stream.slice(life.length + 1))
}
