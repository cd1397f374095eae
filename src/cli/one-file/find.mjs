/**
 * Finds and loads the whole program as one file, which starts in half the time of its thousand sources and packages. It is made from them
 * (`make.ts`) for the next start, and is run only while it is exactly what they say: otherwise the sources are.
 *
 * This is plain JavaScript, and takes modules of Node’s as the process has them: neither the part of Node that reads TypeScript
 * is loaded for it, nor the parts that `import` would load with them.
 */
const { readFileSync, statSync } = process.getBuiltinModule('node:fs')
const { createRequire } = process.getBuiltinModule('node:module')
const { join } = process.getBuiltinModule('node:path')
const { Script } = process.getBuiltinModule('node:vm')

/** The package’s directory, which the paths of sources are relative to. */
export const root = join(import.meta.dirname, '../../..')

/** Where what is made is kept. `npm ci` empties it with the packages, of which a part stands in the program. */
export const folder = join(root, 'node_modules/.cache/varde')

/** The file that says what the program was made from. Several copies of the sources may share their packages: each has its own. */
export const recordFile = join(folder, `${root.replaceAll(/[^\w.-]+/g, '_')}.json`)

/** The SHA-256 of a file’s content. */
export const digestOf = content => process.getBuiltinModule('node:crypto').hash('sha256', content, 'hex')

/** Is a source still as it was? A copy of it, or a checkout, has another time and may have the same content. */
export function isAsRecorded({ path, size, changed, digest }) {
  const now = statSync(join(root, path))
  if (now.size !== size) return false
  return now.mtimeMs === changed || digestOf(readFileSync(join(root, path))) === digest
}

/** Reads the program as one file, and its compiled code; undefined where there is none of today’s sources. */
export function findOneFile() {
  // Traces and coverage are about the sources.
  if (process.sourceMapsEnabled || process.env.NODE_V8_COVERAGE) return undefined
  try {
    const { madeIn, node, program, compiled, sources } = JSON.parse(readFileSync(recordFile, 'utf8'))
    if (madeIn !== root || node !== process.version || !sources.every(isAsRecorded)) return undefined
    return { path: join(folder, program.name), text: whole(program).latin1Slice(), compiled: compiled && whole(compiled) }
  } catch {
    // There is none, or a source is gone.
    return undefined
  }
}

function whole({ name, size }) {
  const content = readFileSync(join(folder, name))
  if (content.length !== size) throw new Error(`${name} is not whole`)
  return content
}

/**
 * Loads the program as one file. It is a script, not a module: of a script Node gives out also the code of functions that were
 * compiled while it ran, and compiling takes a third of a start.
 */
export function loadOneFile({ path, text, compiled }) {
  const script = new Script(text, { filename: path, ...(compiled && { cachedData: compiled }) })
  const module = { exports: {} }
  script.runInThisContext()(module, createRequire(path))
  return { script, program: module.exports }
}
