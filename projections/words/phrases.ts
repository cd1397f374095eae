/** Fixed English texts about what is sent, which every language has; `{}` stands for what differs from time to time. */
export const phrases = [
  'must not be blank',
  'must not hold control characters',
  'must be well-formed Unicode',
  'must be an id: 1–63 of a–z, 0–9 and “-”, beginning with a letter or digit',
  'must have a text in at least one language',
  'must be a text, or an object with texts by language: {}',
  'must be below 2^53, so that it can be stored exactly',
  'must be above 0',
  'must be a period: {}',
  'must be a year (2021), month (2021-05), day (2021-05-17), range (2021/2022) or instant with time zone (2021-05-17T10:00:00Z)',
  'must be a day of the calendar, written like 2024-05-17',
  'must be an ISO 8601 duration, such as P1Y or P45D',
  'must be the name of a time zone, such as Europe/Oslo',
  'must be the name of a dimension: 1–63 of A–Z, a–z, 0–9, “-” and “_”, beginning with a letter',
  'low must not be above high',
  'must say why in words: at least one word of three letters',
  'must be 1–127 letters, digits or : . _ @ -, beginning with a letter or digit',
  'must name a dimension, or be left out',
  'must name indicators, cells or projects; for the whole mission leave scope out',
  'must be 4–30 digits, letters or “-”',
  'must be a country code of two capital letters, such as NO',
  'max must not be below min',
  'must not list a code for the total: the total is the empty cell',
  'must state time, cells or both',
  'must not be 0',
  'the end of the horizon (to) must come after its start (from)',
  'ageTo must not be below ageFrom',
  'must be {position} of a fact, or {thing, id}',
  'must be a currency code of three capital letters, such as NOK',
  'must be one or several SDMX codes in capital letters, each once ("P", "BU"): {}',
  'must name each successor once',
  'until must not be before from',
  'must say who decided when the goal is set as adopted',
  'must be one of the alternatives, word for word',
  'must be given with minutes: the document that they are',
  'the end (to) must come after the start (from)',
  'must be a number, or {low, high}',
  'must be a number, {low, high}, {changePercent} or {changePoints}',
  'must be a number, {changePercent} or {changePoints}',
  'must state exactly one amount: value, or low and high',
  'must state exactly one amount: value, changePercent or changePoints',
  'must state exactly one amount: value, low and high, changePercent or changePoints',
  'must state exactly one of: value, low and high, or judgement. For a figure without a value, give obsStatus L, M or Q',
  'must be left out: obsStatus {} carries no value',
  'an interval needs both low and high',
  'cannot be combined with standardError: give one of them',
  'numerator and denominator go together',
  'is missing; a correction states what changes: at least one of {}',
  'is missing; give it for each correction, or once for all of them',
  'must be given with the outcome corrected, or another field that changes',
  'must be given with the outcome corrected: {}',
  'must be given with the outcome corrected, and with no other',
  'must list each code of the dimension “{}” once',
  'must be left out when comparable is true: a bridge is for series that are not comparable',
  'must not hold a national identity number; leave it out, and name nobody by it.',
  'must hold something that can be read, not invisible characters alone.',
  'must end on the same line each change of direction that it begins (U+202A–U+202E, U+2066–U+2069), or hold none.',
  'The body is missing; send a JSON object.',
  'The body is empty; send a JSON object.',
  'The body is not JSON.',
  'The body is not JSON: see character {}.',
  'The id in the address must be 1–63 of a–z, 0–9 and “-”, beginning with a letter or digit.',
  'Send the key as “Authorization: Bearer <key>”, and nowhere else.',
  'There is no command {} to try; it is written indicators/x/measure.',
  '{} belongs to another mission than {}.',
  'A what-if takes a role in the mission.',
  'This Idempotency-Key was used for another request; use a new one.',
  'The token is not good any more; ask its issuer for a new one.',
  'The token is not good: its issuer, audience, signature, type or time is not as it must be.',
  'The keys of {} cannot be had now; try again shortly.',
  'The token lacks the scope {}.',
  'The sign-in is too weak (insufficient_user_authentication): {}',
  'The supplier {} may not act for others here.',
  'The token has no sub: it belongs to nobody.',
  'Ask for a shorter span, or for longer steps (`every`).',
  'Ask for a shorter span.',
  'Ask about single indicators.',
  'Ask about an earlier `asOf`, or about single indicators.',
  'Ask about a position at which less was recorded.',
] as const

export type Phrase = (typeof phrases)[number]

/** A text as one language has it; undefined where it is none of the fixed ones. */
export function phraseIn(own: Readonly<Record<Phrase, string>>, text: string): string | undefined {
  if (Object.hasOwn(own, text)) return own[text as Phrase]
  for (const [form, phrase] of withGaps) {
    const found = form.exec(text)
    if (found) return found.slice(1).reduce((said, part) => said.replace('{}', () => part), own[phrase])
  }
  return undefined
}

/** The texts with gaps, as forms that find what stands in them. */
const withGaps: readonly (readonly [RegExp, Phrase])[] = phrases
  .filter(phrase => phrase.includes('{}'))
  .map(phrase => [new RegExp(`^${phrase.split('{}').map(RegExp.escape).join('(.+)')}$`, 's'), phrase])
