/** Checking a bundle from the command line, and saying in plain words what was found: the same for `varde verify` and verify.mjs. */

import { readFileSync } from 'node:fs'
import { BadKey, BadNote, parseVkey } from '../proof/note.ts'
import { NoSample, type SampleWords, sampleAskedIn, sampleLine } from './sample/request.ts'
import { workingPaper } from './sample/sample.ts'
import { BadBundle, openBundle } from './tar.ts'
import { keyGiven, type Verified, type VerifyOptions, verifyBundle } from './verify-bundle.ts'
import { recordedLine } from './verify-grants.ts'

/** What is asked for, as it stands on a command line. */
export interface VerifyAsked {
  readonly bundle: string
  readonly key: string
  readonly witness: readonly string[]
  readonly quorum?: string | undefined
  /** Path of a checkpoint. */
  readonly checkpoint?: string | undefined
  readonly recompute?: boolean | undefined
  /** A sample to draw: how many facts, and which. */
  readonly sample?: SampleWords | undefined
}

/** What is said, and how it ends: 0 all is good, 1 something is wrong, 2 it could not be checked. */
export interface VerifyEnd {
  readonly code: 0 | 1 | 2
  readonly text: string
  readonly json: object
  /** A working paper (CSV) for the sample that was asked for. */
  readonly paper?: string
}

/** Checks a bundle. */
export function verifyAsked(asked: VerifyAsked): VerifyEnd {
  let options: VerifyOptions
  try {
    options = optionsOf(asked)
  } catch (error) {
    return { code: 2, text: (error as Error).message, json: { whole: null, wrong: (error as Error).message } }
  }
  try {
    const files = openBundle(asked.bundle)
    try {
      const found = verifyBundle(files, options)
      return {
        ...{ code: 0, text: textOf(found, options), json: jsonOf(found, options) },
        ...(found.sample && { paper: workingPaper(found.sample.rows) }),
      }
    } finally {
      files.close()
    }
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    if (error instanceof NoSample) return { code: 2, text: message, json: { whole: null, wrong: message } }
    const isWrong = error instanceof BadBundle || error instanceof BadNote || error instanceof BadKey
    if (!isWrong && code === undefined) throw error
    return {
      code: isWrong ? 1 : 2,
      text: `${isWrong ? 'WRONG: ' : ''}${message}`,
      json: { whole: false, wrong: message },
    }
  }
}

function optionsOf({ key, witness, quorum, checkpoint, sample, recompute = true }: VerifyAsked): VerifyOptions {
  if (quorum !== undefined && !/^\d{1,3}$/.test(quorum)) throw new BadKey('--quorum is a number')
  const witnesses = witness.map(text => {
    const key = parseVkey(text.trim())
    if (key.kind === 'cosignature') return key
    throw new BadKey(`${key.name} is the key of a log, not of a witness`)
  })
  const twice = witnesses.find((key, i) => witnesses.findIndex(({ vkey }) => vkey === key.vkey) < i)
  if (twice) throw new BadKey(`the witness ${twice.name} is named twice`)
  const needed = quorum === undefined ? witnesses.length : Number(quorum)
  if (needed > witnesses.length) throw new BadKey(`--quorum ${needed} needs as many witnesses`)
  return {
    key: keyGiven(key),
    witnesses,
    quorum: needed,
    recompute,
    ...(checkpoint !== undefined && { checkpoint: readFileSync(checkpoint, 'utf8') }),
    ...(sample && { sample: sampleAskedIn(sample) }),
  }
}

const day = (ms: number): string => new Date(ms).toISOString()
const counted = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`

function textOf(found: Verified, { witnesses = [], quorum = 0, checkpoint }: VerifyOptions): string {
  const { manifest, facts, hidden, grants, seen, releases, sample, remarks, checkpoint: signed } = found
  const { mission, lastMissionSeq, size, origin } = manifest
  const last = seen.filter(each => each.size === size)
  const first = seen[0]
  return [
    'The bundle is whole, and what is in it is in the log.',
    '',
    `log        ${origin}, ${counted(size, 'fact', 'facts')}, signed by ${signed.by.vkey}`,
    mission === null
      ? `facts      all ${size}, none missing, none changed`
      : `facts      ${facts} for the mission ${mission}: its own from 0 to ${lastMissionSeq}, none missing, none changed; with grants, keys and what they name`,
    ...(hidden > 0 ? [`not shown  ${hidden}, of streams that other missions share`] : []),
    witnesses.length === 0
      ? 'witnesses  none asked for: that the log was not rewritten before it was signed rests on the word of its operator'
      : `witnesses  ${last.length} of ${witnesses.length} have seen it (${quorum} needed): ${last.map(({ witness, at }) => `${witness} at ${day(at)}`).join(', ')}`,
    ...(first && first.size < size
      ? [`           the first ${first.size} facts were seen by ${first.witness} at ${day(first.at)}`]
      : []),
    ...(checkpoint === undefined ? [] : ['checkpoint the log continues the checkpoint that you have']),
    ...(releases.length > 0
      ? [`figures    of ${releases.join(', ')}: computed again from the facts, the same to the byte`]
      : []),
    recordedLine(grants),
    ...(sample ? [`sample     ${sampleLine(sample)}`] : []),
    ...remarks.map(remark => `remark     ${remark}`),
  ].join('\n')
}

function jsonOf(found: Verified, { witnesses = [], quorum = 0 }: VerifyOptions): object {
  const { manifest, facts, hidden, grants, seen, releases, sample, remarks } = found
  const { mission, lastMissionSeq, size, origin } = manifest
  return {
    whole: true,
    ...{ origin, size, mission, lastMissionSeq, facts, hidden, grants, releases },
    witnesses: { named: witnesses.length, needed: quorum, seen: seen.map(each => ({ ...each, at: day(each.at) })) },
    ...(sample && { sample }),
    remarks,
  }
}
