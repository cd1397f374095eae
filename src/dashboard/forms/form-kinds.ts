/** The forms of the pages: which command each sends, which fields it has, and the body that they make. */
import type { Cell } from '../../../events/shapes.ts'
import { isKeptExactly } from '../../../events/text/exact-number.ts'
import { dayRead } from '../../../projections/words/format.ts'
import { commentOnIndicator, commentOnMission, commentOnProject } from '../commentary/commentary-forms.ts'
import { dayInField, dimensionName, periodRead } from '../format.ts'
import { localised } from '../language.ts'
import type { Page } from '../page.ts'
import { capital, type Words } from '../words.ts'
import { type Entered, type Field, type FormKind, field, filled, optional, type Subject } from './form-kind.ts'

const CELL = 'cell.'

/** A choice for each dimension of an indicator; the total where nothing is chosen. */
function cellFields({ page, indicator }: Subject): Field[] {
  return Object.entries(indicator?.dimensions ?? {}).map(([dimension, codes]) => ({
    name: `${CELL}${dimension}`,
    label: capital(dimensionName(page.language, dimension)),
    kind: 'line',
    isRequired: false,
    choices: [
      ['', page.words.forms.total],
      ...Object.entries(codes).map(([code, label]) => [code, localised(label, page.language).text] as const),
    ],
  }))
}

function cellIn(entered: Entered): Cell | undefined {
  const codes = Object.entries(entered).filter(([name, code]) => name.startsWith(CELL) && code !== '')
  return codes.length === 0
    ? undefined
    : Object.fromEntries(codes.map(([name, code]) => [name.slice(CELL.length), code]))
}

/** Statuses that a form offers; all others come by the API. */
const STATUSES = ['P', 'E', 'B', 'F'] as const

const statusChoices = ({ words }: Page): Field['choices'] => [
  ['', words.forms.none],
  ...STATUSES.map(code => [code, words.status[code]] as const),
]

const figureFields = (subject: Subject): Field[] => [
  field(subject.page, 'period', { kind: 'period' }),
  ...cellFields(subject),
  field(subject.page, 'value', { kind: 'number' }),
]

/**
 * A number as the reader’s language writes it, or the text itself where it is none that can be kept. Only one sign is taken for the decimal
 * sign, and none for thousands: 1.234 is one number in English and another in Norwegian.
 */
export function numberIn(language: Page['language'], text: string): number | string {
  const plain = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(/^[−–]/, '-')
  const written = language === 'en' ? /^-?\d+(\.\d+)?$/ : /^-?\d+(,\d+)?$/
  const number = plain.replace(',', '.')
  return written.test(plain) && isKeptExactly(number) ? Number(number) : text
}

const valueIn = ({ value = '' }: Entered, { page }: Subject): number | string => numberIn(page.language, value)

/** A day as the field holds it. */
const dayIn = (text: string | undefined): string | undefined => text && dayRead(text)

const periodIn = ({ period = '' }: Entered, { page }: Subject): string => periodRead(page.language, period)

/** Periods with commas between them, as their codes. */
export const periodsRead = ({ language }: Page, text?: string): string[] =>
  listIn(text, /[,\n]/).map(each => periodRead(language, each))

const listIn = (text = '', separator: RegExp): string[] =>
  text
    .split(separator)
    .map(each => each.trim())
    .filter(each => each !== '')

const measure: FormKind = {
  thing: 'indicators',
  name: 'measure',
  on: 'indicator',
  fields: subject => [
    ...figureFields(subject),
    field(subject.page, 'obsStatus', { ...optional, choices: statusChoices(subject.page) }),
    field(subject.page, 'knownFrom', { ...optional, kind: 'day' }),
    field(subject.page, 'note', { ...optional, kind: 'long' }),
  ],
  body: (entered, subject) =>
    filled({
      period: periodIn(entered, subject),
      cell: cellIn(entered),
      value: valueIn(entered, subject),
      obsStatus: entered.obsStatus,
      knownFrom: dayIn(entered.knownFrom),
      note: entered.note,
    }),
}

const correct: FormKind = {
  thing: 'indicators',
  name: 'correct',
  on: 'indicator',
  fields: subject => [
    ...figureFields(subject),
    field(subject.page, 'cause', {
      choices: [['', subject.page.words.forms.none], ...Object.entries(subject.page.words.cause)],
    }),
    field(subject.page, 'reason', { kind: 'long' }),
    field(subject.page, 'knownFrom', { ...optional, kind: 'day' }),
  ],
  body: (entered, subject) =>
    filled({
      period: periodIn(entered, subject),
      cell: cellIn(entered),
      value: valueIn(entered, subject),
      cause: entered.cause,
      reason: entered.reason,
      knownFrom: dayIn(entered.knownFrom),
    }),
}

/** A step of sign-off, for periods with all their cells. */
const signOff = (name: 'submit' | 'approve' | 'return', withReason: boolean): FormKind => ({
  thing: 'indicators',
  name,
  on: 'indicator',
  fields: ({ page }) => [
    field(page, 'periods', { kind: 'period' }),
    ...(withReason ? [field(page, 'reason', { kind: 'long' as const })] : []),
  ],
  body: ({ periods, reason }, { page }) => filled({ periods: periodsRead(page, periods), reason }),
})

/** A body of the mission; where it has none, what to do first. */
const bodyField = ({ of: { bodies }, page }: Subject): Field =>
  field(page, 'body', {
    choices: bodies.map(({ body, name }) => [body, localised(name, page.language).text] as const),
    ...(bodies.length === 0 && { hint: page.words.forms.noBodies }),
  })

const giveAdvice: FormKind = {
  thing: 'decisions',
  name: 'give-advice',
  on: 'mission',
  fields: subject => [
    field(subject.page, 'id'),
    bodyField(subject),
    field(subject.page, 'question', { kind: 'long' }),
    field(subject.page, 'advice', { kind: 'long' }),
    field(subject.page, 'respondBy', { ...optional, kind: 'day' }),
  ],
  body: ({ body, question, advice, respondBy }, { mission }) =>
    filled({ mission, body, question, advice, respondBy: dayIn(respondBy) }),
}

const take: FormKind = {
  thing: 'decisions',
  name: 'take',
  on: 'mission',
  // Without minutes: whoever may only record what others decided has no form here.
  bodyOfAll: {},
  fields: subject => [
    field(subject.page, 'id'),
    bodyField(subject),
    field(subject.page, 'question', { kind: 'long' }),
    field(subject.page, 'alternatives', { kind: 'long' }),
    field(subject.page, 'chosen'),
    field(subject.page, 'rationale', { kind: 'long' }),
    field(subject.page, 'decidedOn', {
      kind: 'day',
      preset: dayInField(subject.page.language, new Date(subject.page.now).toISOString()),
    }),
    field(subject.page, 'dissent', { ...optional, kind: 'long' }),
  ],
  body: ({ body, question, alternatives, chosen, rationale, decidedOn, dissent }, { mission }) =>
    filled({
      mission,
      body,
      question,
      alternatives: listIn(alternatives, /\n/),
      chosen,
      rationale,
      decidedOn: dayIn(decidedOn),
      dissent,
    }),
}

const outcomeChoices = ({ words }: Page, codes: readonly (keyof Words['forms']['outcomes'])[]): Field['choices'] =>
  codes.map(code => [code, words.forms.outcomes[code]] as const)

const acknowledge: FormKind = {
  thing: 'decisions',
  name: 'acknowledge',
  on: 'decision',
  fields: ({ page }) => [
    field(page, 'outcome', { choices: outcomeChoices(page, ['stands', 'changes', 'withdrawn']) }),
    field(page, 'why', { kind: 'long' }),
    field(page, 'by'),
  ],
  body: ({ outcome, why, by }) => filled({ outcome, why, by }),
}

const answerAdvice: FormKind = {
  thing: 'decisions',
  name: 'answer-advice',
  on: 'decision',
  fields: ({ page }) => [
    field(page, 'outcome', { choices: outcomeChoices(page, ['followed', 'partly', 'not-followed']) }),
    field(page, 'why', { kind: 'long' }),
  ],
  body: ({ outcome, why }) => filled({ outcome, why }),
}

/** Supposed and never recorded: it is not among the forms that record. */
export const whatIf: FormKind = {
  thing: 'indicators',
  name: 'what-if',
  on: 'indicator',
  fields: figureFields,
  body: (entered, subject) =>
    filled({ period: periodIn(entered, subject), cell: cellIn(entered), value: valueIn(entered, subject) }),
}

/** Every form, in the order in which they are offered. */
export const formKinds: readonly FormKind[] = [
  measure,
  correct,
  signOff('submit', false),
  signOff('approve', false),
  signOff('return', true),
  take,
  giveAdvice,
  acknowledge,
  answerAdvice,
  commentOnIndicator,
  commentOnMission,
  commentOnProject,
]
