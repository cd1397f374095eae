import t from 'tap'
import {
  portfolioClosed,
  portfolioOpened,
  projectJoinedPortfolio,
  projectLeftPortfolio,
} from '../../../events/portfolio.ts'
import { type Before, given } from '../given.ts'
import { mission, missionBody, portfolio, portfolioBody, project } from '../scenes.ts'

const reason = 'because r'
const f = (command: string) => `portfolios/f/${command}`
const joined: Before = [f('add-project'), { project: 'p', from: '2025' }]
const second: readonly Before[] = [
  ['missions/n/declare', missionBody],
  ['portfolios/g/open', { ...portfolioBody, mission: 'n' }],
]

t.test('a portfolio is opened once, in a mission that exists', async () => {
  given(mission)
    .when(f('open'), { ...portfolioBody, mission: 'x' })
    .isRefused('unknown-mission', '/mission')
    .when(f('open'), portfolioBody)
    .records(portfolioOpened(portfolioBody))
    .when(f('open'), portfolioBody)
    .isRefused('already-exists')
})

t.test('a project may be in several portfolios and missions, in each once at a time, with dates', async () => {
  const before = given([...portfolio, ...second, joined])
  before
    .when('portfolios/g/add-project', { project: 'p', from: '2024-05' })
    .records(projectJoinedPortfolio({ project: 'p', from: '2024-05' }))
  before
    .when(f('add-project'), { project: 'p', from: '2026' })
    .isRefused('already-exists', '/project', /Remove it before/)
  before.when(f('add-project'), { project: 'x', from: '2026' }).isRefused('unknown-project', '/project')
  before.when(f('remove-project'), { project: 'p', until: '2024', reason }).isRefused('ends-before-it-begins', '/until')
  before
    .when(f('remove-project'), { project: 'p', until: '2025', reason })
    .records(projectLeftPortfolio({ project: 'p', until: '2025' }))
  before.when(f('remove-project'), { project: 'p', until: '2026', reason }).isRefused('not-a-member', '/project')
  before.when(f('add-project'), { project: 'p', from: '2024-12' }).isRefused('ends-before-it-begins', '/from')
  before.when(f('add-project'), { project: 'p', from: '2026' }).records({ type: 'project-joined-portfolio' })
})

t.test('a closed portfolio takes no more changes', async () => {
  const before = given([...portfolio, joined])
  before.when(f('close'), { reason }).records(portfolioClosed({}))
  before.when(f('close'), { reason }).isRefused('portfolio-closed')
  before.when(f('add-project'), { project: 'p', from: '2025' }).isRefused('portfolio-closed')
  before.when(f('remove-project'), { project: 'p', until: '2026', reason }).isRefused('portfolio-closed')
})

t.test('the portfolio of a concluded mission takes no more changes; those of other missions do', async () => {
  const before = given([...portfolio, ...second, joined, ['missions/m/conclude', { decidedBy: 'p', reason }]])
  before.when('portfolios/h/open', portfolioBody).isRefused('mission-concluded')
  before.when(f('add-project'), { project: 'p', from: '2025' }).isRefused('mission-concluded')
  before.when(f('remove-project'), { project: 'p', until: '2026', reason }).isRefused('mission-concluded')
  before.when(f('close'), { reason }).isRefused('mission-concluded')
  before.when('portfolios/g/add-project', { project: 'p', from: '2025' }).records({})
})

t.test('a project is not added before it was known', async () => {
  given([
    ['missions/m/declare', { ...missionBody, knownFrom: '2020' }],
    project,
    [f('open'), { ...portfolioBody, knownFrom: '2020' }],
  ])
    .when(f('add-project'), { project: 'p', from: '2020', knownFrom: '2021' })
    .isRefused('known-before-its-subject', '/knownFrom', /project “p”/)
})
