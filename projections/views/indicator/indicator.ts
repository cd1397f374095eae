/** What is the indicator? Every definition version, baseline, target and dispute, with who, when and why. */
import { z } from 'zod'
import type { MissionFact } from '../../../events/catalogue.ts'
import { originFields, originJson } from '../../base/answer-json.ts'
import type { Shaped } from '../../base/shaped.ts'
import { baselineInForce } from '../../figures/case.ts'
import type { FactReader } from '../../figures/fact-reader.ts'
import {
  baselineLineJson,
  baselineLineShape,
  definitionFields,
  disputeJson,
  disputeShape,
  sourceLineJson,
  sourceLineShape,
  targetLineJson,
  targetLineShape,
  versionJson,
  versionShape,
} from '../../figures/figure-json.ts'
import {
  foldIndicator,
  type IndicatorAt,
  lateEntriesOf,
  latestDefinition,
  revisionAt,
} from '../../figures/indicator.ts'
import { decimalsRecordedShape, recordedDecimals } from '../../figures/recorded-decimals.ts'
import { statedAmount } from '../../figures/target-line.ts'
import { commentaryOf, commentaryShape } from '../../things/commentary.ts'
import { markStated } from '../../words/stated.ts'
import { thingNamesAt } from '../../words/thing-names.ts'
import { defineView, missionOfIndicator, ofIndicator } from '../view.ts'

const targetShape = targetLineShape.extend({
  amount: z
    .union([z.strictObject({ value: z.number() }), z.strictObject({ low: z.number(), high: z.number() })])
    .nullable()
    .describe(
      'The number or band it states, in the unit of its definition version; a change is one of the baseline it follows, and null where that has no number.',
    ),
})

const targetsJson = ({ targets, baselines, versions }: IndicatorAt): Shaped<typeof targetShape>[] =>
  [...targets].flatMap(([cell, lines]) => {
    const set = baselines.get(cell) ?? []
    return lines.map(line => {
      const follows = set[(line.baselineVersion ?? 0) - 1] ?? baselineInForce(set, line)
      return { ...targetLineJson(line), amount: statedAmount(line, follows, versions) }
    })
  })

const indicatorShape = z.strictObject({
  indicator: z.string(),
  mission: z.string().nullable().describe('Null before anybody defined it.'),
  goals: z.array(z.string()),
  /** Absent before anybody defined it. */
  ...z.strictObject(definitionFields).partial().shape,
  decimalsRecorded: decimalsRecordedShape,
  key: z.boolean().describe('A key indicator of the mission.'),
  boundSource: sourceLineShape
    .nullable()
    .describe(
      'The source that its figures come from, where it is bound to one: a new vintage for a locked period then waits for approval.',
    ),
  retired: z.strictObject(originFields).nullable(),
  versions: z.array(versionShape),
  baselines: z.array(baselineLineShape),
  targets: z.array(targetShape),
  disputes: z.array(disputeShape),
  commentary: z.array(commentaryShape).describe('What was written of how it goes, the latest first.'),
  revision: z.int(),
  lateEntries: z.int(),
})

const lines = <Line>(byCell: ReadonlyMap<string, readonly Line[]>): Line[] => [...byCell.values()].flat()

/** Last position up to `at` at which a body of the mission was formed: those who decided may be named by its id. */
const lastBodyOf = (reader: FactReader, mission: string, at: number): number =>
  reader
    .facts<MissionFact>(`mission-${mission}`)
    .findLast(({ type, position }) => type === 'body-formed' && position <= at)?.position ?? -1

export const indicator = defineView({
  path: '/indicators/{id}',
  summary:
    'An indicator: every definition version, baseline, target, dispute and commentary, and the source it is bound to.',
  query: {},
  version: 6,
  ...ofIndicator,
  touched: (reader, params, at) =>
    Math.max(ofIndicator.touched(reader, params, at), lastBodyOf(reader, missionOfIndicator(reader, params) ?? '', at)),
  answer: indicatorShape,
  fold: ({ reader, pin, params: { id = '' } }) => {
    const history = reader.indicator(id)
    const at = foldIndicator(history, pin)
    if (!at) return undefined
    const definition = latestDefinition(at)
    const names = thingNamesAt(reader, at.mission, pin)
    return {
      indicator: id,
      mission: at.mission || null,
      goals: at.goals,
      ...definition,
      ...(definition?.decimals === undefined && { decimalsRecorded: recordedDecimals(history, pin) }),
      key: at.isKey,
      boundSource: at.boundSource && sourceLineJson(at.boundSource),
      retired: at.retired && originJson(at.retired),
      versions: at.versions.map(versionJson),
      baselines: markStated(lines(at.baselines).map(baselineLineJson), names),
      targets: markStated(targetsJson(at), names),
      disputes: at.disputes.map(disputeJson),
      commentary: commentaryOf(history.facts, pin),
      revision: revisionAt(history, pin),
      lateEntries: lateEntriesOf(history, pin),
    }
  },
})
