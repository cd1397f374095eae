/** The verifier as a program of its own: what esbuild makes `verify.mjs` of. */

import { parseArgs } from 'node:util'
import { verifyAsked } from './verify-report.ts'

const USAGE = `node verify.mjs BUNDLE --key VKEY [--witness VKEY … --quorum K] [--checkpoint FILE] [--no-recompute] [--json]

BUNDLE      the tar file, or the directory it was unpacked to
--key       public key of the log, which you have from elsewhere than the bundle
--witness   public key of a witness; of all that are named --quorum must have seen the log (by default all)
--checkpoint  a checkpoint that you have kept: the log must continue it
--no-recompute  do not compute the published figures again

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
  const { code, text, json } = verifyAsked({
    ...values,
    bundle,
    key: values.key,
    witness: values.witness ?? [],
    recompute: !values['no-recompute'],
  })
  if (values.json) console.log(JSON.stringify(json))
  else (code === 0 ? console.log : console.error)(text)
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
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })

process.exitCode = main()
