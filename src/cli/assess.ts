/** `varde assess`: a named method assesses cases, one JSON line in, one JSON line out. */
import { createReadStream } from 'node:fs'
import { Command, Option } from 'commander'
import { assessLine, isLineError } from '../../projections/progress/assess-line.ts'
import type { Method } from '../../projections/progress/method.ts'
import { methodNamed, methods } from '../../projections/progress/methods.ts'
import { callersPath, requireFile } from './paths.ts'
import { terminalOf } from './terminal.ts'

const help = `
Each line of FILE (or of standard input) is a case in JSON:
  {"id":"neet","direction":"decrease","baseline":{"period":"2015","value":14.5},"points":[{"period":"2022","value":9.9}],
   "target":{"period":"2030","value":7.25},"on":"2023"}
Each answer is a line of JSON: the id, the method with its version, its verdicts, and the reasons for them. A line that is
not a case is answered {"line":n,"error":{…}}; all lines are read, and the exit status is then 1.

Examples:
  varde assess --method opensdg-2.4 < cases.ndjson > assessed.ndjson
  varde assess cases.ndjson`

export const assessCommand = (): Command =>
  new Command('assess')
    .description('assess cases by a named method, one JSON line each')
    .argument('[file]', 'cases in JSON, one a line; standard input if omitted')
    .addOption(
      new Option('--method <name>', 'the method')
        .choices(methods.map(({ name }) => name))
        .default((methods[0] as Method).name),
    )
    .addHelpText('after', help)
    .action(async (file: string | undefined, { method }: { method: string }) => {
      const isFile = file !== undefined && file !== '-'
      if (isFile) requireFile(file)
      const source = !isFile ? process.stdin : createReadStream(callersPath(file))
      if (!(await assessAll(source, methodNamed(method) as Method))) process.exitCode = 1
    })

/** Answers every line; true if every line was a case. Lines that arrive together are answered in one write, for speed. */
async function assessAll(source: AsyncIterable<Uint8Array>, method: Method): Promise<boolean> {
  const { line: print } = terminalOf({ json: true })
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
    if (answers.length > 0) await print(answers.join('\n'))
  }
  return all
}

/**
 * The lines of a stream of bytes, without their ends, chunk by chunk; the last line also where no line feed follows it. Cut
 * at line feeds only, for U+2028 is an ordinary character in JSON.
 */
async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const bytes of source) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n')
    rest = lines.pop() as string
    yield lines.map(line => (line.endsWith('\r') ? line.slice(0, -1) : line))
  }
  rest += decoder.decode()
  if (rest !== '') yield [rest]
}
