/** `varde assess`: what does a method say of cases, one line in and one line out? */
import { createReadStream } from 'node:fs'
import { Command, Option } from 'commander'
import { assessLine, isLineError } from '../../projections/progress/assess-line.ts'
import type { Method } from '../../projections/progress/method.ts'
import { methodNamed, methods } from '../../projections/progress/methods.ts'
import { linesOf } from './lines.ts'
import { callersPath } from './paths.ts'
import { terminalOf } from './terminal.ts'

const help = `
Each line of FILE (or of standard input) is a case in JSON:
  {"id":"neet","direction":"decrease","baseline":{"period":"2015","value":14.5},"points":[{"period":"2022","value":9.9}],
   "target":{"period":"2030","value":7.25},"on":"2023"}
The answer is a line of JSON: the id, the method with its version, what it says, and its reasons. A line that is no case is
answered {"line":n,"error":{…}}, and the exit status is 1 when all lines are read.

Examples:
  varde assess --method opensdg-2.4 < cases.ndjson > assessed.ndjson
  varde assess cases.ndjson`

export const assessCommand = (): Command =>
  new Command('assess')
    .description('assess cases by a named method, line by line')
    .argument('[file]', 'cases in JSON, one a line; standard input where none is given')
    .addOption(
      new Option('--method <name>', 'the method')
        .choices(methods.map(({ name }) => name))
        .default((methods[0] as Method).name),
    )
    .addHelpText('after', help)
    .action(async (file: string | undefined, { method }: { method: string }) => {
      const source = file === undefined || file === '-' ? process.stdin : createReadStream(callersPath(file))
      if (!(await assessAll(source, methodNamed(method) as Method))) process.exitCode = 1
    })

/** Whether every line was a case. What arrives together is answered together: a write a line would cost more than the line. */
async function assessAll(source: AsyncIterable<Uint8Array>, method: Method): Promise<boolean> {
  const { line: say } = terminalOf({ json: true })
  let all = true
  let number = 0
  for await (const lines of linesOf(source)) {
    const answers: string[] = []
    for (const line of lines) {
      number += 1
      if (line.trim() === '') continue
      const answer = assessLine(line, number, method)
      if (isLineError(answer)) all = false
      answers.push(JSON.stringify(answer))
    }
    if (answers.length > 0) await say(answers.join('\n'))
  }
  return all
}
