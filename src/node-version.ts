/** Is this Node new enough? Imported before anything else, so that an older one is told so instead of stumbling. */

const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    `Varde needs Node 24 or newer; this is Node ${process.versions.node}. After “npm install”, “npm run” uses the one that comes with it.`,
  )
  process.exit(1)
}
