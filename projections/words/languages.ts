/** In which language is a sentence said, and what is said where a text is not there in it? */
import type { Language, Text } from '../../events/shapes.ts'

/** The languages that sentences are told in. */
export const sentenceLanguages = ['nb', 'nn', 'sv', 'da', 'en'] as const
export type SentenceLanguage = (typeof sentenceLanguages)[number]

/** Where a text is not there in a language: those its readers read most easily, the nearest first. */
const fallbacks: Readonly<Record<SentenceLanguage, readonly Language[]>> = {
  nb: ['nn', 'da', 'sv', 'en', 'se', 'fi'],
  nn: ['nb', 'da', 'sv', 'en', 'se', 'fi'],
  sv: ['nb', 'nn', 'da', 'en', 'fi', 'se'],
  da: ['nb', 'nn', 'sv', 'en', 'se', 'fi'],
  en: ['nb', 'sv', 'da', 'nn', 'fi', 'se'],
}

/** The text in a language, or in the nearest that there is. */
export function spoken(text: Text, language: SentenceLanguage): string {
  if (typeof text === 'string') return text
  const found = [language, ...fallbacks[language]].find(each => text[each] !== undefined)
  return (found && text[found]) ?? ''
}

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
  const line = text.replace(/[{}]/g, '').replace(/\s+/g, ' ').trim()
  const first = firstSentence(line).replace(/\.+$/, '')
  return clipped(first, longest)
}

/** A text with what leads to it and what follows; nothing where there is no text. */
export const led = (text: string, before: string, after = ''): string => (text === '' ? '' : `${before}${text}${after}`)
