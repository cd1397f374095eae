/** The parts of a sentence: text, links, quotations with their language, numbers and dates. */
import { z } from 'zod'
import type { PeriodText } from '../../events/period.ts'
import { type Language, languages, period } from '../../events/shapes.ts'
import type { Shaped } from '../base/shaped.ts'

/** Things that have a title or a name. */
export const namedThings = [
  'mission',
  'goal',
  'body',
  'barrier',
  'portfolio',
  'project',
  'decision',
  'learning-loop',
  'actor',
  'release',
  'observation',
  'indicator',
] as const
export type NamedThing = (typeof namedThings)[number]

export const partShape = z
  .strictObject({
    kind: z.enum(['text', 'link', 'quotation', 'number', 'date']),
    text: z.string(),
    language: z.enum(languages).optional().describe('The language of a quotation or a name, where it is known.'),
    thing: z.enum(namedThings).optional().describe('What kind of thing it names.'),
    id: z.string().optional().describe('The id of the thing it names.'),
    position: z.int().optional().describe('The position of the fact that it rests on.'),
    value: z.number().optional().describe('The number that is written.'),
    period: period.optional().describe('The period or day that is written.'),
  })
  .meta({ id: 'SentencePart' })
export type Part = Shaped<typeof partShape>

/** The texts of parts, one after the other: a sentence. */
export const textOf = (parts: readonly Part[]): string => parts.map(part => part.text).join('')

/** What a mark in a text begins and ends with: characters of no script, which no text of a fact has. */
const [OPEN, CLOSE] = ['\uE000', '\uE001']
const MARK = /\uE000(\d+)\uE001/

/** A text without the characters that marks are made of. */
export const withoutMarks = (text: string): string => text.replace(/[\uE000\uE001]/g, '')

/**
 * Parts that stand in a text as marks, so that the sentences of a language are templates of text. A mark is a text like
 * any other until the sentence is made; then the text is split at its marks.
 */
export interface PartMarks {
  /** A mark for a part; empty where the part is. */
  readonly mark: (part: Part) => string
  /** The parts of a text with marks. */
  readonly partsOf: (text: string) => Part[]
}

export function partMarks(): PartMarks {
  const marked: Part[] = []
  return {
    mark: part => (part.text === '' ? '' : `${OPEN}${marked.push(part) - 1}${CLOSE}`),
    partsOf: text =>
      text.split(MARK).flatMap((piece, at): Part[] => {
        if (at % 2 === 1) return [marked[Number(piece)] as Part]
        return piece === '' ? [] : [{ kind: 'text', text: piece }]
      }),
  }
}

/** A number as a part. */
export const numberPart = (text: string, value: number): Part => ({ kind: 'number', text, value })
/** A period or a day as a part. */
export const datePart = (text: string, period: PeriodText): Part => ({ kind: 'date', text, period })
/** A name that is no quotation, with its language. */
export const namePart = (text: string, language: Language | undefined): Part => ({
  kind: 'text',
  text,
  ...(language && { language }),
})
