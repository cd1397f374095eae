/** The scripts of pages, bundled from their sources: the small one that every page loads, and the program that folds figures. */
import { join } from 'node:path'
import { type BuildOptions, build, buildSync, type Plugin } from 'esbuild'
import type { ReaderLanguage } from '../../projections/words/languages.ts'

const islands = join(import.meta.dirname, 'islands')

const options = {
  bundle: true,
  write: false,
  minify: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'silent',
  jsx: 'automatic',
  jsxImportSource: 'preact',
} as const satisfies BuildOptions

/** The script of every page. */
export const pageScript = (): string =>
  buildSync({ ...options, entryPoints: [join(islands, 'page-script.ts')] }).outputFiles[0]?.text ?? ''

const programs = new Map<ReaderLanguage, Promise<string>>()

/** The program that folds an indicator's figures and draws them in a language; made once. */
export function figureProgram(language: ReaderLanguage): Promise<string> {
  const known = programs.get(language)
  if (known) return known
  const made = build({
    ...options,
    entryPoints: [join(islands, 'figure-program.tsx')],
    plugins: [oneLanguage(language), withoutChecks],
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '')
  programs.set(language, made)
  return made
}

/** Of the languages only this one: the words of all of them are four times the rest. */
const oneLanguage = (language: ReaderLanguage): Plugin => ({
  name: 'one language',
  setup: ({ onLoad }) =>
    onLoad({ filter: /projections\/words\/languages\.ts$/ }, () => ({
      contents: `
        import { ${language} } from './${language}/language.ts'
        export const languages = { ${language} }
        export const readerLanguages = ['${language}']`,
      loader: 'ts',
      resolveDir: join(import.meta.dirname, '../../projections/words'),
    })),
})

/** Shapes check nothing in the browser: what they describe was checked before it was recorded. Only the options of a choice are read. */
const withoutChecks: Plugin = {
  name: 'shapes without checks',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^zod$/ }, () => ({ path: 'zod', namespace: 'without-checks' }))
    onLoad({ filter: /.*/, namespace: 'without-checks' }, () => ({
      contents: `
        const shape = own => new Proxy(() => {}, {
          get: (_, name) => own[name] ?? (name === 'enum' ? options => shape({ options }) : shape({})),
          apply: () => shape({}),
        })
        export const z = shape({})`,
      loader: 'js',
    }))
  },
}
