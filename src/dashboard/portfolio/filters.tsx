/** The choice of some of the projects, as a plain form: by kind, and by the sector, level and country of who leads them. */
import { levels, sectors } from '../../../events/actor.ts'
import { projectKinds } from '../../../events/project.ts'
import { here } from '../address.ts'
import type { PortfolioAnswer } from '../answer-types.ts'
import { type Page, termOf } from '../page.ts'
import { StateFields } from '../parts/form-fields.tsx'
import { capital } from '../words.ts'

/** The parameters of the choice. */
export const portfolioFilters = ['kind', 'sector', 'level', 'country'] as const
type FilterName = (typeof portfolioFilters)[number]

export function Filters({ page, countries }: { page: Page; countries: PortfolioAnswer['countries'] }) {
  const { state, words, language } = page
  const { portfolio } = words
  const regions = new Intl.DisplayNames([language], { type: 'region' })
  const options: Readonly<Record<FilterName, readonly (readonly [value: string, text: string])[]>> = {
    kind: projectKinds.map(kind => [kind, capital(portfolio.kinds[kind])]),
    sector: sectors.map(sector => [sector, capital(termOf(words.sector, sector))]),
    level: levels.map(level => [level, capital(portfolio.levels[level])]),
    country: countries.map(country => [country, regions.of(country) ?? country]),
  }
  const isFiltered = portfolioFilters.some(name => state.own[name] !== undefined)
  return (
    <form class="filters" method="get" action={state.path} aria-label={portfolio.only}>
      <StateFields page={page} without={portfolioFilters} />
      {portfolioFilters
        .filter(name => options[name].length > 0)
        .map(name => (
          <div key={name}>
            <label for={`filter-${name}`}>{portfolio[name]}</label>
            <select id={`filter-${name}`} name={name}>
              <option value="">{portfolio.any}</option>
              {options[name].map(([value, text]) => (
                <option key={value} value={value} selected={state.own[name] === value}>
                  {text}
                </option>
              ))}
            </select>
          </div>
        ))}
      <button type="submit">{words.asOf.show}</button>
      {isFiltered && (
        <a href={here(state, Object.fromEntries(portfolioFilters.map(name => [name, null])))}>{portfolio.all}</a>
      )}
    </form>
  )
}
