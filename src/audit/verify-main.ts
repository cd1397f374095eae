/** The verifier as a program of its own: what esbuild makes `verify.mjs` of. */

import { parseArgs } from 'node:util'
import { verifyAsked } from './verify-report.ts'

const USAGE = `node verify.mjs BUNDLE --key VKEY [--witness VKEY … --quorum K] [--checkpoint FILE] [--no-recompute] [--json]
     [--sample N [--seed S --position P --type T --from DAY --to DAY --stratify]]

BUNDLE      the tar file, or the directory it was unpacked to
--key       public key of the log, which you have from elsewhere than the bundle
--witness   public key of a witness; of all that are named --quorum must have seen the log (by default all)
--checkpoint  a checkpoint that you have kept: the log must continue it
--no-recompute  do not compute the published figures again
--sample    draw so many facts, and write a working paper (CSV) to standard output; what was checked goes to standard error
--seed      what the sample is drawn by; by default the root of the newest checkpoint that a witness named has cosigned,
            with --to of the first one cosigned after that day
--position  the last position that can be drawn
--type      facts of one type alone; funding-committed is drawn by its money
--from, --to  the days on which facts were recorded (UTC)
--stratify  each type of fact has a number of its own

Exit status: 0 all is good, 1 something is wrong (the first thing is named), 2 it could not be checked.`

function main(): number {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse()
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`)
    return 2
  }
  const { values, positionals } = parsed
  const [bundle, ...more] = positionals
  if (values.help || bundle === undefined || more.length > 0 || values.key === undefined) {
    console.error(USAGE)
    return values.help ? 0 : 2
  }
  const { sample: n, seed, position, type, from, to, stratify } = values
  const { code, text, json, paper } = verifyAsked({
    ...values,
    sample: n === undefined ? undefined : { n, seed, position, type, from, to, stratify },
    bundle,
    key: values.key,
    witness: values.witness ?? [],
    recompute: !values['no-recompute'],
  })
  if (values.json) console.log(JSON.stringify(json))
  else (code === 0 && paper === undefined ? console.log : console.error)(text)
  if (paper !== undefined && !values.json) process.stdout.write(paper)
  return code
}

const parse = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      witness: { type: 'string', multiple: true },
      quorum: { type: 'string' },
      checkpoint: { type: 'string' },
      'no-recompute': { type: 'boolean' },
      sample: { type: 'string' },
      ...{ seed: { type: 'string' }, position: { type: 'string' }, type: { type: 'string' } },
      ...{ from: { type: 'string' }, to: { type: 'string' }, stratify: { type: 'boolean' } },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })

process.exitCode = main()
