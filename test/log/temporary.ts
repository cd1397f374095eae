/** Temporary directories, removed after the test. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from '../contract/subject.ts'

export function temporary(t: Pick<Test, 'teardown'>): string {
  const directory = mkdtempSync(join(tmpdir(), 'varde-log-'))
  t.teardown(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}
