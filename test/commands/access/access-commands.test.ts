import t from 'tap'
import { grantGiven, grantWithdrawn, keyIssued, keyRevoked } from '../../../events/access.ts'
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
  grant({ cells: { county: ['03'] } }, '*').isRefused('unknown-cell', '/scope/cells/county')
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

t.test('operative, evaluator and auditor exclude one another in a mission', async () => {
  const missions: readonly Before[] = [
    ...mission,
    ['missions/n/declare', { title: 'N', challenge: 'C', vision: 'V', horizon: { from: '2025', to: '2035' } }],
  ]
  const roles = ['operative', 'evaluator', 'auditor']
  for (const held of roles) {
    const before = given([...missions, grant('x', 'ola', held, { mission: 'm' })])
    for (const requested of roles.filter(role => role !== held)) {
      const body = { principal: 'ola', role: requested }
      before
        .when(give, { ...body, mission: 'm' })
        .isRefused('roles-exclude', '/role', new RegExp(`${held} in (all missions|the mission “m”).*grant “x”`))
      before.when(give, { ...body, mission: '*' }).isRefused('roles-exclude')
    }
  }
  const before = given([...missions, grant('x', 'ola', 'operative', { mission: 'm' })])
  before.when(...grant('y', 'ola', 'evaluator', { mission: 'n' })).records({})
  before.when(...grant('z', 'per', 'evaluator', { mission: 'm' })).records({})
  before.when(...grant('v', 'ola', 'operative', { mission: 'm' })).records({})
  for (const role of ['partnership', 'participation', 'admin']) before.when(...grant(role, 'ola', role)).records({})
  given([grant('x', 'ola', 'operative')])
    .when(...grant('y', 'ola', 'auditor', { mission: '*' }))
    .isRefused('roles-exclude')
})

t.test('roles that are held one after the other do not exclude one another', async () => {
  const before = given([grant('x', 'ola', 'operative', { until: '2025' })])
  before.when(...grant('y', 'ola', 'evaluator')).isRefused('roles-exclude')
  before.when(...grant('y', 'ola', 'evaluator', { from: '2025-12' })).isRefused('roles-exclude')
  before.when(...grant('y', 'ola', 'evaluator', { from: '2026' })).records({})
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
    other({}, { expires: '2025' })
      .when(...leave)
      .isRefused('last-admin')
    other({ until: '2025' })
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
