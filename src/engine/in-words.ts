/** What is wrong, in the words of a language. */
import type { Detail } from '../../events/refusals.ts'
import { languages, type ReaderLanguage } from '../../projections/words/languages.ts'
import { phraseIn } from '../../projections/words/phrases.ts'

/** Parts that are said in words themselves. */
const NESTED = new Set(['first', 'all', 'instead', 'reasons'])

/** A message as its sentence in a language, or a fixed text as that language has it (else as it stands). English where no language is asked. */
export function inWords(detail: Detail, language: ReaderLanguage = 'en'): string {
  const { refusals, phrases } = languages[language]
  const written = typeof detail === 'string' ? detail : detail.message === 'wrong-value' ? detail.parts.written : ''
  const phrase = written === '' ? undefined : phraseIn(phrases, written)
  if (phrase !== undefined || typeof detail === 'string') return phrase ?? written
  const sentence = refusals[detail.message]
  if (typeof sentence === 'string') return sentence
  const parts = Object.entries(detail.parts).map(([name, part]) => [
    name,
    !NESTED.has(name)
      ? part
      : Array.isArray(part)
        ? part.map(each => inWords(each as Detail, language))
        : inWords(part as Detail, language),
  ])
  return (sentence as (parts: object) => string)(Object.fromEntries(parts))
}
