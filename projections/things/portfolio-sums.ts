/** What do projects come to together? Money and shares, in which a project counts once, and which explain themselves. */

import { above } from '../progress/compare.ts'
import type { Intervention } from './intervention.ts'
import type { ContributionAt, FundingAt } from './project.ts'

/** What a project adds to a sum, and the portfolios it is in: several, and it still counts once. */
export interface CountedProject {
  readonly project: string
  readonly amount: number
  readonly in: readonly string[]
}

export interface MoneySum {
  /** ISO 4217; currencies are not added up. */
  readonly currency: string
  /** Announced, committed and paid may be the same money in turn, and are not added up. */
  readonly status: FundingAt['status']
  readonly amount: number
  readonly counted: readonly CountedProject[]
}

const total = (counted: readonly { readonly amount: number }[]): number =>
  counted.reduce((sum, { amount }) => sum + amount, 0)

/** Money by currency and status; each project once, whatever portfolios it is in. */
export function moneyOf(measures: readonly Intervention[]): MoneySum[] {
  const once = new Map(measures.map(measure => [measure.project, measure]))
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

/** Money committed or paid that is in early stages, by currency, beside all of it; `share` is null where there is none. */
export function earlyMoneyOf(measures: readonly Intervention[]) {
  const early = moneyOf(measures.filter(({ maturity }) => maturity === 'early'))
  return moneyOf(measures)
    .filter(({ status }) => status !== 'announced')
    .map(({ currency, status, amount: all }) => {
      const own = early.find(one => one.currency === currency && one.status === status)
      const amount = own?.amount ?? 0
      return { currency, status, amount, all, share: all === 0 ? null : amount / all, counted: own?.counted ?? [] }
    })
}

const targetOf = ({ to }: ContributionAt): string => ('goal' in to ? `goal ${to.goal}` : `indicator ${to.indicator}`)

/**
 * Shares claimed of the change in one goal or indicator of the mission, as far as claims name shares; a share of a goal and
 * one of an indicator are shares of different things, and are not added up. Above 1 is double counting (floating-point
 * noise forgiven).
 */
export function sharesOf(measures: readonly Intervention[], mission: string) {
  const once = [...new Map(measures.map(measure => [measure.project, measure])).values()]
  const claims = once.flatMap(({ claims, ...measure }) =>
    claims.filter(one => one.mission === mission && one.share !== undefined).map(claim => ({ claim, measure })),
  )
  return [...Map.groupBy(claims, ({ claim }) => targetOf(claim)).values()].map(ofOne => {
    const byProject = [...Map.groupBy(ofOne, ({ measure }) => measure.project).entries()]
    const counted = byProject.map(([project, own]) => ({
      project,
      amount: own.reduce((sum, { claim }) => sum + (claim.share ?? 0), 0),
      in: own[0]?.measure.in ?? [],
      contributions: own.map(({ claim }) => claim.contribution),
    }))
    const share = total(counted)
    return { to: ofOne[0]?.claim.to, share, doubleCounting: above(share, 1), counted }
  })
}
