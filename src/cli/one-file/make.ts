/** Makes the program as one file for the next start; `find.mjs` says when it is run. `node src/cli/one-file/make.ts` makes it at once. */
import { hash } from 'node:crypto'
import { globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { basename, join } from 'node:path'
import { bundleProgram } from './bundle.ts'
import {
  areAsRecorded,
  digestOf,
  folder,
  type Kept,
  type OneFileRecord,
  recordFile,
  root,
  type Source,
} from './find.mjs'
import { compiledCode } from './rehearse.ts'

/** What the program is made from. npm's two lists say which packages are installed. */
const madeFrom = [
  '{src,projections,events}/**/*.*',
  'package.json',
  'package-lock.json',
  'node_modules/.package-lock.json',
]

/** The sources as they are now. */
function readSources(): Pick<OneFileRecord, 'sources' | 'digest'> {
  const sources = globSync(madeFrom, { cwd: root }).flatMap((path): Source[] => {
    const found = statSync(join(root, path))
    return found.isFile() ? [[path, found.size, found.mtimeMs]] : []
  })
  return { sources, digest: digestOf(sources.map(([path]) => path)) }
}

/** Writes a file that others see whole or not at all, also after the power has failed. */
function write(path: string, content: string | Uint8Array): void {
  const unfinished = `${path}.${process.pid}`
  try {
    writeFileSync(unfinished, content, { flush: true })
    renameSync(unfinished, path)
  } finally {
    // Left where the disk is full.
    rmSync(unfinished, { force: true })
  }
}

const copy = basename(recordFile, '.json')

/** Keeps a file under a name that changes with its content, so that a start never reads half of one and half of another. */
function keep(content: Uint8Array, extension: string): Kept {
  const name = `${copy}.${hash('sha256', content).slice(0, 16)}.${extension}`
  write(join(folder, name), content)
  return { name, size: content.length }
}

/** Names of what the record before names: a start may be about to read it. */
function namesBefore(): readonly (string | undefined)[] {
  try {
    const { program, compiled } = JSON.parse(readFileSync(recordFile, 'utf8')) as OneFileRecord
    return [program.name, compiled.name]
  } catch {
    return []
  }
}

/** Removes what was kept before for this copy of the sources. */
function clear(still: readonly (string | undefined)[]): void {
  for (const name of readdirSync(folder)) {
    const isKept = name.startsWith(`${copy}.`) && /^[0-9a-f]{16}\.(js|code)$/.test(name.slice(copy.length + 1))
    if (isKept && !still.includes(name)) rmSync(join(folder, name), { force: true })
  }
}

async function make(): Promise<void> {
  const read = readSources()
  const text = await bundleProgram()
  const before = namesBefore()
  const program = keep(Buffer.from(text, 'latin1'), 'js')
  const compiled = keep(await compiledCode({ path: join(folder, program.name), text }), 'code')
  // What has changed meanwhile may be in the program or not.
  if (!areAsRecorded(read)) throw new Error('the sources have changed while the program was made from them')
  const record: OneFileRecord = { madeIn: root, node: process.version, program, compiled, ...read }
  write(recordFile, JSON.stringify(record))
  clear([...before, program.name, compiled.name])
}

/** A maker that has taken longer has ended without a word. */
const LONGEST = 120_000

/** Makes it, unless another process does. Throws where the folder cannot be written: nothing is made that could not be kept. */
async function makeAlone(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const making = `${recordFile}.making`
  try {
    writeFileSync(making, '', { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if (Date.now() - statSync(making).mtimeMs < LONGEST) return
    writeFileSync(making, '')
  }
  try {
    await make()
  } finally {
    rmSync(making, { force: true })
  }
}

setPriority(constants.priority.PRIORITY_LOW)
await makeAlone()
// The server of the rehearsal goes on otherwise; nobody listens where there was none.
process.emit('SIGTERM')
