import t from 'tap'
import { grantGiven, grantWithdrawn, keyIssued, keyRevoked, roles } from '../../../events/access.ts'
import { type Before, type CommandRequest, given } from '../given.ts'
import { counties, definitionBody, goalBody, indicator, mission, missionBody, portfolio } from '../scenes.ts'

const reason = 'because r'
const issue = 'access/issue-key'
const revoke = 'access/revoke-key'
const give = 'access/give-grant'
const withdraw = 'access/withdraw-grant'

const key = (principal: string, more: object = {}): CommandRequest => [
  issue,
  { principal, organisation: 'O', name: 'N', ...more },
]
const grant = (grant: string, principal: string, role: string, more: object = {}): CommandRequest => [
  give,
  { grant, principal, role, mission: '*', ...more },
]
/** Ada may give grants, with the key k1. */
const ada: readonly Before[] = [key('ada'), grant('ada-admin', 'ada', 'admin')]

t.test('the fact of an issued key holds its hash and its id, not the key', async () => {
  const body = { principal: 'ola', organisation: 'SSB', name: 'Import', expires: '2027' }
  given()
    .when(issue, body)
    .records(keyIssued({ key: 'k1', sha256: 'f'.repeat(64), ...body }))
})

t.test('principal, expiry and role must be valid', async () => {
  const before = given()
  const body = { principal: 'ola', organisation: 'O', name: 'N' }
  for (const principal of ['', ' ola', 'o la', '-ola', 'øla', 'x'.repeat(128)])
    before.when(issue, { ...body, principal }).isInvalid('/principal')
  before.when(issue, { ...body, expires: 'never' }).isInvalid('/expires')
  before.when(give, { principal: 'ola', role: 'king', mission: '*' }).isInvalid('/role')
  before.when(give, { principal: 'ola', role: 'admin', mission: '**' }).isInvalid('/mission')
})

t.test('a key is revoked once, and must have been issued', async () => {
  const before = given([...ada, key('ola')])
  before.when(revoke, { key: 'k2' }).isInvalid('/reason')
  before.when(revoke, { key: 'x', reason }).isRefused('unknown-key', '/key')
  before.when(revoke, { key: 'k2', reason }).records(keyRevoked({ key: 'k2' }))
  before.when(revoke, { key: 'k2', reason }).isRefused('already-revoked', '/key')
})

t.test('a grant is for a mission that exists, or for all missions', async () => {
  const before = given(mission)
  const body = { principal: 'ola', role: 'operative', mission: 'm' } as const
  before.when(give, { ...body, mission: 'x' }).isRefused('unknown-mission', '/mission')
  before.when(give, body).records(grantGiven({ ...body, grant: 'g1' }))
  before.when(give, { ...body, mission: '*' }).records({ data: { mission: '*', grant: 'g2' } })
  const scope = { indicators: ['i'], cells: { county: ['03'] } }
  given(indicator(counties))
    .when(give, { ...body, scope, from: '2026', until: '2027' })
    .records({ data: { scope, from: '2026', until: '2027' } })
})

t.test('a scope names something that exists, and the refusal names what is most like it', async () => {
  const more: Before = ['indicators/other/define', { ...definitionBody, mission: 'n' }]
  const another: readonly Before[] = [['missions/n/declare', missionBody], ['missions/n/set-goal', goalBody], more]
  const before = given([...indicator(counties), ...portfolio.slice(2), joined, ...another])
  const grant = (scope: object, mission = 'm') =>
    before.when(give, { principal: 'ola', role: 'operative', mission, scope })
  grant({}).isInvalid('/scope', /must name indicators, cells or projects/)
  grant({ cells: {} }).isInvalid('/scope/cells')
  grant({ indicators: [] }).isInvalid('/scope/indicators')
  grant({ indicators: ['i', 'ii'] }).isRefused('unknown-indicator', '/scope/indicators/1', /Did you mean “i”/)
  grant({ indicators: ['other'] }).isRefused('unknown-indicator', '/scope/indicators/0', /“m” has no/)
  grant({ indicators: ['other'] }, '*').records({})
  grant({ indicators: ['nowhere'] }, '*').isRefused('unknown-indicator')
  grant({ projects: ['pp'] }).isRefused('unknown-project', '/scope/projects/0', /Did you mean “p”/)
  grant({ projects: ['p'] }).records({})
  grant({ cells: { county: ['03', '12'] } }).isRefused('unknown-cell', '/scope/cells/county/1', /“11”/)
  grant({ cells: { conty: ['03'] } }).isRefused('unknown-cell', '/scope/cells/conty', /“county”/)
  grant({ cells: { county: ['03', ''] } }).records({})
  grant({ cells: { county: ['03'] } }, 'n').isRefused('unknown-cell', '/scope/cells/county')
  grant({ cells: { county: ['03'] } }, '*').isRefused('unknown-cell', '/scope/cells', /Name in indicators/)
  grant({ indicators: ['i'], cells: { county: ['03'], sex: ['F'] } }, '*').records({})
})

const joined: Before = ['portfolios/f/add-project', { project: 'p', from: '2025' }]

t.test('the end of a grant must not come before its start', async () => {
  const before = given()
  const body = { principal: 'ola', role: 'operative', mission: '*' }
  before.when(give, { ...body, from: '2027', until: '2026' }).isInvalid('/until')
  before.when(give, { ...body, from: '2026-05', until: '2026' }).records({})
  before.when(give, { ...body, from: 'soon', until: '2026' }).isInvalid('/from')
  before.when(give, { ...body, from: '2026', until: 'later' }).isInvalid('/until')
})

t.test('a grant has an id of its own: the one given, or the next unused one', async () => {
  const body = { principal: 'ola', role: 'operative', mission: '*' }
  given([grant('g2', 'per', 'operative')])
    .when(give, { ...body, grant: 'g2' })
    .isRefused('already-exists', '/grant')
    .when(give, body)
    .records({ data: { grant: 'g3' } })
  given([grant('g2', 'per', 'operative'), grant('g3', 'per', 'operative')])
    .when(give, body)
    .records({ data: { grant: 'g4' } })
})

t.test('a grant is withdrawn once; a reason may be given', async () => {
  const before = given([...ada, grant('x', 'ola', 'operative')])
  before.when(withdraw, { grant: 'y' }).isRefused('unknown-grant', '/grant')
  before.when(withdraw, { grant: 'x' }).records(grantWithdrawn({ grant: 'x' }))
  before.when(withdraw, { grant: 'x', reason }).isRefused('unknown-grant')
})

/** Roles that nobody has in a mission at the same time. */
const excluding = new Set([
  ...['operative', 'partnership', 'participation', 'evaluator', 'admin'].map(role => `auditor ${role}`),
  'evaluator operative',
  'evaluator partnership',
])

t.test('an auditor has no other role in a mission, and an evaluator is neither operative nor partnership', async t => {
  const missions: readonly Before[] = [
    ...mission,
    ['missions/n/declare', { title: 'N', challenge: 'C', vision: 'V', horizon: { from: '2025', to: '2035' } }],
  ]
  let refused = 0
  for (const held of roles)
    for (const requested of roles) {
      const isRefused = excluding.has(`${held} ${requested}`) || excluding.has(`${requested} ${held}`)
      if (isRefused) refused += 1
      for (const [of, wanted] of [
        ['m', 'm'],
        ['m', '*'],
        ['*', 'm'],
        ['*', '*'],
      ] as const) {
        const before = given([...missions, grant('x', 'ola', held, { mission: of })])
        const answer = before.when(...grant('y', 'ola', requested, { mission: wanted }))
        const words = new RegExp(`${held} in (all missions|the mission “m”).*grant “x”`)
        if (isRefused) answer.isRefused('excluding-roles', '/role', words)
        else answer.records({})
      }
      const before = given([...missions, grant('x', 'ola', held, { mission: 'm' })])
      before.when(...grant('y', 'ola', requested, { mission: 'n' })).records({})
      before.when(...grant('z', 'per', requested, { mission: 'm' })).records({})
    }
  t.equal(refused, 2 * excluding.size)
})

t.test('a grant is judged against the grants of the first set-up too, which no rule has judged', async () => {
  const setup: Before[] = (['admin', 'operative', 'partnership', 'evaluator'] as const).map(role => ({
    stream: 'access',
    fact: grantGiven({ grant: `first-${role}`, principal: 'first', role, mission: '*', setup: true }),
  }))
  const before = given([...mission, ...setup])
  before.when(...grant('y', 'first', 'auditor')).isRefused('excluding-roles')
  before.when(...grant('y', 'first', 'operative', { mission: 'm' })).isRefused('excluding-roles', '/role', /evaluator/)
  before.when(give, { principal: 'ola', role: 'admin', mission: '*', setup: true }).isInvalid('/setup')
})

t.test('nobody gives a grant to themselves', async () => {
  given([key('kari')])
    .when(...grant('x', 'kari', 'partnership'))
    .isRefused('own-grant', '/principal', /another admin/)
})

t.test('a principal has one organisation, that of the first key issued to them', async () => {
  const before = given([...ada, key('ola', { organisation: 'SSB' })])
  before.when(...key('ola', { organisation: 'NAV' })).isRefused('other-organisation', '/organisation', /“SSB”/)
  before.when(...key('ola', { organisation: 'SSB', name: 'another' })).records({})
  given([...ada, key('ola', { organisation: 'SSB' }), [revoke, { key: 'k2', reason }]])
    .when(...key('ola', { organisation: 'NAV' }))
    .isRefused('other-organisation')
})

t.test('who renews their own key gets one that is valid for as long as the one before was', async () => {
  const own = (more: object = {}) => key('kari', more)
  const before = given([own({ expires: '2026-07-15' })]).later('2026-07-10T12:00:00Z')
  before.when(...own()).isRefused('renewed-too-long', '/expires', /until 10 August 2026/)
  before.when(...own({ expires: '2026-08-11' })).isRefused('renewed-too-long')
  before.when(...own({ expires: '2026-08-09' })).records({})
  before.when(...key('ola')).records({})
  given([own()])
    .when(...own())
    .records({})
})

t.test('a key that has ended already is not issued', async () => {
  const before = given([...ada])
  const day = /It cannot be before 15 June 2026/
  before.when(...key('ola', { expires: '2026-06-14' })).isRefused('ends-before-it-begins', '/expires', day)
  before.when(...key('ola', { expires: '2025' })).isRefused('ends-before-it-begins', '/expires')
  before.when(...key('ola', { expires: '2026-06-15' })).records({})
})

t.test('roles that are held one after the other do not exclude one another', async () => {
  const before = given([grant('x', 'ola', 'operative', { until: '2026' })])
  before.when(...grant('y', 'ola', 'evaluator')).isRefused('excluding-roles')
  before.when(...grant('y', 'ola', 'evaluator', { from: '2026-12' })).isRefused('excluding-roles')
  before.when(...grant('y', 'ola', 'evaluator', { from: '2027' })).records({})
})

t.test('at least one admin with a valid key remains', async () => {
  const before = given(ada)
  before.when(revoke, { key: 'k1', reason }).isRefused('last-admin')
  before.when(withdraw, { grant: 'ada-admin' }).isRefused('last-admin')
  const two = given([...ada, key('ola'), grant('ola-admin', 'ola', 'admin')])
  two.when(withdraw, { grant: 'ada-admin' }).records({})
  two.when(revoke, { key: 'k1', reason }).records({})
  two.when(revoke, { key: 'k2', reason }).isRefused('last-admin')
})

t.test(
  'the remaining admin has a key that has not expired and a grant now, for all missions, without a scope',
  async () => {
    const other = (more: object, keyed: object = {}) =>
      given([...indicator(), ...ada, key('ola', keyed), grant('b', 'ola', 'admin', more)])
    const leave = [withdraw, { grant: 'ada-admin' }] as const
    other({})
      .when(...leave)
      .records({})
    other({}, { expires: '2026-07' })
      .later('2026-08-01T00:00:00Z')
      .when(...leave)
      .isRefused('last-admin')
    other({ until: '2026-07' })
      .later('2026-08-01T00:00:00Z')
      .when(...leave)
      .isRefused('last-admin')
    other({ from: '2027' })
      .when(...leave)
      .isRefused('last-admin')
    other({ mission: 'm' })
      .when(...leave)
      .isRefused('last-admin')
    other({ scope: { indicators: ['i'] } })
      .when(...leave)
      .isRefused('last-admin')
    given([...ada, grant('b', 'ola', 'admin')])
      .when(...leave)
      .isRefused('last-admin')
  },
)
