/** The known words that are most like one that is not known, for messages that suggest them. */

/** Levenshtein distance of two texts, in characters, up to `most`; more is `most + 1`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (before[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(changed, (before[j] as number) + 1, (row[j - 1] as number) + 1))
    }
    before = row
  }
  return Math.min(before[b.length] as number, most + 1)
}

/** Names without regard to case, surrounding and repeated space. */
export const folded = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()

/** The most similar of `known`, best first; ones that begin alike or hold the word count as near. */
export function nearest(word: string, known: Iterable<string>, most = 3): string[] {
  const wanted = folded(word)
  const slack = Math.max(2, Math.ceil(wanted.length / 3))
  const scored: (readonly [score: number, name: string])[] = []
  for (const name of known) {
    const given = folded(name)
    const apart = distance(wanted, given, slack)
    const within = wanted.length > 1 && given.length > 1 && (given.includes(wanted) || wanted.includes(given))
    if (apart <= slack || within) scored.push([within ? Math.min(apart, 1.5) : apart, name])
  }
  return scored
    .sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1))
    .slice(0, most)
    .map(([, name]) => name)
}

export const quoted = (names: readonly string[]): string => names.map(name => `“${name}”`).join(', ')
