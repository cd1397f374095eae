/** The program that folds an indicator’s figures in the browser, bundled from its sources. */
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import type { ReaderLanguage } from '../../projections/words/languages.ts'
import { scriptOptions } from './script-options.ts'

const programs = new Map<ReaderLanguage, Promise<string>>()

/** The program that folds an indicator's figures and draws them in a language; made once. */
export function figureProgram(language: ReaderLanguage): Promise<string> {
  const known = programs.get(language)
  if (known) return known
  const made = build({
    ...scriptOptions,
    entryPoints: [join(import.meta.dirname, 'islands/figure-program.tsx')],
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
