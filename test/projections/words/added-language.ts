/**
 * A copy of the sources with one language more, whose every text is the English one in brackets; prints what its readers
 * see: pages as HTML, and the sentences of timelines and states. Run in a process of its own.
 */
import { fork } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')

const folder = `/** Finnish as a test makes it: every text is the English one in brackets. */
import { en } from '../en/language.ts'
import type { LanguageWords } from '../language-words.ts'

const bracketed = <T>(of: T): T => {
  if (typeof of === 'string') return (of === '' ? '' : \`⟦\${of}⟧\`) as T
  if (typeof of === 'function') return ((...given: never[]) => bracketed(of(...given))) as T
  if (Array.isArray(of)) return of
  return Object.fromEntries(Object.entries(of as object).map(([key, value]) => [key, bracketed(value)])) as T
}

const { locale, ...texts } = en
export const fi: LanguageWords = {
  locale: { ...locale, code: 'fi', name: 'Suomi', tag: 'fi-FI', fallbacks: ['en', 'nb', 'sv', 'da', 'nn', 'se'] },
  ...bracketed(texts),
}
`

const program = `import './src/dashboard/register-tsx.ts'
const { fullSite } = await import('./test/dashboard/site.ts')
const { richSteps } = await import('./test/dashboard/rich.ts')
const { askerOf, samples } = await import('./test/projections/told.ts')
const { inWords } = await import('./src/engine/in-words.ts')
const { app } = await fullSite()
const html = async (path: string) => (await app.inject({ url: \`\${path}\${path.includes('?') ? '&' : '?'}lang=fi\` })).body
const { ask } = askerOf((await samples()).log)
const missions = ask('/missions').missions.map(({ mission }: { mission: string }) => mission)
const pages: Record<string, string> = {}
const sentences: string[] = []
const seen: unknown[] = [richSteps]
for (const path of ['/', '/missions/none', '/?asOf=2999-01-01', '/?x=1', '/missions/proving-ground', '/indicators/fine-dust', '/indicators/noise', '/indicators/poor-wells/cells', '/indicators/neet-15-29/revisions', '/indicators/fine-dust/hindsight', '/indicators/fine-dust?embed'])
  pages[path] = await html(path)
for (const mission of missions) {
  const path = \`/missions/\${mission}\`
  pages[path] = await html(path)
  pages[\`\${path}/timeline\`] = await html(\`\${path}/timeline\`)
  const timeline = ask(\`\${path}/timeline?lang=fi&limit=1000\`)
  sentences.push(...timeline.entries.map(({ sentence }: { sentence: string }) => sentence))
  sentences.push(...ask(\`\${path}/state?lang=fi\`).inWords)
  const of = new Set<string>(timeline.entries.flatMap(({ stream }: { stream: string }) => (stream.startsWith('indicator-') ? [stream.slice(10)] : [])))
  for (const indicator of [...of].slice(0, 4)) pages[\`/indicators/\${indicator}\`] = await html(\`/indicators/\${indicator}\`)
  seen.push(timeline.entries, ask(path), ask(\`\${path}/state?lang=fi\`))
}
sentences.push(...['must be above 0', { message: 'period-locked', parts: {} }, { message: 'unknown-goal', parts: { id: 'x' } }].map(detail => inWords(detail as never, 'fi' as never)))
process.send?.({ pages, sentences, seen: JSON.stringify(seen) }, () => process.exit(0))
`

export interface Rendered {
  readonly pages: Readonly<Record<string, string>>
  readonly sentences: readonly string[]
  /** What was recorded, as JSON: names and texts of facts are not the language's. */
  readonly seen: string
}

/** Adds the language as one folder and one line, and renders in it. */
export async function renderedInAddedLanguage(): Promise<Rendered> {
  const copy = mkdtempSync(join(tmpdir(), 'varde-language-'))
  try {
    for (const each of ['events', 'projections', 'src', 'test/dashboard', 'test/projections', 'package.json'])
      cpSync(join(root, each), join(copy, each), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    const words = join(copy, 'projections/words')
    mkdirSync(join(words, 'fi'))
    writeFileSync(join(words, 'fi/language.ts'), folder)
    const list = readFileSync(join(words, 'languages.ts'), 'utf8')
    writeFileSync(join(words, 'languages.ts'), withLine(list))
    writeFileSync(join(copy, 'program.ts'), program)
    return await new Promise((resolve, reject) => {
      const child = fork(join(copy, 'program.ts'), { cwd: copy, execArgv: [], silent: true })
      let errors = ''
      child.stderr?.on('data', (text: Buffer) => {
        errors += text
      })
      child.on('message', message => resolve(message as Rendered))
      child.on('exit', code => code !== 0 && reject(new Error(errors)))
    })
  } finally {
    rmSync(copy, { recursive: true })
  }
}

/** The list of languages with the new one. */
function withLine(list: string): string {
  const line = /^ {2}en: .*$/m.exec(list)?.[0]
  if (line === undefined) throw new Error('the list of languages has no line for English')
  return list.replace(line, `${line}\n${line.replaceAll('en', 'fi')}`)
}
