/** Texts as sentences quote them: in the reader's language or the nearest there is, shortened, on one line. */
import type { Language, Text } from '../../events/shapes.ts'
import type { Locale } from './locale.ts'
import { withoutMarks } from './part.ts'

/** A text and its language; absent: it is not known. */
export interface LocalText {
  readonly text: string
  readonly language?: Language
}

/** The text in a language, or in the nearest that there is, with its language; `main` is that of a text without one. */
export function localText({ code, fallbacks }: Locale, text: Text, main?: Language): LocalText {
  if (typeof text === 'string') return { text, ...(main && { language: main }) }
  const found = [code, ...fallbacks].find(each => text[each] !== undefined)
  return found ? { text: text[found] ?? '', language: found } : { text: '' }
}

/** The text in a language, or in the nearest that there is; empty: in none of them. */
export const textIn = (locale: Locale, text: Text): string => localText(locale, text).text

/** Where a sentence ends: not after what may be an abbreviation (Meld. St., bl.a.). */
const END = /(?<=[\p{Ll}\p{N})»”"]{4}[.!?])\s+(?=[\p{Lu}«“"‘(])/u

const firstSentence = (text: string): string => text.split(END, 1)[0] ?? text

/** Shortened to whole words, with an ellipsis, where it is longer than asked. */
export function clipped(text: string, longest: number): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest - 1)
  const atWord = cut.slice(0, Math.max(cut.lastIndexOf(' '), Math.floor(longest / 2)))
  return `${atWord.replace(/[\s,;:–(«-]+$/, '').replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** The first sentence of a text on one line, without its full stop, so that it can stand inside another sentence. */
export function asClause(text: string, longest: number): string {
  const first = firstSentence(oneLine(text)).replace(/\.+$/, '')
  return clipped(first, longest)
}

/** A text on one line. */
export const oneLine = (text: string): string => withoutMarks(text).replace(/\s+/g, ' ').trim()

/** A text between `before` and `after`; nothing at all where the text is empty. */
export const led = (text: string, before: string, after = ''): string => (text === '' ? '' : `${before}${text}${after}`)
