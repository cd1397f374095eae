/**
 * Lets Node load pages: Node strips types but does not know JSX, so `.tsx` files go through esbuild.
 * Importing this file is enough for every `import()` after it; with `--import` it also serves static imports.
 */
import { globSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type * as Esbuild from 'esbuild'

const require = createRequire(import.meta.url)
const root = join(import.meta.dirname, '../..')
const options = {
  format: 'esm',
  target: 'node24',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  // Only where somebody reads it, such as the traces of tests.
  sourcemap: process.sourceMapsEnabled ? 'inline' : false,
} as const

/** JavaScript by the path of its `.tsx` file. All files of the house in one call: for each call esbuild begins a process. */
let compiled: ReadonlyMap<string, string> | undefined

function compileAll(): ReadonlyMap<string, string> {
  // Loaded with the first page, so that commands without pages do not wait for the compiler.
  const { buildSync } = require('esbuild') as typeof Esbuild
  const entryPoints = globSync('{src,test}/**/*.tsx', { cwd: root }).map(path => join(root, path))
  const outdir = join(root, 'compiled')
  const { outputFiles } = buildSync({ ...options, entryPoints, outdir, outbase: root, write: false })
  return new Map(outputFiles.map(({ path, text }) => [join(root, relative(outdir, path).replace(/js$/, 'tsx')), text]))
}

registerHooks({
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.tsx')) return next(url, context)
    compiled ??= compileAll()
    const source = compiled.get(fileURLToPath(url))
    if (source === undefined) throw new Error(`${url} does not lie in src or test`)
    return { format: 'module', source, shortCircuit: true }
  },
})
