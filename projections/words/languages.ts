/** The languages of pages and sentences. Adding one takes its folder, and its line here. */
import type { LanguageWords } from './language-words.ts'

/** Imported where they are listed, so that a language is one line. */
export const languages = {
  nb: (await import('./nb/language.ts')).nb,
  nn: (await import('./nn/language.ts')).nn,
  sv: (await import('./sv/language.ts')).sv,
  da: (await import('./da/language.ts')).da,
  en: (await import('./en/language.ts')).en,
} as const satisfies Readonly<Record<string, LanguageWords>>

/** A language that pages and sentences are written in. */
export type ReaderLanguage = keyof typeof languages
export const readerLanguages = Object.keys(languages) as readonly ReaderLanguage[]
