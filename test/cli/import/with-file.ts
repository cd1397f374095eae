import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { installation, varde } from '../varde.ts'

/** An installation with a file in it. */
export async function withFile(t: Parameters<typeof installation>[0], text: string, map?: object) {
  const given = await installation(t)
  writeFileSync(join(given.cwd, 'figures.csv'), text)
  if (map) writeFileSync(join(given.cwd, 'map.json'), JSON.stringify(map))
  const run = (...words: string[]) => varde(['import', 'figures.csv', ...words], given)
  return { ...given, run, one: (...words: string[]) => run('--indicator', 'neet', ...words) }
}
