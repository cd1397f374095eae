// Adds up the closing counts of the test runs on standard input: `# { total: 3, pass: 2, skip: 1 }`.
import { readFileSync } from 'node:fs'

const sums = { total: 0, pass: 0, fail: 0, skip: 0, todo: 0 }
for (const [, counts] of readFileSync(0, 'utf8').matchAll(/^# \{ ([^}]*) \}$/gm))
  for (const [, name, count] of counts.matchAll(/(\w+): (\d+)/g)) sums[name] += Number(count)
console.log(`${sums.pass} passed, ${sums.fail} failed, ${sums.skip + sums.todo} skipped`)
process.exit(sums.total > 0 && sums.fail === 0 ? 0 : 1)
