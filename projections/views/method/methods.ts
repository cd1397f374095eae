/** Which methods are there, and what does each do, in plain words? */
import { methods as all } from '../../progress/methods.ts'
import { reasons } from '../../progress/reasons.ts'
import { defineView, untyped } from '../view.ts'

export const methods = defineView({
  path: '/methods',
  summary:
    'The named, versioned methods of assessment, each explained in plain words in five languages, and the reasons they give.',
  query: {},
  version: 1,
  about: () => 'everybody',
  touched: () => -1,
  answer: untyped,
  fold: () => ({ methods: all.map(({ name, version, explain }) => ({ name, version, explain })), reasons }),
})
