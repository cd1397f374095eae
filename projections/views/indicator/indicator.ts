/** What is the indicator? Every definition version, baseline, target and dispute, with who, when and why. */
import { z } from 'zod'
import { originFields, originJson } from '../../base/answer-json.ts'
import {
  baselineLineJson,
  baselineLineShape,
  definitionFields,
  disputeJson,
  disputeShape,
  targetLineJson,
  targetLineShape,
  versionJson,
  versionShape,
} from '../../figures/figure-json.ts'
import { foldIndicator, latestDefinition, revisionAt } from '../../figures/indicator.ts'
import { defineView, ofIndicator } from '../view.ts'

const indicatorShape = z.strictObject({
  indicator: z.string(),
  mission: z.string().nullable().describe('Null before anybody defined it.'),
  goals: z.array(z.string()),
  /** Absent before anybody defined it. */
  ...z.strictObject(definitionFields).partial().shape,
  retired: z.strictObject(originFields).nullable(),
  versions: z.array(versionShape),
  baselines: z.array(baselineLineShape),
  targets: z.array(targetLineShape),
  disputes: z.array(disputeShape),
  revision: z.int(),
  lateEntries: z.int(),
})

const lines = <Line>(byCell: ReadonlyMap<string, readonly Line[]>): Line[] => [...byCell.values()].flat()

export const indicator = defineView({
  path: '/indicators/{id}',
  summary: 'An indicator: every definition version, baseline, target and dispute.',
  query: {},
  version: 1,
  ...ofIndicator,
  answer: indicatorShape,
  fold: ({ reader, pin, params: { id = '' } }) => {
    const history = reader.indicator(id)
    const at = foldIndicator(history, pin)
    if (!at) return undefined
    return {
      indicator: id,
      mission: at.mission || null,
      goals: at.goals,
      ...latestDefinition(at),
      retired: at.retired && originJson(at.retired),
      versions: at.versions.map(versionJson),
      baselines: lines(at.baselines).map(baselineLineJson),
      targets: lines(at.targets).map(targetLineJson),
      disputes: at.disputes.map(disputeJson),
      revision: revisionAt(history, pin),
      lateEntries: at.lateEntries,
    }
  },
})
