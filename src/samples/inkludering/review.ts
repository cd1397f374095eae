/** The five criteria of a good mission, tried on inclusion when its goals were proposed and again when it was under way. */
import { invented, of, type Step, type Words } from '../step.ts'

const CRITERIA = ['bold', 'clear', 'realistic', 'across', 'bottom-up'] as const
type Assessment = readonly [score: number, assessment: Words]

const reviewed = (knownFrom: string, assessments: Readonly<Record<(typeof CRITERIA)[number], Assessment>>): Step[] =>
  CRITERIA.map(criterion => {
    const [score, assessment] = assessments[criterion]
    return of('missions', 'inkludering')('assess-criterion', {
      criterion,
      score,
      assessment,
      by: 'Følgeforskning (eksempel)',
      knownFrom,
      reason: 'Eksempel: ingen vurdering etter kriteriene er publisert.',
    })
  })

/** With the goals as proposed. */
export const firstReview: readonly Step[] = reviewed('2024-03', {
  bold: [
    3,
    invented('Angår alle barn og unge og deres familier.', 'Concerns all children, young people and families.'),
  ],
  clear: [1, invented('Tre hovedmål, ingen av dem tallfestet.', 'Three main goals, none of them with a number.')],
  realistic: [2, invented('Andelen utenfor har stått stille lenge.', 'The share outside has stood still for long.')],
  across: [3, invented('Ni organisasjoner fra flere sektorer.', 'Nine organisations from several sectors.')],
  'bottom-up': [
    2,
    invented(
      'Noen kommuner prøver ut; få ideer kommer nedenfra.',
      'Some municipalities try; few ideas come from below.',
    ),
  ],
})

/** After the goal was reworded three times. */
export const secondReview: readonly Step[] = reviewed('2025-11', {
  bold: [
    4,
    invented('Nullvisjon er større enn noe tidligere løfte.', 'A zero vision is bolder than any earlier promise.'),
  ],
  clear: [
    0,
    invented(
      'Tre ordlyder på fire måneder, og «betydelig» har ikke fått noe tall.',
      'Three wordings within four months, and "significantly" has got no number.',
    ),
  ],
  realistic: [
    2,
    invented('Uten et tall kan ingen si om det er mulig.', 'Without a number nobody can say if it is possible.'),
  ],
  across: [
    3,
    invented('Partnerskapet er varslet, men ikke alle er med.', 'The partnership is announced, but not all are in.'),
  ],
  'bottom-up': [3, invented('Utlysningen åpner for forslag fra kommunene.', 'The call lets municipalities propose.')],
})
