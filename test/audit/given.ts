/** Logs, keys and stores for the tests of evidence. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from '../contract/subject.ts'

/** A new directory, removed after the test. */
export function temporary(t: Test): string {
  const directory = mkdtempSync(join(tmpdir(), 'varde-audit-'))
  t.teardown(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}
