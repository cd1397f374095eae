/** Rewrites README's tables from the code. */
import { readFileSync, writeFileSync } from 'node:fs'
import { withTables } from './tables.ts'

const file = new URL('../../README.md', import.meta.url)
writeFileSync(file, withTables(readFileSync(file, 'utf8')))
