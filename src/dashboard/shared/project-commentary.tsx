/** What was written of how a project goes, in each of its missions. */
import { Commentary } from '../commentary/commentary.tsx'
import type { Page } from '../page.ts'
import { MissionLink } from './shared-layout.tsx'
import type { SharedMissions } from './shared-things.ts'

interface ProjectCommentaryProps {
  readonly page: Page
  readonly project: string
  readonly missions: SharedMissions
}

export function ProjectCommentary({ page, project, missions }: ProjectCommentaryProps) {
  const written = [...missions].flatMap(([id, of]) => {
    const lines = of.mission.commentary.filter(({ about }) => about?.project === project)
    return lines.length === 0 ? [] : [{ id, of, lines }]
  })
  if (written.length === 0) return null
  return (
    <section aria-labelledby="commentary">
      <h2 id="commentary">{page.words.figures.tabs.commentary}</h2>
      {written.map(({ id, of, lines }) => (
        <div key={id}>
          {missions.size > 1 && (
            <h3>
              <MissionLink page={page} missions={missions} id={id} />
            </h3>
          )}
          <Commentary page={of.page} commentary={lines} />
        </div>
      ))}
    </section>
  )
}
