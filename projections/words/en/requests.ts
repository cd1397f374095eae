/** What is said of a request before a rule is asked, in English. */
import {
  brokenRuleWritten,
  figureWritten,
  type RequestSentences,
  reachWritten,
  type ValueRules,
} from '../refusal-sentences.ts'
import { count, date, exact } from './formats.ts'
import { figures } from './refusals.ts'

const reaches = {
  indicators: 'indicators',
  projects: 'projects',
  cells: (dimension: string) => `cells with ${dimension}`,
  or: '; or ',
  inAll: (many: number) => `${count(many)} in all`,
}
const valueRules: ValueRules = {
  types: {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'an object',
    record: 'an object',
  },
  type: type => `must be ${type}`,
  choice: choices => `must be ${choices.length === 1 ? choices[0] : `one of: ${choices.join(', ')}`}`,
  empty: 'must not be empty',
  short: limit => `must have at least ${exact(limit)} characters`,
  long: limit => `must have at most ${exact(limit)} characters`,
  few: limit => `must have at least ${exact(limit)}`,
  many: limit => `must have at most ${exact(limit)}`,
  low: limit => `must be at least ${exact(limit)}`,
  high: limit => `must be at most ${exact(limit)}`,
  url: 'must be a web address that begins with http:// or https://',
  form: 'is not written as it must be here',
}

export const requests: RequestSentences = {
  'several-refused': ({ count: many, of, first }) =>
    `${many === 1 ? `One ${of} is` : `${count(many)} of the ${of}s are`} refused, so none is recorded. Correct or remove what errors lists; the first: ${first}`,
  'first-faults': ({ most, all }) =>
    `${all.replace(/\.$/, '')}. The first ${most} faults are listed in errors; there may be more.`,
  'first-refusals': ({ most, all }) => `${all} The first ${most} are listed.`,
  unfit: ({ field, first }) => `${field || 'The body'}: ${first}`,
  'unfit/whole': ({ field }) => `${field || 'The body'}: does not fit`,
  'unfit/no-day': ({ from, to }) => `from ${date(from)} to ${date(to)} there is no day to replay`,
  'unfit/steps': ({ most }) => `that would be more than ${most} steps; ask for fewer years or longer steps`,
  'unfit/pins': 'one of the two pins must lie within the other: compare two knowledge dates, or two positions',
  'unfit/no-dimensions': 'the indicator has no dimensions to compare by',
  'unfit/which-dimension': ({ known }) => `say which dimension: ${known.join(', ')}`,
  'unknown-field': ({ field }) => `There is no field “${field}” here.`,
  'no-value': 'is missing',
  'wrong-value': parts => brokenRuleWritten(parts, valueRules),
  'needs-key': 'This needs a key: send the header “Authorization: Bearer <your key>”.',
  'bad-key': 'The key is not known, was revoked or has expired.',
  'not-your-role': ({ command, things }) =>
    `None of your roles may ${command.replaceAll('-', ' ')} in ${things}; see who may, under roles in the documentation.`,
  'outside-your-scope': ({ reach }) =>
    `Your grant does not reach this. It reaches only: ${reachWritten(reach, reaches)}.`,
  'at-revision': ({ thing, revision, wanted }) =>
    `The ${thing} is at revision ${revision}${wanted === undefined ? '' : `, not ${wanted}`}; read it again.`,
  'no-revision': ({ thing }) => `The ${thing} does not exist, so no If-Match can hold.`,
  'question-too-large': ({ wanted, most, instead }) =>
    `This question would read figures ${count(wanted)} times (facts × steps); one question reads at most ${count(most)}. ${instead}`,
  damaged: ({ position }) =>
    `The log is damaged${position === undefined ? '' : ` at position ${position}`}; the record of the service and \`varde fsck\` say more.`,
  'not-allowed-method': ({ method, allowed }) => `${method} is not allowed here; allowed: ${allowed}.`,
  'not-ready': ({ reasons }) => `This node is not ready. ${reasons.join(' ')}`,
  'awaits-approval':
    'The period is locked, so this figure waits for approval. Submit it; once somebody else than its recorder has approved it, everybody sees it.',
  'earlier-vintage': ({ standing, since }) =>
    `The figure ${figureWritten(standing, figures)}, known from ${date(since)}, still stands: what is recorded here was known earlier.`,
  'date-passed': ({ day }) =>
    `${date(day)} has passed, so this is overdue from the moment it is recorded. If that is right, nothing needs to be done.`,
  'target-not-after-baseline': ({ target, baseline }) =>
    `The target (${date(target)}) does not come after the baseline (${date(baseline)}), so progress cannot be assessed. Check both periods.`,
  'order-of-magnitude/above': ({ value, latest }) =>
    `The value ${exact(value)} is at least ten times the latest one, ${exact(latest)}. If that is right, nothing needs to be done.`,
  'order-of-magnitude/below': ({ value, latest }) =>
    `The value ${exact(value)} is at most a tenth of the latest one, ${exact(latest)}. If that is right, nothing needs to be done.`,
  'reveals-hidden': ({ dimension, code }) =>
    `The total and all other cells are shown, so the hidden figure of ${dimension} “${code}” can be worked out. Hide another cell, or the total.`,
}
