/** Compiles the program by running it: all commands describe themselves, a server starts on an empty directory and is asked for pages. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { loadOneFile, type OneFile, root } from './find.mjs'

const pages = ['/', '/missions/none', '/indicators/none', '/healthz/ready', '/api/v1/missions']

/** The code of all functions that a start runs. The process is of no use for anything else afterwards, and is to end soon. */
export async function compiledCode(oneFile: OneFile): Promise<Buffer> {
  const directory = mkdtempSync(join(tmpdir(), 'varde-rehearsal-'))
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }))
  Object.assign(process.env, {
    VARDE_DATA_DIR: directory,
    VARDE_PORT: '0',
    VARDE_LOG_LEVEL: 'silent',
    VARDE_PUBLIC_READ: '1',
  })
  const said: string[] = []
  console.log = (line: string) => said.push(line)
  process.stdout.write = () => true
  // Functions that have run once would be forgotten soon.
  setFlagsFromString('--no-flush-bytecode')
  const { script, load } = loadOneFile(oneFile)
  for (const words of [['--help'], ['serve']]) {
    process.argv = [process.execPath, join(root, 'src/cli/varde.mjs'), ...words]
    await load().ended
  }
  const address = said.map(line => /^listening (\S+)/.exec(line)?.[1]).find(found => found !== undefined)
  if (address === undefined) throw new Error('the server did not start')
  for (const page of pages) await (await fetch(address + page)).text()
  // Code is taken only by a Node of the flags it was compiled with.
  setFlagsFromString('--flush-bytecode')
  // As `serve` sets it once it has started.
  setFlagsFromString('--allocation-site-pretenuring')
  return script.createCachedData()
}
