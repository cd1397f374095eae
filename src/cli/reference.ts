/** `varde reference`: what there is to send, ask, set and run, as the code says it. */
import { Argument, type Command as CliCommand, Command } from 'commander'
import { type OperatingBlock, type OperatingTopic, operating } from '../reference/operating.ts'
import { type ReferenceSection, referenceSections } from '../reference/reference.ts'
import { terminalOf } from './terminal.ts'

const help = `
Examples:
  varde reference                       everything
  varde reference commands              one section
  varde reference refusals --json       for a program`

const names = [...Object.keys(referenceSections), 'cli', 'operating']

export const referenceCommand = (): Command =>
  new Command('reference')
    .description(
      'show the reference: commands, views, facts, refusals, methods, environment, command line, and how to operate it',
    )
    .addArgument(new Argument('[section]', 'one section only').choices(names))
    .addHelpText('after', help)
    .action(async (section: string | undefined, _options: object, command: Command) => {
      const terminal = terminalOf(command.optsWithGlobals())
      if (section === 'operating') return terminal.result({ operating }, operating.map(topicText).join('\n\n'))
      const all: Readonly<Record<string, ReferenceSection>> = { ...referenceSections, cli: cliSection(command) }
      const shown = Object.entries(all).filter(([name]) => section === undefined || name === section)
      const value = Object.fromEntries(shown.map(([name, one]) => [name, rowsJson(one)]))
      await terminal.result(value, shown.map(([, one]) => sectionText(one)).join('\n\n'))
    })

/** The commands of the command line itself, from the parser. */
function cliSection(command: Command): ReferenceSection {
  const all = command.parent?.commands ?? []
  const line = (of: CliCommand, before: string): string => `${before} ${of.name()} ${of.usage()}`.trim()
  return {
    title: 'Command line',
    about: '`varde <command> --help` lists the options, with examples.',
    heads: ['command', 'what it does'],
    rows: all.flatMap(one => [
      [line(one, 'varde'), one.description()],
      ...one.commands.map(sub => [line(sub, `varde ${one.name()}`), sub.description()]),
    ]),
  }
}

/** Rows as objects by their heads. */
const rowsJson = ({ heads, rows }: ReferenceSection): object[] =>
  rows.map(row => Object.fromEntries(heads.map((head, i) => [head, row[i] ?? ''])))

/** A section as text: its title, what it is about, and a line a row with what belongs to it below. */
function sectionText({ title, about, rows }: ReferenceSection): string {
  const lines = rows.map(([name = '', ...rest]) => `${name}\n    ${rest.filter(text => text !== '').join(' · ')}`)
  return [title, '='.repeat(title.length), about, '', ...lines].join('\n')
}

const blockText = (block: OperatingBlock): string => {
  if (typeof block === 'string') return block
  if ('code' in block) return block.code.replace(/^/gm, '    ')
  return block.rows.map(([name = '', ...rest]) => `${name}\n    ${rest.join(' · ')}`).join('\n')
}

const topicText = ({ title, blocks }: OperatingTopic): string =>
  [title, '='.repeat(title.length), blocks.map(blockText).join('\n\n')].join('\n')
