/** The page of the documentation with the reference: commands, views, facts, refusals, methods and environment. */
import { h } from 'preact'
import { type ReferenceSection, referenceSections } from '../../reference/reference.ts'
import { docsPage, table } from './docs-pages.ts'

const section = (name: string, { title, about, heads, rows }: ReferenceSection) =>
  h('section', { id: name }, [
    h('h2', null, title),
    h('p', null, about),
    table(
      heads,
      rows.map(([first = '', ...rest]) => [h('code', null, first), ...rest]),
    ),
  ])

/** The page. */
export const referencePage = (): string =>
  docsPage('Varde: reference', [
    h('p', null, [
      'The same is printed by ',
      h('code', null, 'varde reference'),
      ', which lists the command line too. ',
      h('a', { href: '/docs' }, 'The API'),
      ' says what each body and answer holds.',
    ]),
    h(
      'nav',
      { 'aria-label': 'Sections' },
      h(
        'ul',
        null,
        Object.entries(referenceSections).map(([name, { title }]) =>
          h('li', null, h('a', { href: `#${name}` }, title)),
        ),
      ),
    ),
    ...Object.entries(referenceSections).map(([name, one]) => section(name, one)),
  ])
