/** Paths as whoever typed the command means them. */
import { resolve } from 'node:path'
import { callersDirectory } from '../config.ts'

/** The absolute path of one given on the command line: relative to where the command was typed, also through `npm run`. */
export const callersPath = (path: string): string => resolve(callersDirectory(), path)
