/** A form: what is entered, then what is about to change, and only then is anything recorded. */
import type { ComponentChildren } from 'preact'
import { isPeriod } from '../../../events/period.ts'
import { address } from '../address.ts'
import type { ProgressAnswer } from '../answer-types.ts'
import { quoted } from '../format.ts'
import type { Page } from '../page.ts'
import { Layout } from '../parts/layout.tsx'
import { Text } from '../parts/text.tsx'
import { Change, memberOf } from './change.tsx'
import { EnteredFields, isDay } from './entered-fields.tsx'
import { type Entered, type Field, type FormKind, formPath, type Subject } from './form-kind.ts'
import { numberIn, periodsRead } from './form-kinds.ts'

/** What is wrong with a field, in the words of the rule; `name` is the field’s, empty where it is the whole. */
export interface FieldFault {
  readonly name: string
  readonly detail: string
}

interface FormProps {
  readonly kind: FormKind
  readonly subject: Subject
  /** Of the thing in the address. */
  readonly id: string
  readonly entered: Entered
}

interface EntryProps extends FormProps {
  /** Under which the command is sent once, however often the button is pressed. */
  readonly once: string
  readonly faults?: readonly FieldFault[]
}

/** The page on which a form is filled in; with faults, after it was refused. */
export function entryPage({ kind, subject, id, entered, once, faults = [] }: EntryProps) {
  const { page } = subject
  const { forms } = page.words
  const fields = kind.fields(subject)
  return (
    <FormFrame kind={kind} subject={subject} id={id}>
      {faults.length > 0 && <Faults {...{ page, fields, faults, entered }} />}
      <form method="post" action={address(page.state, formPath(kind, id))} class="entry">
        <OwnFields page={page} once={once} />
        {fields.map(field => (
          <Entry
            key={field.name}
            page={page}
            field={field}
            value={entered[field.name] ?? field.preset ?? ''}
            isWrong={faults.some(({ name }) => name === field.name)}
          />
        ))}
        <p class="row">
          <button type="submit" name="step" value="look">
            {forms.look}
          </button>
          <a class="cancel" href={address(page.state, `/${kind.on}s/${id}`)}>
            {forms.cancel}
          </a>
        </p>
      </form>
      <p class="quiet">{forms.asFact}</p>
    </FormFrame>
  )
}

interface PreviewProps extends EntryProps {
  /** The mission’s progress now, and as it would be. */
  readonly before: ProgressAnswer | undefined
  readonly after: ProgressAnswer | undefined
}

/** The page that says what would be recorded, and what would change. */
export function previewPage({ kind, subject, id, entered, once, before, after }: PreviewProps) {
  const { page } = subject
  const { forms } = page.words
  const fields = kind.fields(subject)
  return (
    <FormFrame kind={kind} subject={subject} id={id}>
      <p class="lead">{forms.notYet}</p>
      <EnteredFields subject={subject} fields={fields} entered={entered} />
      {subject.indicator && <Change page={page} before={memberOf(before, id)} after={memberOf(after, id)} />}
      <form method="post" action={address(page.state, formPath(kind, id))} class="row">
        <OwnFields page={page} once={once} />
        {Object.entries(entered).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" name="step" value="record">
          {forms.record}
        </button>
        <button type="submit" name="step" value="edit" class="second">
          {forms.edit}
        </button>
      </form>
    </FormFrame>
  )
}

/** What whoever has no role for a form is told before they fill it in. */
export const noRolePage = ({ kind, subject, id }: Omit<FormProps, 'entered'>) => (
  <FormFrame kind={kind} subject={subject} id={id}>
    <p>{subject.page.words.forms.noRole}</p>
    <p>
      <a href={address(subject.page.state, `/${kind.on}s/${id}`)}>{subject.page.words.forms.back}</a>
    </p>
  </FormFrame>
)

/** The frame of a form’s page: its title, and what it is about. */
export const FormFrame = ({
  kind,
  subject: { page, title, mission, of },
  id,
  children,
}: Omit<FormProps, 'entered'> & { children: ComponentChildren }) => (
  <Layout
    page={page}
    title={title}
    of={page.words.forms.titles[kind.name]}
    crumbs={[
      { name: page.words.missions, path: '/' },
      { name: <Text page={page} text={of.title ?? mission} />, path: `/missions/${mission}` },
      ...(kind.on === 'mission' ? [] : [{ name: title, path: `/${kind.on}s/${id}` }]),
    ]}
  >
    <h1>{page.words.forms.titles[kind.name]}</h1>
    <p class="lead">{title}</p>
    {children}
  </Layout>
)

const OwnFields = ({ page, once }: { page: Page; once: string }) => (
  <>
    <input type="hidden" name="token" value={page.signedIn?.token ?? ''} />
    <input type="hidden" name="once" value={once} />
  </>
)

const idOf = (name: string): string => `field-${name.replaceAll(/[^\w-]/g, '-')}`

interface EntryFieldProps {
  readonly page: Page
  readonly field: Field
  readonly value: string
  readonly isWrong: boolean
}

/** A field with its label. */
export function Entry({ page: { words }, field, value, isWrong }: EntryFieldProps) {
  const { name, label, kind, isRequired, hint, choices } = field
  const id = idOf(name)
  const describedBy = [...(hint === undefined ? [] : [`${id}-hint`]), ...(isWrong ? [`${id}-fault`] : [])]
  const common = {
    id,
    name,
    required: isRequired,
    ...(isWrong && { 'aria-invalid': 'true' as const }),
    ...(describedBy.length > 0 && { 'aria-describedby': describedBy.join(' ') }),
  }
  return (
    <p class="field">
      <label for={id}>
        {label} <span class="quiet">({isRequired ? words.forms.required : words.forms.optional})</span>
      </label>
      {hint !== undefined && (
        <span class="quiet hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {choices ? (
        <select {...common}>
          {choices.map(([code, shown]) => (
            <option key={code} value={code} selected={code === value}>
              {shown}
            </option>
          ))}
        </select>
      ) : kind === 'long' ? (
        <textarea {...common} rows={3}>
          {value}
        </textarea>
      ) : (
        <input
          {...common}
          value={value}
          type="text"
          {...(kind === 'number' && { inputMode: 'decimal' as const })}
          {...(kind === 'day' && { placeholder: words.dayHint })}
        />
      )}
    </p>
  )
}

interface FaultsProps {
  readonly page: Page
  readonly fields: readonly Field[]
  readonly faults: readonly FieldFault[]
  readonly entered: Entered
  /** What is said of them all. */
  readonly title?: string
}

/** A number of so many digits that it cannot be kept. */
const MANY_DIGITS = /^\D?\d[\d\s.,]{15,}$/

/** What is wrong with what was entered, where the form itself can tell: the rule of the API tells how programs write it. */
function faultOf(page: Page, { kind, name, isRequired }: Field, entered: Entered) {
  const { words, language } = page
  const { forms } = words
  const text = entered[name] ?? ''
  if (isRequired && text === '') return forms.required
  if (kind === 'day') return isDay(text) ? undefined : forms.day(words.dayHint)
  if (kind === 'period') return periodsRead(page, text).every(isPeriod) ? undefined : forms.period
  if (kind !== 'number' || typeof numberIn(language, text) === 'number') return undefined
  return MANY_DIGITS.test(text) ? forms.digits : forms.number
}

/** A sentence of the API with the names and codes of its fields as they stand on the form: «Status» forecast, for `obsStatus F`. */
function inLabels({ language }: Page, detail: string, fields: readonly Field[]): string {
  // Names of one small word are also words of the sentence.
  const named = fields.filter(({ name }) => /[A-Z]/.test(name))
  return named.reduce((text, { name, label, choices = [] }) => {
    const codes = choices.map(([code]) => code).filter(code => code !== '')
    const mentions = new RegExp(`\\b${name}\\b(?: (${codes.join('|') || '(?!)'})\\b)?`, 'g')
    return text.replaceAll(mentions, (_, code?: string) => {
      const shown = choices.find(([value]) => value === code)?.[1]
      return quoted(language, label) + (shown === undefined ? '' : ` ${shown}`)
    })
  }, detail)
}

/** The summary of what is wrong, above the form, where reading goes on; each fault leads to its field, which says it too. */
export const Faults = ({ page, fields, faults, entered, title = page.words.forms.faults }: FaultsProps) => (
  <section class="faults" aria-labelledby="faults" tabIndex={-1} autofocus>
    <h2 id="faults">{title}</h2>
    <ul>
      {faults.map(({ name, detail }, i) => {
        const field = fields.find(each => each.name === name)
        const isFirst = faults.findIndex(each => each.name === name) === i
        return (
          <li key={name + detail} {...(field && isFirst && { id: `${idOf(name)}-fault` })}>
            {field && <a href={`#${idOf(name)}`}>{field.label}</a>}
            {field && ': '}
            {(field && faultOf(page, field, entered)) ?? inLabels(page, detail, fields)}
          </li>
        )
      })}
    </ul>
  </section>
)
