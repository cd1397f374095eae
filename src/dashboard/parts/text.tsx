/**
 * Texts of facts in the page's language, or in another one that is marked with `lang`. Their direction of writing is their own
 * (`bdi`), so that they never turn around the words of the page beside them.
 */
import type { ComponentChildren } from 'preact'
import type { Text as FactText } from '../../../events/shapes.ts'
import { address, inTimeline } from '../address.ts'
import type { SentencePart } from '../answer-types.ts'
import { localised } from '../language.ts'
import { actorNamed, type Page, who } from '../page.ts'
import { pageOfThing } from '../thing-titles.ts'

/** A text of a fact. One without a language is in that of the mission. */
export function Text({ page, text }: { page: Page; text: FactText | undefined }) {
  const { text: words, language } = localised(text, page.language, page.mainLanguage)
  return <bdi lang={language}>{words}</bdi>
}

/** Somebody by name, as the mission writes it; an actor is linked to its page. */
export function Who({ page, named }: { page: Page; named: string }) {
  const actor = actorNamed(page, named)
  const name = <Text page={page} text={who(page, named)} />
  return actor === undefined ? name : <a href={address(page.state, `/actors/${actor}`)}>{name}</a>
}

/** A sentence of its parts: what it names is linked where it has a page, what is in another language is marked. */
export const Sentence = ({ page, parts }: { page: Page; parts: readonly SentencePart[] }) => (
  <>
    {parts.map((part, i) => (
      <SentencePartOf key={String(i)} page={page} part={part} />
    ))}
  </>
)

function SentencePartOf({ page, part }: { page: Page; part: SentencePart }) {
  const language = part.language === page.language ? undefined : part.language
  const isOfFact = part.kind === 'quotation' || part.language !== undefined
  const text = isOfFact ? <bdi lang={language}>{part.text}</bdi> : part.text
  const to = pageOf(page, part)
  return to === undefined ? text : <a href={to}>{text}</a>
}

/** The address of the page of a thing, or of the fact that a part rests on; undefined where there is none. */
function pageOf({ state }: Page, { thing, id, position }: SentencePart): string | undefined {
  const mission = /^\/missions\/([^/]+)/.exec(state.path)?.[1]
  if (position !== undefined) return mission === undefined ? undefined : inTimeline(state, mission, position)
  if (id === undefined) return undefined
  if (thing === 'release') return `/api/v1/releases/${id}`
  return thing && pageOfThing(state, { thing, id }, mission)
}

/** A phrase whose arguments are nodes (a link, a name in another language) in the places where the language puts them. */
export function phrase(say: (...given: string[]) => string, ...nodes: readonly ComponentChildren[]): ComponentChildren {
  const text = say(...nodes.map((_, i) => `\uE000${i}\uE001`))
  return text.split(/\uE000(\d+)\uE001/).map((piece, i) => (i % 2 === 1 ? nodes[Number(piece)] : piece))
}

/** Text for screen readers only. */
export const Unseen = ({ children }: { children: string }) => <span class="unseen">{children}</span>
