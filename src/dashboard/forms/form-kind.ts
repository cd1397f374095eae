/** What a form is: the command that it sends, its fields, and the body that is made of what was entered. */
import type { IndicatorAnswer, MissionAnswer } from '../answer-types.ts'
import type { Page } from '../page.ts'
import type { Words } from '../words.ts'

/** What was entered, by the names of fields. */
export type Entered = Readonly<Record<string, string>>

export type FieldLabel = keyof Words['forms']['fields']

export interface Field {
  readonly name: string
  readonly label: string
  readonly kind: 'line' | 'long' | 'number' | 'day' | 'period'
  readonly isRequired: boolean
  readonly hint?: string | undefined
  /** What one chooses from, instead of writing; the values, and what is shown of them. */
  readonly choices?: readonly (readonly [value: string, shown: string])[] | undefined
  /** What stands in it at first. */
  readonly preset?: string | undefined
}

/** What a form is about. */
export interface Subject {
  readonly page: Page
  readonly mission: string
  /** Of the thing, or of the mission that it is for. */
  readonly title: string
  readonly indicator?: IndicatorAnswer
  readonly of: MissionAnswer
  readonly project?: string
  /** Of a project that several missions share: those that whoever is signed in may write of it in, with their titles. */
  readonly missions?: Field['choices']
}

export interface FormKind {
  readonly thing: 'indicators' | 'decisions' | 'missions'
  readonly name: keyof Words['forms']['titles']
  /** The page from which it is opened, and to which it leads back. */
  readonly on: 'indicator' | 'mission' | 'decision' | 'project'
  /** Below the page of the thing: where it leads when it is recorded, if not to that page. */
  readonly leadsTo?: string
  readonly fields: (subject: Subject) => readonly Field[]
  /** Of every body that it makes: what decides who may send it, where its members do. */
  readonly bodyOfAll?: object
  /** The body of the command. What cannot be read as it should goes on as it is, so that the rule names the field. */
  readonly body: (entered: Entered, subject: Subject) => Readonly<Record<string, unknown>>
}

type FieldOptions = Partial<Pick<Field, 'kind' | 'isRequired' | 'hint' | 'choices' | 'preset'>>

export function field({ words }: Page, name: FieldLabel, options: FieldOptions = {}): Field {
  const { fields, hints } = words.forms
  const hint = (hints as Readonly<Record<string, string>>)[name]
  return { name, label: fields[name], kind: 'line', isRequired: true, hint, ...options }
}

export const optional = { isRequired: false } as const

/** The members that were entered; those left empty are left out. */
export function filled(given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''))
}

/** Whether whoever is signed in has a role for what a form sends; with a body, for that one. */
export const mayDo = (
  { signedIn }: Page,
  kind: FormKind,
  id: string,
  mission: string,
  body = kind.bodyOfAll,
): boolean =>
  signedIn?.may(
    [kind.thing, kind.name],
    kind.thing === 'missions' ? mission : makesThing(kind) ? 'new' : id,
    mission,
    body,
  ) ?? false

/** The address of a form’s page. */
export const formPath = ({ on, name }: Pick<FormKind, 'on' | 'name'>, id: string): string => `/${on}s/${id}/${name}`

/** The id of the thing that the command is sent to; `id`: that of the thing in the address. */
export function sentTo(kind: FormKind, { mission }: Subject, id: string, entered: Entered): string {
  if (makesThing(kind)) return entered.id ?? ''
  return kind.thing === 'missions' ? mission : id
}

/** Whether a form makes a thing of its own, of which the id is entered. */
export const makesThing = ({ on, thing }: Pick<FormKind, 'on' | 'thing'>): boolean =>
  on === 'mission' && thing !== 'missions'
