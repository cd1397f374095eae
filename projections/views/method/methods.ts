/** The methods of assessment, each with its explanation, and what the reasons they give mean. */
import { z } from 'zod'
import type { Shaped } from '../../base/shaped.ts'
import { methods as all } from '../../progress/methods.ts'
import { reasons } from '../../progress/reasons.ts'
import { languages, readerLanguages } from '../../words/languages.ts'
import { defineView } from '../view.ts'

/** A text in every language. */
const explanationShape = z.record(z.enum(readerLanguages), z.string())

const explanationOf = (method: string) =>
  Object.fromEntries(readerLanguages.map(each => [each, languages[each].methods[method] ?? ''])) as Shaped<
    typeof explanationShape
  >

export const methods = defineView({
  path: '/methods',
  summary:
    'The named, versioned methods of assessment, each explained in plain words in five languages, and the reasons they give.',
  query: {},
  version: 1,
  about: () => 'everybody',
  touched: () => -1,
  answer: z.strictObject({
    methods: z.array(z.strictObject({ name: z.string(), version: z.string(), explain: explanationShape })),
    reasons: z.record(z.string(), z.string()).describe('What each reason means, by its code.'),
  }),
  fold: () => ({ methods: all.map(({ name, version }) => ({ name, version, explain: explanationOf(name) })), reasons }),
})
