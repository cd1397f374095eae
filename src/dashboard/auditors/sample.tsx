/** A sample of the facts of a mission: the choice of what it is drawn from, and the facts drawn, each with its proof. */
import { factNames } from '../../../events/catalogue.ts'
import { address, here } from '../address.ts'
import { dayInField, moment } from '../format.ts'
import type { Page } from '../page.ts'
import { StateFields } from '../parts/form-fields.tsx'
import { capital } from '../words.ts'
import type { SampleAnswer } from './evidence.ts'
import { FactLink, type FactPlaces } from './fact-places.tsx'

/** The parameters of the page that say which facts are drawn. */
export const sampleParameters = ['n', 'seed', 'type', 'from', 'to', 'stratify'] as const

/** The query of the API for the sample that the page's address asks for; undefined: none is asked for. */
export function sampleQuery({ state: { own, position } }: Page, mission: string): string | undefined {
  if (own.n === undefined) return undefined
  const asked = sampleParameters.flatMap(name => (own[name] === undefined ? [] : [[name, own[name]]]))
  // The seed of a witness has a position of its own.
  const pinned = position !== undefined && own.seed !== undefined ? [['position', position]] : []
  return `${new URLSearchParams([['mission', mission], ...asked, ...pinned])}`
}

interface SampleProps {
  readonly page: Page
  readonly query: string | undefined
  /** `no seed`: no witness has given one. */
  readonly sample: SampleAnswer | 'no seed' | undefined
  readonly places: FactPlaces
}

export function SampleSection({ page, query, sample, places }: SampleProps) {
  const { audit } = page.words
  return (
    <section aria-labelledby="sample">
      <h2 id="sample">{audit.sample}</h2>
      <p>{audit.about}</p>
      <Choice page={page} />
      {sample === 'no seed' && <p class="card">{audit.noSeed}</p>}
      {typeof sample === 'object' && <Drawn {...{ page, sample, places }} query={query ?? ''} />}
    </section>
  )
}

function Choice({ page }: { page: Page }) {
  const { state, words } = page
  const { audit } = words
  const { own } = state
  const types = factNames
    .map(type => [type, capital(words.facts[type])] as const)
    .toSorted(([, a], [, b]) => a.localeCompare(b, page.language))
  const dayIn = (day: string | undefined): string => (day === undefined ? '' : dayInField(page.language, day))
  const field = (name: 'seed' | 'from' | 'to', text: string, value: string, more: object) => (
    <div>
      <label for={`sample-${name}`}>{text}</label>
      <input type="text" id={`sample-${name}`} name={name} value={value} autocomplete="off" {...more} />
    </div>
  )
  return (
    <form class="filters" method="get" action={`${state.path}#sample`} aria-label={audit.sample}>
      <StateFields page={page} without={[...sampleParameters, 'proof']} />
      <div>
        <label for="sample-n">{audit.n}</label>
        <input id="sample-n" name="n" type="number" min="1" max="1000" value={own.n ?? '25'} required />
      </div>
      <div>
        <label for="sample-type">{audit.type}</label>
        <select id="sample-type" name="type">
          <option value="">{audit.all}</option>
          {types.map(([type, text]) => (
            <option key={type} value={type} selected={own.type === type}>
              {text}
            </option>
          ))}
        </select>
      </div>
      {field('from', audit.from, dayIn(own.from), { placeholder: words.dayHint })}
      {field('to', audit.to, dayIn(own.to), { placeholder: words.dayHint })}
      {field('seed', audit.seed, own.seed ?? '', { maxlength: 200 })}
      <div>
        <label>
          <input type="checkbox" name="stratify" value="true" checked={own.stratify === 'true'} /> {audit.stratify}
        </label>
      </div>
      <button type="submit">{audit.draw}</button>
    </form>
  )
}

interface DrawnProps {
  readonly page: Page
  readonly query: string
  readonly sample: SampleAnswer
  readonly places: FactPlaces
}

function Drawn({ page, query, sample, places }: DrawnProps) {
  const { words, state, language } = page
  const { audit } = words
  const { seed, seedFrom, position, strata, rows, method } = sample
  const facts = strata.reduce((sum, each) => sum + each.facts, 0)
  const whose = seedFrom ? audit.rootOf(seedFrom.size, seedFrom.witness, moment(language, seedFrom.at)) : audit.ownSeed
  return (
    <div class="card">
      <dl class="pairs">
        <div>
          <dt>{audit.drawn(rows.length, facts)}</dt>
          <dd>
            {audit.position} {position}
          </dd>
        </div>
        <div>
          <dt>{audit.seedUsed}</dt>
          <dd>
            <code>{seed}</code> ({whose})
          </dd>
        </div>
        <div>
          <dt>{audit.method}</dt>
          <dd>
            <code>{method}</code>
          </dd>
        </div>
      </dl>
      {rows.length === 0 ? (
        <p>{audit.none}</p>
      ) : (
        <ol>
          {rows.map(row => (
            <li key={row.position}>
              <FactLink {...{ page, places }} position={row.position} />
              {row.units !== null && ` · ${audit.units(row.units)}`} ·{' '}
              <a href={`${here(state, { proof: String(row.position) })}#proof`}>
                {audit.prove} ({words.changes.recorded(String(row.position))})
              </a>
            </li>
          ))}
        </ol>
      )}
      <p>
        <a href={address({ ...state, languageChosen: false }, `/evidence/sample.csv?${query}`)}>{audit.paper}</a>
      </p>
    </div>
  )
}
