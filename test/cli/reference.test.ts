import t from 'tap'
import { views } from '../../projections/views/catalogue.ts'
import { program } from '../../src/cli/program.ts'
import { commands } from '../../src/commands/catalogue.ts'
import { refusals } from '../../src/commands/refusal.ts'
import { readConfig } from '../../src/config.ts'
import { operating } from '../../src/reference/operating.ts'
import { referenceSections } from '../../src/reference/reference.ts'
import { varde } from './varde.ts'

t.test('the reference as JSON has every command, view, refusal, setting and command of the command line', async t => {
  const { code, out, err } = await varde(['reference', '--json'])
  t.strictSame([code, err], [0, ''])
  const said = JSON.parse(out)
  t.same(Object.keys(said), [...Object.keys(referenceSections), 'cli'])
  t.equal(said.commands.length, commands.length)
  t.match(said.commands[0], { command: 'missions/<id>/propose', roles: 'partnership' })
  t.same(
    said.views.map(({ view }: { view: string }) => view),
    views.map(({ path }) => path),
  )
  t.same(
    said.refusals.map(({ code }: { code: string }) => code),
    Object.keys(refusals),
  )
  const run = said.cli.map(({ command }: { command: string }) => command.split(' ')[1])
  for (const command of (await program()).commands) t.ok(run.includes(command.name()), command.name())
})

t.test('every setting says what it means, and its default is the one that counts', async t => {
  for (const [name, means = ''] of referenceSections.environment.rows) t.ok(means.length > 15, `${name}`)
  const unset = Object.fromEntries(referenceSections.environment.rows.map(([name, , value]) => [name, value]))
  t.match(unset, { VARDE_PORT: '3000', VARDE_FIRST_KEY: '', VARDE_WRITE_RATE: '500' })
  t.equal(readConfig({}).port, 3000)
})

t.test('a section is shown by its name, and an unknown one is refused with those there are', async t => {
  const { out } = await varde(['reference', 'environment'])
  t.match(out, /^Environment\n=+\n.*\n\nVARDE_HOST\n {4}where it listens/)
  t.notMatch(out, 'missions/<id>/propose')
  const { code, err } = await varde(['reference', 'weather'])
  t.equal(code, 2)
  t.match(err, /commands, views, facts, refusals, methods, environment, cli, operating/)
})

t.test('how an installation is operated is printed whole', async t => {
  const { out } = await varde(['reference', 'operating'])
  for (const { title, blocks } of operating) {
    t.match(out, title)
    for (const block of blocks) if (typeof block === 'string') t.ok(out.includes(block), block.slice(0, 40))
  }
})
