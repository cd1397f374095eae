// Reads the test runs on standard input (TAP), prints every failed assertion once more under the titles above it,
// then one closing line over all of them from the runner's own counts: `# { total: 3, pass: 2, skip: 1 }`.
import { readFileSync } from 'node:fs'

const lines = readFileSync(0, 'utf8').split('\n')
const sums = { total: 0, pass: 0, fail: 0, skip: 0, todo: 0 }
const titles = []
const failedInside = []

for (const [number, line] of lines.entries()) {
  const [, counts] = line.match(/^# \{ ([^}]*) \}$/) ?? []
  for (const [, name, count] of (counts ?? '').matchAll(/(\w+): (\d+)/g)) sums[name] += Number(count)

  const depth = (line.length - line.trimStart().length) / 4
  const [, title] = line.match(/^ *# Subtest: (.*)$/) ?? []
  if (title !== undefined) {
    titles[depth] = title
    failedInside[depth] = false
  }
  const [, failure] = line.match(/^ *not ok \d+ ?-? ?(.*)$/) ?? []
  if (failure === undefined || / # (SKIP|TODO)\b/.test(failure)) continue
  // The line that closes a failed subtest says no more than the failures inside it.
  const closesFailed = failedInside[depth]
  failedInside[depth] = false
  if (closesFailed) continue
  failedInside.fill(true, 0, depth)
  console.log(`\nFAILED  ${[...titles.slice(0, depth), failure].join(' > ')}`)
  const diagnosis = lines.slice(number + 1, number + 60)
  const end = diagnosis.findIndex(each => each.trim() === '...')
  console.log(diagnosis.slice(0, end + 1).join('\n'))
}

console.log(`\n${sums.pass} passed, ${sums.fail} failed, ${sums.skip + sums.todo} skipped`)
process.exit(sums.total > 0 && sums.fail === 0 ? 0 : 1)
