/** What goes with every bundle: the verifier as one file, a second one in another language, and how to check all this at home. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'

const here = import.meta.dirname
let made: Readonly<Record<string, string>> | undefined

/** Texts and programs by name; made once. */
export function enclosedFiles(): Readonly<Record<string, string>> {
  made ??= {
    'VERIFY.md': readFileSync(join(here, 'VERIFY.en.md'), 'utf8'),
    'VERIFY.nb.md': readFileSync(join(here, 'VERIFY.nb.md'), 'utf8'),
    'verify.mjs': verifierProgram(),
    'verify.py': readFileSync(join(here, 'verify.py'), 'utf8'),
  }
  return made
}

/** The verifier in one file that needs nothing but Node. */
export function verifierProgram(): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(here, 'verify-main.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    banner: { js: '// The verifier of Varde, made from its source. Usage: node verify.mjs --help' },
  })
  return outputFiles[0]?.text ?? ''
}
