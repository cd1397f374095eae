/** The samples are written by topic; here each decision is put before the first step that was taken on its mandate. */
import type { Step } from './step.ts'

const mandateOf = ({ body }: Step): string | undefined => (body as { readonly decision?: string }).decision

/** The steps in an order that the rules accept: whatever is said of a decision up to its taking comes before what names it. */
export function mandatesFirst(steps: readonly Step[]): Step[] {
  const ordered: Step[] = []
  const waiting = [...steps]
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const stream = `decisions/${mandateOf(step)}/`
    const taken = waiting.findIndex(({ path }) => path === `${stream}take`)
    const before = waiting.slice(0, taken + 1).filter(({ path }) => path.startsWith(stream))
    for (const early of before) waiting.splice(waiting.indexOf(early), 1)
    ordered.push(...before, step)
  }
  return ordered
}
