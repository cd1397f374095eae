#!/usr/bin/env node
// Is this Node new enough? Asked in a file that an old one can read, for it stops at the first type of the rest.
const major = Number(process.versions.node.split('.')[0])
if (major >= 24) {
  // What was compiled once is not compiled at every start.
  const { enableCompileCache } = await import('node:module')
  enableCompileCache()
  await import('./varde.ts')
} else {
  console.error(
    `varde: needs Node 24 or newer, and this is ${process.version}; run it as \`npm run varde -- …\`, which brings its own, or install Node 24 (https://nodejs.org).`,
  )
  process.exitCode = 2
}
