/** Counts README's maps again, from the code. */
import { readFileSync, writeFileSync } from 'node:fs'
import { withCounts } from './tables.ts'

const file = new URL('../../README.md', import.meta.url)
writeFileSync(file, withCounts(readFileSync(file, 'utf8')))
