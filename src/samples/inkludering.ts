/**
 * Inclusion of children and youth in Norway: a mission whose goal was reworded three times in three years, while its
 * figures came in provisional, final and redefined. Wordings and dates as published; what was never published
 * (sub-goals, targets) is marked illustrative.
 */
import { auditOfInclusion } from './inkludering/audit.ts'
import { callFigures, labourForce } from './inkludering/background.ts'
import { comparators } from './inkludering/comparators.ts'
import { decisionsOfInclusion } from './inkludering/decisions.ts'
import { designed, proposed } from './inkludering/goals.ts'
import { learningOfInclusion } from './inkludering/learning.ts'
import { joined, raised, settled } from './inkludering/members.ts'
import { declared, reworded } from './inkludering/mission.ts'
import { neet, neetByCounty, neetPersons, neetSurvey, surveyBridged } from './inkludering/neet.ts'
import { portfolioOfInclusion } from './inkludering/portfolio.ts'
import { firstReview, secondReview } from './inkludering/review.ts'
import { completion } from './inkludering/school.ts'
import { lowIncome, ungdata } from './inkludering/upbringing.ts'
import { of, type Step } from './step.ts'

const release = of('releases', 'inkludering-1')('publish', {
  mission: 'inkludering',
  title: {
    nb: 'Inkludering: første utgivelse (eksempel)',
    sv: 'Inkludering: första utgåvan (exempel)',
    da: 'Inklusion: første udgivelse (eksempel)',
    en: 'Inclusion: first release (example)',
  },
})

/** The mission's commands; a thing is named only after it was recorded and known. */
export const inkludering: readonly Step[] = [
  ...declared,
  ...neet,
  ...neetPersons,
  ...neetByCounty,
  ...neetSurvey,
  ...completion,
  ...comparators,
  ...designed,
  ...joined,
  ...proposed,
  ...firstReview,
  ...raised,
  ...lowIncome,
  ...ungdata,
  ...labourForce,
  ...reworded,
  ...settled,
  ...secondReview,
  ...surveyBridged,
  ...callFigures,
  ...portfolioOfInclusion,
  ...decisionsOfInclusion,
  ...learningOfInclusion,
  release,
  ...auditOfInclusion,
]
