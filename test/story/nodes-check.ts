/** The check after every fault: acknowledged facts are there once, and the same on every node. */

import { looking } from '../cli/varde.ts'
import { requireLeaves } from '../contract/log-sealing.ts'
import type { Test } from '../contract/subject.ts'
import { ask, pagesOf, requireStatus, statusOf, until } from './nodes-calls.ts'
import { CONTESTED } from './nodes-clients.ts'
import { type Node, newNode, type StoreLocation } from './nodes-node.ts'
import type { AcknowledgedEvent, Tally } from './nodes-tally.ts'

interface StoredEvent extends AcknowledgedEvent {
  readonly position: number
  readonly commandKey?: string
  readonly data: { readonly period?: string }
}

/** How long nodes are waited for until they hold the same. */
const PATIENCE = 60_000

/** The position at which all nodes stand, when they do. */
export const sameHead = (nodes: readonly Node[], state = 'following'): Promise<number> =>
  until(`${nodes.map(({ name }) => name)} at the same position, ${state}`, PATIENCE, async () => {
    const standings = await Promise.all(nodes.map(statusOf))
    const [{ position } = { position: -1 }] = standings
    return standings.every(each => each.position === position && each.store === state) ? position : undefined
  })

/** That texts are equal, and where they are not if not: they are too long to be shown. */
function requireSame(t: Test, what: string, texts: readonly string[]): void {
  const [first = ''] = texts
  for (const other of texts) {
    if (other === first) continue
    const at = [...first].findIndex((character, i) => character !== other[i])
    const [some, others] = [first, other].map(text => text.slice(Math.max(0, at - 200), at + 200))
    t.equal(others, some, `${what}, but at ${at}`)
    return
  }
  t.equal(new Set(texts).size, 1, what)
}

/** Checks all of it; the clients have stopped. `place`: a node made from nothing holds the same. */
export async function requireAll(t: Test, nodes: readonly Node[], tally: Tally, place: StoreLocation): Promise<void> {
  const position = await sameHead(nodes)
  const third = newNode(t, 'made from nothing', place)
  await third.start()
  t.equal(await sameHead([...nodes, third]), position, 'a node made from nothing comes to the same position')
  await requireKept(t, [...nodes, third], tally)
  await third.stop()
}

/** Checks what these nodes hold, as far as all have come, whatever the store holds. */
export async function requireKept(t: Test, nodes: readonly Node[], tally: Tally): Promise<void> {
  t.same(tally.wrong.slice(0, 5), [], `clients were told nothing wrong (${tally.wrong.length})`)
  t.same(nodes.map(node => node.complaints()).join(''), '', 'nodes ended only when told to, and complained of nothing')
  const heads = (await Promise.all(nodes.map(statusOf))).map(({ position }) => position)
  const [position, most] = [Math.min(...heads), Math.max(...heads)]
  const pages = await Promise.all(nodes.map(node => pagesOf(node, position)))
  const texts = pages.map(own => own.join('\n'))
  requireSame(t, 'pages of facts are the same on every node, byte for byte', texts)
  const longest = await pagesOf(nodes[heads.indexOf(most)] as Node, most)
  const facts = longest.flatMap(text => JSON.parse(text).events as StoredEvent[])
  requireFacts(t, facts, tally)
  for (const part of [0.2, 0.5, 0.8, 1]) {
    const path = `missions/m/progress?position=${Math.floor(position * part)}`
    const texts = await Promise.all(nodes.map(async node => (await requireStatus(ask(node, path), 200)).text))
    requireSame(t, `${path} is the same on every node, byte for byte`, texts)
  }
  await requireSameLeaves(t, nodes, position)
}

function requireFacts(t: Test, facts: readonly StoredEvent[], tally: Tally): void {
  t.notOk(
    facts.find(({ position }, i) => position !== i),
    'positions have no gap',
  )
  for (const [stream, own] of Map.groupBy(facts, fact => fact.stream))
    if (own.some(({ revision }, i) => revision !== i)) t.fail(`revisions of ${stream} have a gap`)

  const byKey = Map.groupBy(facts, fact => fact.commandKey)
  const asTold = ([key, events]: [string, readonly AcknowledgedEvent[]]): boolean => {
    const own = byKey.get(key) ?? []
    const isTold = ({ id, revision, position }: StoredEvent, i: number) =>
      id === events[i]?.id && revision === events[i].revision && position === (events[i].position ?? position)
    return own.length === events.length && own.every(isTold)
  }
  const lost = [...tally.acknowledged].filter(each => !asTold(each))
  t.same(lost.slice(0, 5), [], `all ${tally.acknowledged.size} acknowledged commands are there once, where it was told`)

  const ofClients = [...byKey].filter(([key]) => key?.startsWith('client-'))
  const doubled = ofClients.filter(([, own]) => own.length !== 1)
  t.same(doubled.slice(0, 5), [], 'nothing is there twice')
  const unasked = ofClients.filter(([key = '']) => !tally.acknowledged.has(key) && !tally.open.has(key))
  t.same(unasked.slice(0, 5), [], 'nothing is there that was refused')

  const contested = facts.filter(({ stream, data }) => stream === `indicator-${CONTESTED}` && data.period)
  const days = new Set(contested.map(({ data }) => data.period))
  t.equal(contested.length, days.size, 'of those who measure the same, one was recorded')
}

async function requireSameLeaves(t: Test, nodes: readonly Node[], position: number): Promise<void> {
  const leaves: string[] = []
  for (const { name, directory } of nodes)
    await looking(directory, log => {
      if (leaves.length === 0) requireLeaves(t, log)
      const facts = [...log.read({ mission: 'm' })]
      t.notOk(
        facts.find(({ missionSeq }, i) => missionSeq !== i),
        `${name}: the mission's sequence has no gap`,
      )
      const sealed = [...log.readSealed(0, position)]
      leaves.push(sealed.map(({ leafHash }) => Buffer.from(leafHash).toString('hex')).join('\n'))
    })
  requireSame(t, 'leaves are the same in every directory', leaves)
}
