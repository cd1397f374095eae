/**
 * Lets Node load pages: Node strips types but does not know JSX, so `.tsx` files go through esbuild.
 * Importing this file is enough for every `import()` after it; with `--import` it also serves static imports.
 */
import { readFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import type * as Esbuild from 'esbuild'

const require = createRequire(import.meta.url)

registerHooks({
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.tsx')) return next(url, context)
    // Loaded with the first page, so that commands without pages do not wait for the compiler.
    const { transformSync } = require('esbuild') as typeof Esbuild
    const path = fileURLToPath(url)
    const { code } = transformSync(readFileSync(path, 'utf8'), {
      loader: 'tsx',
      format: 'esm',
      target: 'node24',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      sourcefile: path,
      sourcemap: 'inline',
    })
    return { format: 'module', source: code, shortCircuit: true }
  },
})
