/** The life of a portfolio: opened for a mission, joined and left by projects, closed. */
import { z } from 'zod'
import { defineFact } from './fact.ts'
import { id, period, text } from './shapes.ts'

export const portfolioShape = { mission: id, title: text, purpose: text }
export const portfolioOpened = defineFact('portfolio-opened', 1, z.strictObject(portfolioShape))
export const joiningShape = { project: id, from: period }
export const projectJoinedPortfolio = defineFact('project-joined-portfolio', 1, z.strictObject(joiningShape))
export const leavingShape = { project: id, until: period }
export const projectLeftPortfolio = defineFact('project-left-portfolio', 1, z.strictObject(leavingShape))
export const portfolioClosed = defineFact('portfolio-closed', 1, z.strictObject({}))

export const portfolioFacts = [portfolioOpened, projectJoinedPortfolio, projectLeftPortfolio, portfolioClosed] as const
