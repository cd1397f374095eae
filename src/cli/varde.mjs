#!/usr/bin/env node
// Checks the version of Node, in plain JavaScript, since an older Node cannot parse the TypeScript files.
const major = Number(process.versions.node.split('.')[0])
if (major >= 24) {
  // Keeps compiled code for the next start, and that of threads, which ask the environment: each then starts in half the time.
  const { enableCompileCache } = await import('node:module')
  const { directory } = enableCompileCache()
  if (directory && !process.env.NODE_COMPILE_CACHE) process.env.NODE_COMPILE_CACHE = directory
  const { findOneFile, loadOneFile } = await import('./one-file/find.mjs')
  const oneFile = findOneFile()
  await (oneFile ? loadOneFile(oneFile).load() : await import('./varde.ts')).ended
  if (!oneFile) (await import('./one-file/later.mjs')).makeForNextStart()
} else {
  console.error(
    `varde: needs Node 24 or newer, and this is ${process.version}; run \`npm run varde -- …\`, which uses the Node installed with this package, or install Node 24 (https://nodejs.org).`,
  )
  process.exitCode = 2
}
