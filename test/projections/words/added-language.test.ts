import t from 'tap'
import { renderedInAddedLanguage } from './added-language.ts'

/** Texts without what stands in brackets. */
function outsideBrackets(text: string): string {
  let [depth, outside] = [0, '']
  for (const char of text) {
    if (char === '⟦') depth += 1
    if (depth === 0) outside += char
    if (char === '⟧') depth -= 1
  }
  return outside
}

const unescaped = (text: string): string =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')

/** What is read or spoken of a page: its text between tags, and the attributes that are read out; facts' texts are left out. */
function textsOf(html: string): string[] {
  const body = html
    .replace(/<bdi[^>]*>.*?<\/bdi>/gs, ' ')
    .replace(/<code[^>]*>.*?<\/code>/gs, ' ')
    .replace(/<style[^>]*>.*?<\/style>/gs, ' ')
    // Code to copy.
    .replace(/<textarea class="code"[^>]*>.*?<\/textarea>/gs, ' ')
  const attributes = [
    ...body.matchAll(/ (?:aria-label|aria-valuetext|alt|title|content|placeholder|data-label)="([^"]*)"/g),
  ]
  return [...body.split(/<[^>]*>/), ...attributes.map(match => match[1] ?? '')].map(unescaped)
}

const NAMES =
  /\b(varde-1|Varde|JSON|API|UTC|Bokmål|Nynorsk|Svenska|Dansk|English|Suomi|width=device-width, initial-scale=1|light dark)\b/g
const DATES = /\d{1,2}\. [a-zä]+ta \d{4}|[a-zä]+kuu \d{4}|klo/g

/** The words of a text that are neither in brackets, nor names, dates or what was recorded. */
function hardCoded(text: string, recorded: string): string[] {
  const rest = outsideBrackets(text).replace(NAMES, ' ').replace(DATES, ' ')
  return rest.split(/[^\p{L}]+/u).filter(word => word.length > 1 && !recorded.includes(word))
}

t.test('a language is added by one folder and one line, and every page and sentence is whole in it', async t => {
  const { pages, sentences, seen } = await renderedInAddedLanguage()
  t.ok(Object.keys(pages).length > 20)
  t.ok(sentences.length > 500)
  for (const [path, html] of Object.entries(pages)) {
    t.match(html, '<html lang="fi">', path)
    t.same([...new Set(textsOf(html).flatMap(text => hardCoded(text, seen)))], [], path)
  }
  const broken = sentences.filter(sentence => !/^⟦.*⟧\.?$/s.test(sentence))
  t.same(broken.slice(0, 3), [])
  t.same(hardCoded('Latest ⟦figures⟧ shown', ''), ['Latest', 'shown'], 'a text of no language is found')
})
