/** The history of an indicator as columns of JSON: what is folded from it is what is folded from the facts. */
import fc from 'fast-check'
import t from 'tap'
import { dayOf, parseKnowledge } from '../../../../events/period.ts'
import { atOnce } from '../../../../projections/base/work.ts'
import { assessingFigure } from '../../../../projections/figures/live/assessed-figure.ts'
import { historyOf } from '../../../../projections/figures/live/history-json.ts'
import type { AnswerAt } from '../../../../projections/views/catalogue.ts'
import { deeds, INDICATORS, KNOWN, play } from '../../histories.ts'
import { scene } from '../../scene.ts'
import { type Asker, askerOf, type Body, insider, newTeller, samples, viewerWho } from '../../told.ts'

const outsider = viewerWho('approved')
type History = AnswerAt<'/indicators/{id}/history'>

/** What is folded of a cell at a day from the JSON that a viewer is given. */
function folded({ ask }: Asker, id: string, viewer: typeof insider, now: number) {
  const json = JSON.parse(JSON.stringify(ask(`/indicators/${id}/history`, viewer))) as History
  const history = historyOf(json)
  return (asOf: string | undefined, cell?: Record<string, string>) => {
    const known = asOf === undefined ? undefined : parseKnowledge(asOf)
    const pin = {
      asOf: asOf ?? null,
      asOfMs: known?.lastMs ?? Number.POSITIVE_INFINITY,
      position: json.pin.position,
      on: known ? dayOf(Math.min(known.lastMs, now)) : json.pin.on,
      figures: json.figures,
    }
    const decisions = json.decisions.findLast(({ knownFrom }) => knownFrom <= pin.asOfMs)?.decisions ?? []
    const choice = { target: 'current', method: 'varde-1', cell } as const
    const made = atOnce(assessingFigure(id, history, pin, choice, () => decisions))
    return made && JSON.parse(JSON.stringify(made))
  }
}

function answered({ ask }: Asker, id: string, viewer: typeof insider, asOf: string | undefined, cell = '') {
  const query = new URLSearchParams({ ...(asOf !== undefined && { asOf }), ...(cell !== '' && { cell }) })
  try {
    return ask(`/indicators/${id}/assessment?${query}`, viewer)
  } catch {
    return undefined
  }
}

t.test('of every sample, on days between its facts, the same assessment is folded from its history', async t => {
  const teller = await samples()
  const asker = askerOf(teller.log)
  const ids = teller.log.streamsNamed('indicator-').map(stream => stream.slice('indicator-'.length))
  t.ok(ids.length > 50)
  for (const id of ids) {
    const at = folded(asker, id, insider, teller.clock.now)
    for (const asOf of [undefined, '2015', '2018-06-30', '2021', '2022-12-31', '2024', '2025-03-01'])
      t.strictSame(at(asOf), answered(asker, id, insider, asOf), `${id} as of ${asOf}`)
  }
})

t.test('whatever was recorded, and whoever reads, the same is folded from the history', async t => {
  await fc.assert(
    fc.asyncProperty(deeds, async history => {
      const teller = newTeller()
      await play(teller, history)
      const asker = askerOf(teller.log)
      for (const viewer of [insider, outsider])
        for (const id of INDICATORS) {
          if (answered(asker, id, viewer, undefined) === undefined) continue
          const at = folded(asker, id, viewer, teller.clock.now)
          for (const asOf of [undefined, ...KNOWN])
            t.strictSame(at(asOf), answered(asker, id, viewer, asOf), `${id} as of ${asOf}`)
        }
    }),
    { seed: 14, numRuns: 40 },
  )
})

t.test(
  'a figure that awaits approval is in the history of nobody without a role, and neither is its period',
  async t => {
    const { ask } = await scene(
      { signOff: true },
      ['measure', { period: '2020', value: 5, knownFrom: '2021' }],
      ['measure', { period: '2021', value: 6, knownFrom: '2022' }],
    )
    t.strictSame(ask('/indicators/x/history', insider).rows.value, [5, 6])
    t.strictSame(ask('/indicators/x/history', outsider).rows.value, [])
    t.strictSame(ask('/indicators/x/history', outsider).keys, [])
  },
)

t.test('a struck fact is not in the history, and reasons and notes stay where they are read', async t => {
  const { ask, submit } = await scene(
    {},
    ['measure', { period: '2020', value: 5, knownFrom: '2021', note: 'Counted twice.' }],
    ['dispute', { dispute: 'd', period: '2020', claimant: 'NN', claimedValue: 9, reason: 'because R' }],
  )
  const before = JSON.stringify(ask('/indicators/x/history'))
  t.match(before, '"claimant":"NN"')
  t.notMatch(before, 'Counted twice')
  t.notMatch(before, 'because R')
  const dispute = ask('/indicators/x/history').facts.find((fact: Body) => fact.type === 'measurement-disputed')
  await submit('strike', { position: dispute.position, reason: 'because S' })
  t.notMatch(JSON.stringify(ask('/indicators/x/history')), 'claimant')
  t.match(JSON.stringify(ask(`/indicators/x/history?position=${dispute.position}`)), '"claimant":"NN"')
})

t.test('at an earlier pin the history holds what was known then', async t => {
  const { ask } = await scene(
    {},
    ['measure', { period: '2020', value: 5, knownFrom: '2021' }],
    ['measure', { period: '2021', value: 6, knownFrom: '2022' }],
  )
  t.strictSame(ask('/indicators/x/history?asOf=2021').rows.value, [5])
  t.equal(ask('/indicators/x/history?asOf=2021').keys.length, 1)
})
