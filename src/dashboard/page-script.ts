/** The small script that every page loads, bundled from its sources. */
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { scriptOptions } from './script-options.ts'

/** The script of every page. The program as one file has its text in place of this module. */
export const pageScript = (): string =>
  buildSync({ ...scriptOptions, entryPoints: [join(import.meta.dirname, 'islands/page-script.ts')] }).outputFiles[0]
    ?.text ?? ''
