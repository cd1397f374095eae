/** The methods of assessment, each with its explanation, and what the reasons they give mean. */
import { z } from 'zod'
import { methods as all } from '../../progress/methods.ts'
import { reasons } from '../../progress/reasons.ts'
import { defineView } from '../view.ts'

const explanationShape = z.strictObject({
  nb: z.string(),
  nn: z.string(),
  sv: z.string(),
  da: z.string(),
  en: z.string(),
})

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
  fold: () => ({ methods: all.map(({ name, version, explain }) => ({ name, version, explain })), reasons }),
})
