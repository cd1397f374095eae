/** Vectors nobody here wrote, where they are beside the repository; `undefined` where they are not. */

import { existsSync, readFileSync } from 'node:fs'

/** Reads a file of vectors; whole numbers beyond 2⁵³ come as BigInt, not rounded. */
// biome-ignore lint/suspicious/noExplicitAny: each test knows the shape of its file
export function vectors(name: string): any {
  const file = new URL(`../../../shared/vectors/trust/${name}`, import.meta.url)
  if (!existsSync(file)) return undefined
  return JSON.parse(readFileSync(file, 'utf8'), exact as (key: string, value: unknown) => unknown)
}

const exact = (_: string, value: unknown, { source }: { source: string }): unknown =>
  typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(source) : value
