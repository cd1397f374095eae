/** Imports in this process, through whichever client. */
import type { ImportOptions } from '../../../src/cli/import/run.ts'
import { importFile } from '../../../src/cli/import.ts'
import type { LogClient } from '../../../src/cli/log-client.ts'
import { Stop } from '../../../src/cli/stop.ts'
import type { Terminal } from '../../../src/cli/terminal.ts'

/** Runs an import, and answers what it said: its report, and the number with which it would have ended. */
export async function run(options: ImportOptions, client: LogClient, dryRun: boolean) {
  const pieces: string[] = []
  const bar = { to: () => {}, end: () => {} }
  const piece = async (text: string) => void pieces.push(text)
  const line = (text: string) => piece(`${text}\n`)
  const terminal: Terminal = { json: true, piece, line, result: async () => {}, remark: () => {}, bar: () => bar }
  const ended = await importFile(options, { dryRun }, client, client, terminal).then(
    () => ({ code: Number(process.exitCode ?? 0), why: '' }),
    error => {
      if (!(error instanceof Stop)) throw error
      return { code: error.exitCode, why: error.message }
    },
  )
  process.exitCode = 0
  const report = pieces.length === 0 ? undefined : JSON.parse(pieces.join(''))
  return {
    ...ended,
    report,
    longestPiece: Math.max(...pieces.map(each => each.length)),
    outcome: report && { code: ended.code, ...outcomeOf(report) },
  }
}

/** What of a report must be the same by either door. */
const outcomeOf = ({
  new: fresh,
  same,
  revised,
  behind,
  awaiting,
  conflicts,
  bad,
  skipped,
  questions,
  faults,
  warnings,
}: Record<string, unknown>) => ({
  fresh,
  same,
  revised,
  behind,
  awaiting,
  conflicts,
  bad,
  skipped,
  questions,
  faults,
  warnings,
})
