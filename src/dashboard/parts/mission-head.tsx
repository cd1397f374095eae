/** The head of every page of a mission: its title and vision, how many of its years have gone, and the tabs of its pages. */
import { parsePeriod } from '../../../events/period.ts'
import { address } from '../address.ts'
import type { MissionAnswer, MissionsAnswer } from '../answer-types.ts'
import { number, period } from '../format.ts'
import type { Page } from '../page.ts'
import { capital } from '../words.ts'
import { Text } from './text.tsx'

/** The pages of a mission, in the order of their tabs; each stands at the mission's address, or below it. */
const tabs = [
  ['status', ''],
  ['changes', '/changes'],
  ['decisions', '/decisions'],
  ['people', '/people'],
] as const
/** The pages that stand under “more”. */
const moreTabs = [
  ['portfolio', '/portfolio'],
  ['learning', '/learning'],
  ['timeline', '/timeline'],
  ['auditors', '/auditors'],
] as const
export type MissionTab = (typeof tabs | typeof moreTabs)[number][0]

interface MissionHeadProps {
  readonly page: Page
  readonly mission: MissionAnswer
  readonly tab: MissionTab
}

export function MissionHead({ page, mission, tab }: MissionHeadProps) {
  return (
    <>
      <div class="mission-head">
        <div>
          <h1>
            <Text page={page} text={mission.title} />
          </h1>
          <p class="vision-line">
            <Text page={page} text={mission.vision} />
          </p>
        </div>
        <Years page={page} mission={mission} on={mission.pin.on} />
      </div>
      <Tabs page={page} mission={mission} tab={tab} />
    </>
  )
}

/** The tabs; of those under “more” the one of this page stands among the others. */
function Tabs({ page, mission, tab }: MissionHeadProps) {
  const { words, state } = page
  const link = ([name, below]: (typeof tabs | typeof moreTabs)[number]) => (
    <li key={name}>
      <a
        href={address(state, `/missions/${mission.mission}${below}`)}
        {...(name === tab && { 'aria-current': 'page' as const })}
      >
        {words.tabs[name]}
      </a>
    </li>
  )
  return (
    <nav class="tabs" aria-label={words.mission.mission}>
      <ul>
        {tabs.map(link)}
        {moreTabs.filter(([name]) => name === tab).map(link)}
        <li>
          {/* The menu lies over the open time bar: opening one closes the other. */}
          <details class="more" name="above-the-page">
            <summary>{words.tabs.more}</summary>
            <ul>{moreTabs.filter(([name]) => name !== tab).map(link)}</ul>
          </details>
        </li>
      </ul>
    </nav>
  )
}

interface YearsProps {
  readonly page: Page
  readonly mission: Pick<MissionAnswer | MissionsAnswer['missions'][number], 'phase' | 'concluded' | 'horizon'>
  /** The day of the page. */
  readonly on: string
}

/** How many of the mission's years have gone on the day of the page, as words and a bar. */
export function Years({ page, mission, on }: YearsProps) {
  const { words, language } = page
  const phase = capital(words.phase[mission.concluded ? 'concluded' : mission.phase])
  if (!mission.horizon) return <p class="years">{phase}</p>
  const [from, to] = [parsePeriod(mission.horizon.from).start, parsePeriod(mission.horizon.to).start]
  const gone = Math.min(Math.max(parsePeriod(on).reference - from, 0), to - from)
  return (
    <div class="years">
      <p>
        {phase} ·{' '}
        {gone > 0
          ? words.tabs.yearsGone(number(language, gone, 1), number(language, Math.round(to - from), 0))
          : words.tabs.begins(period(language, mission.horizon.from))}
      </p>
      <svg class="year-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="way" x="0" y="0" width="100" height="4" />
        <rect class="done" x="0" y="0" width={((gone / (to - from)) * 100).toFixed(1)} height="4" />
      </svg>
      <p class="ends">
        <span>{period(language, mission.horizon.from)}</span>
        <span>{period(language, mission.horizon.to)}</span>
      </p>
    </div>
  )
}
