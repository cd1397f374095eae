/** The whole program, its packages with it, as the text of one script. */
import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { root } from './find.mjs'

/** Packages with parts that no JavaScript file can take in, and one that few need and that is large. */
const outside = ['esbuild', '@resvg/resvg-js', '@eventstore/db-client']

/**
 * What stays outside is loaded by `require`: an `import` of it would run first of all, whichever command is asked for, and one of a
 * module of Node's reads all that it gives: that of `node:http` loads a second HTTP client for it.
 */
const outsideModules: Plugin = {
  name: 'what stays outside',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      if (kind === 'entry-point' || !(isBuiltin(path) || outside.includes(path))) return undefined
      return kind === 'require-call' ? { path, external: true } : { path, namespace: 'outside' }
    })
    onLoad({ filter: /^esbuild$/, namespace: 'outside' }, () => ({
      // The compiler is loaded where something is compiled: modules that may do so are loaded at each start.
      contents: `
        export const build = options => require('esbuild').build(options)
        export const buildSync = options => require('esbuild').buildSync(options)`,
    }))
    onLoad({ filter: /.*/, namespace: 'outside' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)})`,
    }))
  },
}

/** What a module says of its own place stays true: files are read beside it, and threads begun from files beside it. */
const places: Plugin = {
  name: 'places of modules',
  setup({ onLoad }) {
    onLoad({ filter: /\.[cm]?[jt]sx?$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8')
      if (!/import\.meta|__dirname|__filename/.test(source)) return undefined
      const [file, folder, url] = [path, dirname(path), pathToFileURL(path).href].map(place => JSON.stringify(place))
      const isModule = /import\.meta/.test(source)
      const contents = isModule
        ? source
            .replaceAll('import.meta.filename', () => file as string)
            .replaceAll('import.meta.dirname', () => folder as string)
            .replaceAll('import.meta.url', () => url as string)
        : `var __filename = ${file}, __dirname = ${folder}; ${source}`
      return { contents, loader: /\.tsx?$/.exec(path)?.[0] === '.tsx' ? 'tsx' : /ts$/.test(path) ? 'ts' : 'js' }
    })
  },
}

/** Work of each start that is done once here: pages are compiled, and their script is bundled. */
const doneAlready: Plugin = {
  name: 'done already',
  setup({ onLoad }) {
    // A script waits for nothing while it is loaded.
    onLoad({ filter: /projections\/words\/languages\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(/await import\(/g, 'require('),
      loader: 'ts',
    }))
    onLoad({ filter: /src\/dashboard\/register-tsx\.ts$/ }, () => ({ contents: '' }))
    onLoad({ filter: /src\/dashboard\/page-script\.ts$/ }, async ({ path }) => {
      const { pageScript } = (await import(path)) as { pageScript: () => string }
      return { contents: `export const pageScript = () => ${JSON.stringify(pageScript())}` }
    })
  },
}

/** Names stay, and each module begins with a comment that names its file: whoever reads the trace of an error finds the source. */
export async function bundleProgram(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [join(root, 'src/cli/varde.ts')],
    outfile: 'varde.mjs',
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    // Of packages, the files that Node takes.
    conditions: [],
    // A byte a character, as Node holds such a text in memory: reading it is a copy.
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'silent',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    banner: { js: '(function (module, require) {' },
    footer: { js: '})' },
    plugins: [outsideModules, doneAlready, places],
  })
  const [program] = outputFiles
  if (!program) throw new Error('the program could not be made as one file')
  return program.text.replaceAll(/[^\0-\x7f]/g, escaped)
}

/** Comments and regular expressions are left as they are by the bundler; in both a character may be told by its number. */
const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
