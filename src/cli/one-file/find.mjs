/**
 * Finds and loads the whole program as one file, which starts in a third of the time of its thousand sources and packages. It is
 * made from them (`make.ts`) for the next start, and is run only while it is exactly what they say: otherwise the sources are.
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

/** The SHA-256 of the content of files. */
export function digestOf(paths) {
  const digest = process.getBuiltinModule('node:crypto').createHash('sha256')
  for (const path of paths) digest.update(readFileSync(`${root}/${path}`))
  return digest.digest('hex')
}

/**
 * Are the sources still as they were? Those of a copy, or of a checkout, have another time and may have the same content. A file
 * that is new is nobody’s before one of these names it.
 */
export function areAsRecorded({ sources, digest }) {
  let isTouched = false
  for (const [path, size, changed] of sources) {
    const now = statSync(`${root}/${path}`)
    if (now.size !== size) return false
    isTouched ||= now.mtimeMs !== changed
  }
  return !isTouched || digestOf(sources.map(([path]) => path)) === digest
}

/** Reads the program as one file, and its compiled code; undefined where there is none of today’s sources. */
export function findOneFile() {
  // Traces and coverage are about the sources.
  if (process.sourceMapsEnabled || process.env.NODE_V8_COVERAGE) return undefined
  try {
    const record = JSON.parse(readFileSync(recordFile, 'utf8'))
    if (record.madeIn !== root || record.node !== process.version || !areAsRecorded(record)) return undefined
    const { program, compiled } = record
    const path = join(folder, program.name)
    return { path, text: whole(program).toString('latin1'), compiled: whole(compiled) }
  } catch {
    // There is none, or a file is gone.
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
  nameSources(path, text)
  const load = () => {
    const module = { exports: {} }
    script.runInThisContext()(module, createRequire(path))
    return module.exports
  }
  return { script, load }
}

/**
 * Has the traces of errors name the source of each step beside its place in the one file, in which every module begins with a
 * comment that says where it comes from. The lines of sources would take a map that is larger than the program.
 */
function nameSources(path, text) {
  const usual = Error.prepareStackTrace
  const place = new RegExp(`${RegExp.escape(path)}:(\\d+):\\d+\\)?`, 'g')
  let sources
  Error.prepareStackTrace = (error, steps) =>
    usual(error, steps).replaceAll(place, (step, line) => {
      sources ??= sourceByLine(text)
      return `${step} of ${sources[line - 1]}`
    })
}

function sourceByLine(text) {
  let source = 'varde'
  return text.split('\n').map(line => {
    source = /^ *\/\/ (\S+\.[cm]?[jt]sx?)$/.exec(line)?.[1] ?? source
    return source
  })
}
