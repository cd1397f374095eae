/** The page of the documentation about operating an installation. */
import { type ComponentChildren, h } from 'preact'
import { type OperatingBlock, operating } from '../../reference/operating.ts'
import { docsPage, table } from './docs-pages.ts'

/** A text with what stands in backticks as code. */
const written = (text: string): ComponentChildren =>
  text.split('`').map((piece, i) => (i % 2 === 1 ? h('code', null, piece) : piece))

function block(one: OperatingBlock) {
  if (typeof one === 'string') return h('p', null, written(one))
  if ('code' in one) return h('pre', { tabIndex: 0 }, one.code)
  return table(
    one.heads.map(head => head.replaceAll('`', '')),
    one.rows.map(row => row.map(written)),
  )
}

/** The page. */
export const operatingPage = (): string =>
  docsPage('Varde: operating', [
    h('p', null, ['The same is printed by ', h('code', null, 'varde reference operating'), '.']),
    ...operating.map(({ title, blocks }) => h('section', null, [h('h2', null, title), ...blocks.map(block)])),
  ])
