/** Which problems an address may answer with, for the OpenAPI description. */
import { type RefusalCode, refusals } from '../commands/refusal.ts'
import { meaningOf, type ProblemCode, problemShape, statusOf } from './problem.ts'

/** What may go wrong, by status; several codes may share one. `more`: what else is said of a status. */
export function problemsOf(
  codes: readonly ProblemCode[],
  more: Readonly<Partial<Record<number, string>>> = {},
): Record<number, object> {
  const means = Map.groupBy(codes, statusOf)
  return Object.fromEntries(
    [...means].map(([status, shared]) => [
      status,
      {
        description: [...shared.map(code => `\`${code}\`: ${meaningOf(code)}`), more[status]].filter(Boolean).join(' '),
        content: { 'application/problem+json': { schema: problemShape } },
      },
    ]),
  )
}
/** Of every address. */
export const always = [
  'unreadable',
  'unauthenticated',
  'too-many-requests',
  'internal',
  'overloaded',
  'closing',
] as const
const questions = [
  ...always,
  'not-your-role',
  'unknown-address',
  'unknown-thing',
  'question-too-large',
  'not-here-yet',
] as const
/** Of questions. */
export const ofQuestions = problemsOf(questions)
/** Of answers with an ETag that If-Match may name. */
export const ofHeld = problemsOf([...questions, 'stale'])

const refusedWith = (kind: 'missing' | 'conflict'): RefusalCode[] =>
  (Object.keys(refusals) as RefusalCode[]).filter(code => refusals[code] === kind)

/** Of commands. */
export const ofCommands = problemsOf(
  [
    ...always,
    'not-your-role',
    'outside-your-scope',
    'unknown-address',
    ...refusedWith('missing'),
    'stream-moved',
    'in-progress',
    'stale',
    'too-large',
    'unsupported-media-type',
    'invalid',
    'personal-number',
    'key-reused',
    'log-unavailable',
  ],
  // Which of them a command meets depends on what is recorded, so they are named together.
  {
    409: `Or a rule refuses it, with one of the codes that /docs/problems explains: ${refusedWith('conflict').join(', ')}.`,
  },
)
