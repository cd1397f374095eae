/** The forms by which somebody writes how it goes with an indicator, a mission or a project. */
import { commentaryKinds } from '../../../events/commentary.ts'
import { periodRead } from '../format.ts'
import { type Entered, type Field, type FormKind, field, filled, optional, type Subject } from '../forms/form-kind.ts'
import { localised } from '../language.ts'
import type { Page } from '../page.ts'

const commentaryFields = ({ page }: Subject): Field[] => [
  field(page, 'kind', {
    choices: commentaryKinds.map(kind => [kind, page.words.figures.commentaryKinds[kind]] as const),
  }),
  field(page, 'period', { ...optional, kind: 'period' }),
  field(page, 'text', { kind: 'long' }),
]

const commentaryIn = ({ language }: Page, { kind, period = '', text }: Entered) =>
  filled({ kind, period: periodRead(language, period), text })

export const commentOnIndicator: FormKind = {
  thing: 'indicators',
  name: 'comment',
  on: 'indicator',
  leadsTo: '/commentary',
  fields: commentaryFields,
  body: (entered, { page }) => commentaryIn(page, entered),
}

export const commentOnMission: FormKind = {
  thing: 'missions',
  name: 'comment',
  on: 'mission',
  fields: subject => [
    field(subject.page, 'about', {
      ...optional,
      choices: [
        ['', subject.page.words.forms.wholeMission],
        ...subject.of.goals
          .filter(({ status }) => status !== 'retired')
          .map(({ goal, statement }) => [goal, localised(statement, subject.page.language).text] as const),
      ],
    }),
    ...commentaryFields(subject),
  ],
  body: ({ about = '', ...entered }, { page }) =>
    filled({ about: about === '' ? undefined : { goal: about }, ...commentaryIn(page, entered) }),
}

/** A project may be of several missions: the commentary is written in one of them. */
export const commentOnProject: FormKind = {
  thing: 'missions',
  name: 'comment',
  on: 'project',
  fields: subject => [
    ...(subject.missions && subject.missions.length > 1
      ? [field(subject.page, 'mission', { choices: subject.missions })]
      : []),
    ...commentaryFields(subject),
  ],
  body: (entered, { page, project }) => filled({ about: { project }, ...commentaryIn(page, entered) }),
}
