/** The texts of pages in a language: those of pages, of the field's terms, of facts and of reasons. */
import { languages, type ReaderLanguage } from '../../projections/words/languages.ts'

/** The texts that pages have in one language. */
export const wordsOf = (language: ReaderLanguage) => {
  const { pages, missionPages, thingPages, indicator, figures, audit, forms, formats, terms, facts, reasons, methods } =
    languages[language]
  return {
    ...pages,
    ...missionPages,
    ...thingPages,
    indicator,
    figures,
    audit,
    forms,
    percentagePoints: formats.percentagePoints,
    dayHint: formats.dayHint,
    ...terms,
    facts,
    reasons,
    methods,
  }
}
export type Words = ReturnType<typeof wordsOf>

/** With a capital letter, as headings and lists begin. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
