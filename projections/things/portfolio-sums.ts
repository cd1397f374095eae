/** The money and shares of several projects together: each project counts once, and each sum says what it is made of. */
import { z } from 'zod'
import { contributionShape, fundingShape } from '../../events/project.ts'
import { id } from '../../events/shapes.ts'
import type { Shaped } from '../base/shaped.ts'
import { above } from '../progress/compare.ts'
import type { Intervention } from './intervention.ts'
import type { ContributionAt } from './project.ts'

const countedFields = {
  project: id,
  amount: z.number(),
  in: z.array(id).describe('The portfolios it is in; in several, it still counts once.'),
}
const countedShape = z.strictObject(countedFields)

const sumFields = {
  currency: fundingShape.currency.describe('ISO 4217; currencies are not added up.'),
  status: fundingShape.status.describe(
    'Announced, committed and paid may be the same money in turn, and are not added up.',
  ),
  amount: z.number(),
  counted: z.array(countedShape),
}
export const moneyShape = z.strictObject(sumFields)
export type MoneySum = Shaped<typeof moneyShape>

const total = (counted: readonly { readonly amount: number }[]): number =>
  counted.reduce((sum, { amount }) => sum + amount, 0)

/** Money by currency and status; each project once, whatever portfolios it is in. */
export function moneyJson(interventions: readonly Intervention[]): MoneySum[] {
  const once = new Map(interventions.map(one => [one.project, one]))
  const kinds = new Map<string, Pick<MoneySum, 'currency' | 'status'>>()
  for (const { at } of once.values())
    for (const { currency, status } of at.funding) kinds.set(`${currency} ${status}`, { currency, status })
  return [...kinds.values()].map(({ currency, status }) => {
    const counted = [...once.values()].flatMap(({ project, at, in: portfolios }) => {
      const own = at.funding.filter(one => one.currency === currency && one.status === status)
      return own.length === 0 ? [] : [{ project, amount: total(own), in: portfolios }]
    })
    return { currency, status, amount: total(counted), counted }
  })
}

export const earlyMoneyShape = z.strictObject({
  ...sumFields,
  all: z.number().describe('In every stage.'),
  share: z.number().nullable().describe('Amount ÷ all; null where there is no money.'),
})

/** Money committed or paid that is in early stages, by currency, beside all of it. */
export function earlyMoneyJson(interventions: readonly Intervention[]): Shaped<typeof earlyMoneyShape>[] {
  const early = moneyJson(interventions.filter(({ maturity }) => maturity === 'early'))
  return moneyJson(interventions)
    .filter(({ status }) => status !== 'announced')
    .map(({ currency, status, amount: all }) => {
      const own = early.find(one => one.currency === currency && one.status === status)
      const amount = own?.amount ?? 0
      return { currency, status, amount, all, share: all === 0 ? null : amount / all, counted: own?.counted ?? [] }
    })
}

const targetOf = ({ to }: ContributionAt): string => ('goal' in to ? `goal ${to.goal}` : `indicator ${to.indicator}`)

export const shareShape = z.strictObject({
  to: contributionShape.to,
  share: z.number().describe('Sum of the shares claimed of its change.'),
  doubleCounting: z.boolean().describe('The sum is above 1.'),
  counted: z.array(z.strictObject({ ...countedFields, contributions: z.array(id) })),
})

/**
 * Shares claimed of the change in one goal or indicator of the mission, as far as claims name shares. A share of a goal
 * and a share of an indicator are of different things, and are not added up. A sum that exceeds 1 by floating-point noise
 * alone is no double counting.
 */
export function sharesJson(interventions: readonly Intervention[], mission: string): Shaped<typeof shareShape>[] {
  const once = [...new Map(interventions.map(one => [one.project, one])).values()]
  const claims = once.flatMap(one =>
    one.claims
      .filter(claim => claim.mission === mission && claim.share !== undefined)
      .map(claim => ({ claim, project: one.project, in: one.in })),
  )
  return [...Map.groupBy(claims, ({ claim }) => targetOf(claim)).values()].flatMap(ofOne => {
    const [first] = ofOne
    if (!first) return []
    const byProject = [...Map.groupBy(ofOne, one => one.project).entries()]
    const counted = byProject.map(([project, own]) => ({
      project,
      amount: own.reduce((sum, { claim }) => sum + (claim.share ?? 0), 0),
      in: own[0]?.in ?? [],
      contributions: own.map(({ claim }) => claim.contribution),
    }))
    const share = total(counted)
    return [{ to: first.claim.to, share, doubleCounting: above(share, 1), counted }]
  })
}

export const totalsFields = {
  money: z.array(moneyShape).describe('Of the projects in a portfolio on the day.'),
  earlyMoney: z.array(earlyMoneyShape).describe('Of the projects in a portfolio on the day.'),
  shares: z.array(shareShape),
  doubleCounting: z.array(shareShape).describe('The shares above 1.'),
}

/** Totals of projects: the money of those in a portfolio on the day (`current`), and the shares of all. */
export function totalsJson(interventions: readonly Intervention[], current: readonly Intervention[], mission: string) {
  const shares = sharesJson(interventions, mission)
  return {
    money: moneyJson(current),
    earlyMoney: earlyMoneyJson(current),
    shares,
    doubleCounting: shares.filter(one => one.doubleCounting),
  }
}
