/** What is said of a request before a rule is asked, in English. */
import { type RequestSentences, reachWritten } from '../refusal-sentences.ts'

const reaches = {
  indicators: 'indicators',
  projects: 'projects',
  cells: (dimension: string) => `cells with ${dimension}`,
  or: '; or ',
  inAll: (count: number) => `${count} in all`,
}

export const requests: RequestSentences = {
  'several-refused': ({ count, of, first }) =>
    `${count === 1 ? `One ${of} is` : `${count} of the ${of}s are`} refused, so none is recorded. Correct or remove what errors lists; the first: ${first}`,
  'first-faults': ({ most, all }) =>
    `${all.replace(/\.$/, '')}. The first ${most} faults are listed in errors; there may be more.`,
  'first-refusals': ({ most, all }) => `${all} The first ${most} are listed.`,
  unfit: ({ field, first }) => `${field || 'The body'}: ${first}`,
  'unfit/whole': ({ field }) => `${field || 'The body'}: does not fit`,
  'unknown-field': ({ field }) => `There is no field “${field}” here.`,
  'no-value': ({ written }) => written,
  'wrong-value': ({ written }) => written,
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
    `This question would read figures ${wanted.toLocaleString('en')} times (facts × steps); one question reads at most ${most.toLocaleString('en')}. ${instead}`,
  damaged: ({ position }) =>
    `The log is damaged${position === undefined ? '' : ` at position ${position}`}; the record of the service and \`varde fsck\` say more.`,
  'not-allowed-method': ({ method, allowed }) => `${method} is not allowed here; allowed: ${allowed}.`,
}
