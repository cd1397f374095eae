/** Lists in headers of requests (RFC 9110, 5.6.1): members are set off by commas, with space around them or not. */

const listed = (header: string | undefined): readonly string[] => (header ?? '').split(',').map(member => member.trim())

interface Weighed {
  /** In lower case. */
  readonly name: string
  readonly weight: number
}

/** The members of an Accept header of any kind that are wanted, by their weights (12.4.2), the heaviest first. */
export const weighed = (header: string | undefined): readonly Weighed[] =>
  listed(header)
    .map(member => {
      const [name = '', ...parameters] = member.split(';').map(part => part.trim().toLowerCase())
      const q = parameters.find(parameter => parameter.startsWith('q=')) ?? 'q=1'
      return { name, weight: Number(/^q=([01](?:\.\d{0,3})?)$/.exec(q)?.[1] ?? 0) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)

/** How much a header wants what it names so; 0 where it does not. */
export const weightOf = (header: string | undefined, wanted: string): number =>
  weighed(header).find(({ name }) => name === wanted)?.weight ?? 0

/** Whether a header names one of two forms, and wants it no less than the usual one. */
export const prefers = (header: string | undefined, form: string, usual: string): boolean =>
  weightOf(header, form) > 0 && weightOf(header, form) >= weightOf(header, usual)

/** Whether If-None-Match holds this etag, or the one tag it holds (so that nothing need be folded to compare it). */
export function ifNoneMatch(header: string | undefined): {
  readonly one: string | undefined
  has(etag: string): boolean
} {
  const tags = header === undefined ? [] : listed(header).map(tag => tag.replace(/^W\//, ''))
  return { one: tags.length === 1 ? tags[0] : undefined, has: etag => tags.includes(etag) || tags[0] === '*' }
}

/** Whether If-Match holds this etag, where it is sent; a weak tag is no such (RFC 9110, 13.1.1). */
export const ifMatchHolds = (header: string | undefined, etag: string): boolean =>
  header === undefined || header.trim() === '*' || listed(header).includes(etag)
