/** What an auditor observed in the inclusion mission: one answered and followed up, one that waits. All of it is invented. */
import { INVENTED, invented, of, type Step } from '../step.ts'

const completion = of('observations', 'fullforing-omstridt')
const targets = of('observations', 'maltall-uten-vedtak')

export const auditOfInclusion: readonly Step[] = [
  completion('make', {
    mission: 'inkludering',
    about: [{ thing: 'indicator', id: 'completed-upper-secondary' }],
    text: invented(
      'Et omstridt tall ble stående uten merknad i rapporten til partnerskapet.',
      'A disputed figure stood without a remark in the report to the partnership.',
    ),
    grade: 'remark',
    knownFrom: '2025-04-15',
    ...INVENTED,
  }),
  completion('answer', {
    text: invented(
      'Omstridte tall merkes fra og med neste rapport.',
      'Disputed figures are marked from the next report on.',
    ),
    by: invented('Operativ gruppe', 'Operative group').nb,
    knownFrom: '2025-05-20',
    ...INVENTED,
  }),
  completion('follow-up', {
    text: invented('Neste rapport merker tallet.', 'The next report marks the figure.'),
    on: '2025-06-30',
    knownFrom: '2025-07-01',
    ...INVENTED,
  }),
  targets('make', {
    mission: 'inkludering',
    about: [
      { thing: 'indicator', id: 'neet-15-29' },
      { thing: 'mission', id: 'inkludering' },
    ],
    text: invented(
      'Måltallet for unge utenfor er satt uten at noe vedtak er nevnt.',
      'The target for young people outside was set without naming a decision.',
    ),
    grade: 'serious',
    respondBy: '2025-12-31',
    knownFrom: '2025-10-15',
    ...INVENTED,
  }),
]
