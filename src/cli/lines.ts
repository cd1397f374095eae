/** What are the lines of a text that streams in? Cut at line feeds only: U+2028 is a character like any other in JSON. */

/** Lines without their ends, those of one piece at a time; the last one also where no line feed follows it. */
export async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const bytes of source) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n')
    rest = lines.pop() as string
    yield lines.map(line => (line.endsWith('\r') ? line.slice(0, -1) : line))
  }
  rest += decoder.decode()
  if (rest !== '') yield [rest]
}
