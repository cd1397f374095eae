/** A table of judgements of a mission: by the five criteria, or of the six capabilities. */
import type { JudgementLine } from '../answer-types.ts'
import { number } from '../format.ts'
import type { Page } from '../page.ts'
import { Known, Why } from './origin.tsx'
import { TableHead } from './table-head.tsx'
import { Text, Who } from './text.tsx'

interface JudgementsProps {
  readonly page: Page
  readonly id: string
  readonly title: string
  readonly judged: readonly (JudgementLine & { readonly name: string })[]
}

/** The table; nothing where no judgement was made. */
export function Judgements({ page, id, title, judged }: JudgementsProps) {
  const { mission, indicator } = page.words
  if (judged.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <table class="cards wide" aria-labelledby={id}>
        <TableHead columns={[mission.thing, mission.score, mission.assessment, mission.by, indicator.known]} />
        <tbody>
          {judged.map(line => (
            <tr key={line.name}>
              <th scope="row">{line.name}</th>
              <td data-label={mission.score}>
                <Score page={page} score={line.score} />
              </td>
              <td data-label={mission.assessment}>
                <Text page={page} text={line.assessment} />
                <div class="small">
                  <Why page={page} origin={line} />
                </div>
              </td>
              <td data-label={mission.by}>
                <Who page={page} named={line.by} />
              </td>
              <td data-label={indicator.known}>
                <Known page={page} origin={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A score from 0 to 4, as a number and as dots. */
function Score({ page, score }: { page: Page; score: number | undefined }) {
  if (score === undefined) return <span class="quiet">–</span>
  return (
    <>
      <svg class="score" viewBox="0 0 60 12" width="60" height="12" aria-hidden="true" focusable="false">
        {[0, 1, 2, 3].map(i => (
          <circle key={i} class={score >= i + 1 ? 'full' : 'hollow'} cx={7 + i * 15} cy="6" r="4.5" />
        ))}
      </svg>
      <span class="small">{page.words.mission.ofFour(number(page.language, score))}</span>
    </>
  )
}
