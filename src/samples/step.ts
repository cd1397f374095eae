/** The steps of a sample mission: commands as anybody could send them, in the order in which they are recorded. */

/** One command: `path` as under `/api/v1/`, e.g. `indicators/neet-15-29/measure`. */
export interface Step {
  readonly path: string
  readonly body: object
}

/** Words for people; titles in every language, other texts in Norwegian and English always, in the others where they come naturally. */
export interface Words {
  readonly nb: string
  readonly en: string
  readonly nn?: string
  readonly sv?: string
  readonly da?: string
}

/** Where a figure or a wording was read. */
export interface Source {
  readonly title: string
  readonly url?: string
}

/** The commands of one thing: `of('missions', 'demens')('declare', {...})`. */
export const of =
  (things: string, id: string) =>
  (command: string, body: object): Step => ({ path: `${things}/${id}/${command}`, body })

/** What a figure says beside period and value: the cell, its status, or a note on what the source leaves open. */
interface Aside {
  readonly cell?: Readonly<Record<string, string>>
  readonly obsStatus?: string
  readonly note?: string
}

/** A vintage of a figure, with the day, month, year or range from which it was known and where it was read. */
export const figure =
  (indicator: string) =>
  (period: string | object, value: number | object, knownFrom: string, source: Source, aside: Aside = {}): Step => ({
    path: `indicators/${indicator}/measure`,
    body: { period, ...(typeof value === 'number' ? { value } : value), ...aside, knownFrom, evidence: [source] },
  })

/** Figures of a series by period; periods that are years may be given as numbers. */
export type Figures = Readonly<Record<string, number>>

/** Figures of consecutive years, from the first. */
export const yearly = (first: number, ...values: readonly number[]): Figures =>
  Object.fromEntries(values.map((value, i) => [first + i, value]))

/** A vintage of a series: figures that were published together, in one command. Later vintages list what is new or changed. */
export const vintage =
  (indicator: string) =>
  (knownFrom: string, source: Source, figures: Figures, aside: Aside = {}): Step => ({
    path: `indicators/${indicator}/measure-many`,
    body: {
      measurements: Object.entries(figures).map(([period, value]) => ({ period, value, ...aside })),
      knownFrom,
      evidence: [source],
    },
  })

/** A file of a public repository, by commit. The time of the commit is the latest time from which its figures were known. */
export const fileIn =
  (repository: string, file: string) =>
  (commit: string): Source => ({
    title: `${repository}, ${file} @ ${commit}`,
    url: `https://github.com/${repository}`,
  })

/** A text in the other languages that readers choose from: titles have them all. */
type Others = Required<Pick<Words, 'nn' | 'sv' | 'da'>>

/** The two texts every reader gets; of titles, those of all languages. */
export const words = (nb: string, en: string, others?: Others): Words => ({ nb, en, ...others })

/** The same, marked as invented for the example: nobody published it. */
export const invented = (nb: string, en: string, others?: Others): Words => ({
  nb: `${nb} (Eksempel)`,
  en: `${en} (Example)`,
  ...(others && { nn: `${others.nn} (Eksempel)`, sv: `${others.sv} (Exempel)`, da: `${others.da} (Eksempel)` }),
})

/** Why a fact without a source is there. */
export const INVENTED = { reason: 'Eksempel: ikke publisert av noen.' }
/** The same, in a mission that writes in English. */
export const INVENTED_EN = { reason: 'Example: published by nobody.' }
