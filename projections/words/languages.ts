/** The languages that sentences are written in. Adding one takes its folder, and its line here. */
import { da } from './da/language.ts'
import { en } from './en/language.ts'
import type { LanguageWords } from './language-words.ts'
import { nb } from './nb/language.ts'
import { nn } from './nn/language.ts'
import { sv } from './sv/language.ts'

export const languages = { nb, nn, sv, da, en } as const satisfies Readonly<Record<string, LanguageWords>>

export type SentenceLanguage = keyof typeof languages
export const sentenceLanguages = Object.keys(languages) as readonly SentenceLanguage[]
