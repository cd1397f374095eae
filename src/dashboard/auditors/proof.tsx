/** The proof of one fact: its leaf, the checkpoint that it leads to, and the witnesses that have seen the log with it. */

import { moment } from '../format.ts'
import type { Page } from '../page.ts'
import { StateFields } from '../parts/form-fields.tsx'
import type { ProofAnswer } from './evidence.ts'

/** The parameter of the page that says which fact is proven: its position. */
export const proofParameter = 'proof'

interface ProofProps {
  readonly page: Page
  readonly proof: ProofAnswer | undefined
}

export function ProofSection({ page, proof }: ProofProps) {
  const { state, words } = page
  const { audit } = words
  const asked = state.own[proofParameter]
  return (
    <section aria-labelledby="proof">
      <h2 id="proof">{audit.proof}</h2>
      <p>{audit.proofAbout}</p>
      <form class="filters" method="get" action={`${state.path}#proof`} aria-label={audit.proof}>
        <StateFields page={page} without={[proofParameter]} />
        <div>
          <label for="proof-position">{audit.factAt}</label>
          <input id="proof-position" name={proofParameter} type="number" min="0" value={asked ?? ''} required />
        </div>
        <button type="submit">{audit.show}</button>
      </form>
      {asked !== undefined && !proof && <p class="card">{audit.noFact}</p>}
      {proof && <Proof page={page} proof={proof} />}
    </section>
  )
}

function Proof({ page, proof }: { page: Page; proof: ProofAnswer }) {
  const { audit } = page.words
  const { position, leaf, leafHash, checkpoint, cosigned } = proof
  return (
    <div class="card">
      <h3>{audit.leaf}</h3>
      <pre>
        <code>{leaf}</code>
      </pre>
      <dl class="pairs">
        <div>
          <dt>{audit.leafHash}</dt>
          <dd>
            <code>{leafHash}</code>
          </dd>
        </div>
        <div>
          <dt>{audit.witnesses}</dt>
          <dd>
            {cosigned.length === 0 && audit.noWitness}
            <ul class="lines">
              {cosigned.map(({ witness, at }) => (
                <li key={witness}>
                  {witness} · {moment(page.language, Date.parse(at))}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
      <h3>{audit.checkpoint}</h3>
      <pre>
        <code>{checkpoint}</code>
      </pre>
      <p>
        {audit.hashes(proof.proof.length)} · <a href={`/evidence/${position}.tlog-proof`}>{audit.file}</a>
      </p>
    </div>
  )
}
