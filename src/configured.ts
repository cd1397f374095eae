/** What settings name that are texts of a form of their own: witnesses, and issuers of tokens. Throws `BadConfig` for what can’t be read. */
import { BadIssuers, readIssuers } from './access/token-issuers.ts'
import { type Tokens, tokensOf } from './access/tokens.ts'
import { parseWitnesses, type WitnessAddress } from './audit/witness-client.ts'
import { BadConfig, type Config } from './config.ts'
import type { Log } from './log/log.ts'

/** The witnesses that a text of the configuration names. */
export function witnessesIn(text: string): WitnessAddress[] {
  try {
    return parseWitnesses(text)
  } catch (error) {
    throw new BadConfig(`VARDE_WITNESSES must be VKEY URL, separated by semicolons: ${(error as Error).message}`)
  }
}

/** Tokens that are taken beside keys; undefined where the configuration names no issuers. */
export function tokensFor({ jwtIssuers }: Config, { now }: Log): Tokens | undefined {
  if (jwtIssuers === undefined) return undefined
  try {
    return tokensOf({ issuers: readIssuers(jwtIssuers), now })
  } catch (error) {
    throw error instanceof BadIssuers ? new BadConfig(error.message) : error
  }
}
