/** The frame of every page of an indicator: its title, the tabs, and below them what the page is about. */
import type { ComponentChildren } from 'preact'
import type { Text as FactText } from '../../../events/shapes.ts'
import { address } from '../address.ts'
import type { AssessmentAnswer, IndicatorAnswer, MissionAnswer } from '../answer-types.ts'
import type { ValueFormat } from '../format.ts'
import { type Answered, answeredBy, dayPinOf, ofMission, type Page } from '../page.ts'
import { Layout, type LayoutProps } from '../parts/layout.tsx'
import { Text } from '../parts/text.tsx'
import { indicatorDays, type KnownDays } from '../time/known-days.ts'
import { News } from '../time/news.tsx'
import { TimeBar } from '../time/time-bar.tsx'
import { formatOf, shownParameters } from './shown.ts'
import { cellNameOf } from './shown-figure.ts'

/** The pages of an indicator in the order of their tabs, each with its own parameters. */
const tabs = [
  ['figures', '', shownParameters],
  ['cells', '/cells', ['dimension', 'target', 'method']],
  ['revisions', '/revisions', ['cell']],
  ['hindsight', '/hindsight', ['cell']],
  ['commentary', '/commentary', []],
] as const
export type IndicatorTab = (typeof tabs)[number][0]

/** The parameters of the page of a tab, beside those of every page. */
export const parametersOf = (tab: IndicatorTab): readonly string[] => tabs.find(([name]) => name === tab)?.[2] ?? []

/** What every page of an indicator is given. */
export interface IndicatorPage {
  readonly page: Page
  readonly indicator: IndicatorAnswer
  readonly mission: MissionAnswer | undefined
  readonly days: KnownDays
  readonly format: ValueFormat
}

/** Asks for it; undefined where there is no such indicator for this reader at this pin. */
export async function indicatorPageOf(page: Page, id: string): Promise<IndicatorPage | undefined> {
  const [indicator, days] = await Promise.all([
    page.ask('/indicators/{id}', { id }),
    indicatorDays(page.askAtAll, id, dayPinOf(page)),
  ])
  if (!indicator) return undefined
  const mission = indicator.mission === null ? undefined : await page.ask('/missions/{id}', { id: indicator.mission })
  const ofIts = mission ? ofMission(page, mission) : page
  return { page: ofIts, indicator, mission, days, format: formatOf(indicator) }
}

interface IndicatorLayoutProps extends Pick<IndicatorPage, 'page' | 'mission' | 'days'>, Pick<LayoutProps, 'shows'> {
  readonly indicator: Pick<IndicatorAnswer, 'indicator' | 'mission' | 'dimensions'>
  readonly title: FactText
  readonly tab: IndicatorTab
  readonly answered: Answered
  readonly children: ComponentChildren
}

export function IndicatorLayout(props: IndicatorLayoutProps) {
  const { page, mission, indicator, title, tab, answered, days, shows, children } = props
  const { words } = page
  const of = indicator.mission
  return (
    <Layout
      page={page}
      title={title}
      {...(tab !== 'figures' && { of: words.figures.tabs[tab] })}
      crumbs={[
        { name: words.missions, path: '/' },
        ...(of === null ? [] : [{ name: <Text page={page} text={mission?.title ?? of} />, path: `/missions/${of}` }]),
      ]}
      answered={answered}
      {...(shows && { shows })}
    >
      <h1 class="of-figures">
        <Text page={page} text={title} />
      </h1>
      <Tabs page={page} indicator={indicator} tab={tab} />
      <TimeBar {...{ page, answered, days }} mission={of} indicator={indicator.indicator} />
      <News page={page} answered={answered} of={{ stream: `indicator-${indicator.indicator}` }} />
      {children}
    </Layout>
  )
}

interface IndicatorTabPageProps {
  readonly of: IndicatorPage
  readonly tab: Exclude<IndicatorTab, 'figures'>
  /** What is on the page, in a sentence. */
  readonly lead: string
  /** The answer of the view that the page shows, where it has one of its own, and what it was asked. */
  readonly answer?: Pick<IndicatorAnswer, 'pin' | 'lateEntries'> | undefined
  readonly query?: Readonly<Record<string, string>> | undefined
  readonly cell?: AssessmentAnswer['cell'] | undefined
  readonly children?: ComponentChildren
}

/** A page of an indicator beside its first: its frame, what it shows and of which part. */
export function IndicatorTabPage({ of, tab, lead, answer, query = {}, cell = {}, children }: IndicatorTabPageProps) {
  const { page, indicator } = of
  const path = `/indicators/${indicator.indicator}`
  const name = cellNameOf(page, indicator, cell)
  return (
    <IndicatorLayout
      {...of}
      title={indicator.title ?? indicator.indicator}
      tab={tab}
      answered={answeredBy([indicator, ...(answer ? [answer] : [])], answer?.lateEntries ?? indicator.lateEntries)}
      shows={[[path], ...(answer ? [[`${path}/${tab}`, query] as const] : [])]}
    >
      <p class="lead">{lead}</p>
      {name !== '' && (
        <p>
          {page.words.indicator.cell}: {name}
        </p>
      )}
      {children}
    </IndicatorLayout>
  )
}

/** The tabs; places and groups only where the indicator has any. What was chosen stays chosen where the other page takes it. */
function Tabs({ page, indicator, tab }: Pick<IndicatorLayoutProps, 'page' | 'indicator' | 'tab'>) {
  const { words, state } = page
  const hasCells = Object.keys(indicator.dimensions ?? {}).length > 0
  const chosen = (own: readonly string[]) =>
    Object.fromEntries(own.flatMap(name => (state.own[name] === undefined ? [] : [[name, state.own[name]]])))
  return (
    <nav class="tabs" aria-label={words.figures.about}>
      <ul>
        {tabs
          .filter(([name]) => hasCells || name !== 'cells' || name === tab)
          .map(([name, below, own]) => (
            <li key={name}>
              <a
                href={address(state, `/indicators/${indicator.indicator}${below}`, chosen(own))}
                {...(name === tab && { 'aria-current': 'page' as const })}
              >
                {words.figures.tabs[name]}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  )
}
