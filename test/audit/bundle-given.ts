/** Bundles for the tests of what checks them. */
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tokenName } from '../../events/fact.ts'
import { indicatorMeasured } from '../../events/indicator.ts'
import { figuresSubmitted } from '../../events/sign-off.ts'
import { type BundleOptions, bundleTar } from '../../src/audit/bundle.ts'
import type { KeptCheckpoint } from '../../src/audit/checkpoint-store.ts'
import { rootOfSize } from '../../src/audit/fork-guard.ts'
import { recordRotation } from '../../src/audit/record.ts'
import { openBundle } from '../../src/audit/tar.ts'
import { type VerifyOptions, verifyBundle } from '../../src/audit/verify-bundle.ts'
import { localClient } from '../../src/cli/local-client.ts'
import type { Log } from '../../src/log/log.ts'
import { signCheckpoint } from '../../src/proof/checkpoint.ts'
import { parseNote, type SignerKey, signatureLine, signerKey } from '../../src/proof/note.ts'
import type { Test } from '../contract/subject.ts'
import { begin, installation } from '../http/installation.ts'
import { temporary } from './given.ts'

export const logKey = signerKey('memory')
export const witnessKey = signerKey('witness.example', 'cosignature')
export const AT = 1_700_000_000_000

export function checkpointOf(log: Log, size = log.head() + 1, key: SignerKey = logKey): KeptCheckpoint {
  const note = signCheckpoint(size, rootOfSize(log, size), key)
  return { size, at: AT, note, cosignatures: [signatureLine(parseNote(note).text, witnessKey, AT)] }
}

/** Two missions with an indicator each, measured, and a project in both. */
export async function twoMissions(t: Test) {
  const house = await installation()
  t.teardown(house.close)
  const send = async (path: string, body: object, key?: string) => {
    const answer = await house.post(path, body, key)
    if (answer.statusCode > 201) throw new Error(`${path}: ${answer.body}`)
  }
  await begin(house, 'm')
  await begin(house, 'n')
  const kari = await house.keyFor('kari', 'operative', 'm')
  await send('portfolios/p/open', { mission: 'm', title: 'P', purpose: 'P' })
  await send('projects/x/register', { title: 'X', kind: 'project', lead: 'Somebody', stage: 'idea' })
  await send('portfolios/p/add-project', { project: 'x', from: '2024' })
  for (const [i, period] of ['2022', '2023', '2024'].entries()) {
    await send('indicators/m-i/measure', { period, value: 9 - i }, kari)
    await send('indicators/n-i/measure', { period, value: 5 + i })
  }
  return { ...house, send }
}

/** The same, with facts that were recorded on the data directory itself, with the token of an issuer, and by the server itself. */
export async function recordedEveryWay(t: Test) {
  const house = await twoMissions(t)
  const { log } = house
  const local = localClient(log)
  await local.submit('indicators/m-i/measure', { period: '2025', value: 6 }, 'a')
  await local.submit('access/issue-key', { principal: 'ola', organisation: 'O', name: 'n' }, 'b')
  await local.submit('access/give-grant', { grant: 'ola-m', principal: 'ola', role: 'auditor', mission: 'm' }, 'c')
  await local.submit('projects/x/change-stage', { stage: 'pilot', on: '2024', reason: 'It was time' }, 'd')
  const principal = 'maskinporten:974760673'
  await house.send('access/give-grant', { grant: 'mp', principal, role: 'operative', mission: 'm' })
  await log.append({
    ...{ stream: 'indicator-m-i', expectedRevision: log.revisionOf('indicator-m-i'), mission: 'm', principal },
    recordedAt: log.now(),
    meta: { organisation: '0192:974760673', role: 'operative', key: tokenName('a1'), correlationId: 'a' },
    facts: [indicatorMeasured({ period: '2026', value: 5 })].map(({ type, data }) => ({
      ...{ id: randomUUID(), type, version: 1, data, knownFrom: null },
    })),
  })
  await log.append({
    ...{ stream: 'audit', expectedRevision: -1, mission: null, principal: 'varde', recordedAt: log.now() },
    meta: { organisation: 'Varde', role: 'service', correlationId: 'a' },
    facts: [{ id: randomUUID(), type: 'access-log-anchored', version: 1, data: {}, knownFrom: null }],
  })
  return house
}

/**
 * Facts whose keys and grants, as the log names them, do not stand behind them: what a server that keeps its rules never records.
 * Answers where facts with a key that had ended are, those with a grant that was over, not yet begun, or for something else, and
 * those that are good.
 */
export async function recordedWithoutRight(t: Test) {
  const house = await twoMissions(t)
  const { log } = house
  const append = async (
    stream: string,
    mission: string | null,
    by: object,
    facts: { type: string; data: object }[],
  ) => {
    await log.append({
      ...{ stream, expectedRevision: log.revisionOf(stream), mission, principal: 'ola', recordedAt: log.now() },
      meta: { organisation: 'O', role: 'operative', correlationId: 'a', ...by },
      facts: facts.map(fact => ({ ...fact, id: randomUUID(), version: 1, knownFrom: null })),
    })
    return log.head()
  }
  const sha256 = '0'.repeat(64)
  const issued = { principal: 'ola', organisation: 'O', name: 'n', sha256 }
  const granted = { principal: 'ola', mission: 'm' }
  await append('access', null, { door: 'local' }, [
    { type: 'key-issued', data: { ...issued, key: 'old', expires: '2020-02' } },
    { type: 'key-issued', data: { ...issued, key: 'good', expires: '2999' } },
    { type: 'grant-given', data: { ...granted, grant: 'a', role: 'operative', until: '2020-02/2021-03-04' } },
    { type: 'grant-given', data: { ...granted, grant: 'b', role: 'partnership', from: '2999-01-01T00:00:00+01:00' } },
    { type: 'grant-given', data: { ...granted, grant: 'c', role: 'evaluator', scope: { indicators: ['n-i'] } } },
    { type: 'grant-given', data: { ...granted, grant: 'd', role: 'auditor', from: '2020', until: '2999-12' } },
    {
      type: 'grant-given',
      data: { ...granted, grant: 'e', role: 'participation', scope: { cells: { county: ['03', '46'] } } },
    },
  ])
  const measured = (role: string, period: string, key = 'good', cell?: Record<string, string>) =>
    append('indicator-m-i', 'm', { role, key }, [indicatorMeasured({ period, value: 5, ...(cell && { cell }) })])
  const measuredIn = (cell: Record<string, string>) => measured('participation', '2030', 'good', cell)
  const submitted = (cells?: Record<string, string>[]) =>
    append('indicator-m-i', 'm', { role: 'participation', key: 'good' }, [
      figuresSubmitted({ periods: ['2030'], ...(cells && { cells }) }),
    ])
  return {
    log,
    ended: [await measured('auditor', '2025', 'old')],
    without: [
      await measured('operative', '2026'),
      await measured('partnership', '2027'),
      await measured('evaluator', '2028'),
      await measured('participation', '2030'),
      await measuredIn({ county: '11' }),
      await measuredIn({ sex: 'F' }),
      await submitted(),
      await submitted([{ county: '03' }, { county: '11' }]),
    ],
    good: [
      await measured('auditor', '2029'),
      await measuredIn({ county: '03' }),
      await measuredIn({ county: '46', sex: 'F' }),
      await submitted([{ county: '03' }, { county: '46' }]),
    ],
  }
}

export const nextKey = signerKey('memory')

/** A bundle of a log whose key was replaced; its older checkpoint was signed by the former one. */
export async function rotatedTar(t: Test): Promise<{ log: Log; tar: Buffer }> {
  const { log } = await twoMissions(t)
  const older = [checkpointOf(log, 5)]
  await recordRotation(log, logKey, nextKey)
  return {
    log,
    tar: tarOf(log, { mission: 'm', key: nextKey, checkpoint: checkpointOf(log, undefined, nextKey), older }),
  }
}

export function tarOf(log: Log, options: Partial<BundleOptions> = {}): Buffer {
  const checkpoint = options.checkpoint ?? checkpointOf(log)
  const whole = { log, key: logKey, checkpoint, older: [], sees: () => true, enclosed: { 'VERIFY.md': '# How\n' } }
  return Buffer.concat([...bundleTar({ ...whole, ...options })])
}

/** Checks a tar that was given as bytes. */
export function verified(t: Test, tar: Buffer, options: Partial<VerifyOptions> = {}) {
  const path = join(temporary(t), 'bundle.tar')
  writeFileSync(path, tar)
  const files = openBundle(path)
  try {
    return verifyBundle(files, { key: logKey, ...options })
  } finally {
    files.close()
  }
}
