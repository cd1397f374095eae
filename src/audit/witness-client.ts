/**
 * Asking witnesses to cosign: each checkpoint is sent to each witness, and none is waited for. A witness that is silent is asked
 * again, later and later, and always for the newest checkpoint.
 */

import type { Log } from '../log/log.ts'
import { base64Of } from '../proof/base64.ts'
import { openCheckpoint } from '../proof/checkpoint.ts'
import { BadKey, parseVkey, type VerifierKey } from '../proof/note.ts'
import { rangesOfNodes } from '../proof/tiles.ts'
import { consistencyProof } from '../proof/tree.ts'
import type { CheckpointStore, KeptCheckpoint } from './checkpoint-store.ts'
import { cosignRequest } from './witness.ts'

/** A witness: its public key, and where it takes checkpoints. */
export interface WitnessAddress {
  readonly key: VerifierKey
  readonly url: string
}

/** How it stands with a witness. */
export interface WitnessStatus {
  readonly name: string
  /** Facts covered by the last checkpoint it has cosigned; 0 where there is none. */
  readonly size: number
  /** When it cosigned that, by its own clock, milliseconds since 1970. */
  readonly at: number | undefined
  /** Why the newest checkpoint is not cosigned by it. */
  readonly trouble: string | undefined
}

/** Reads `VARDE_WITNESSES`: `VKEY URL`, separated by semicolons. Throws `BadKey`. */
export function parseWitnesses(text: string): WitnessAddress[] {
  const entries = text.split(';').map(entry => entry.trim())
  return entries
    .filter(entry => entry !== '')
    .map(entry => {
      const [vkey = '', url = '', ...more] = entry.split(/\s+/)
      const key = parseVkey(vkey)
      if (key.kind !== 'cosignature') throw new BadKey(`${key.name} is the key of a log, not of a witness`)
      if (more.length > 0 || !/^https?:\/\/\S+$/.test(url))
        throw new BadKey(`${key.name}: name the address http(s)://…`)
      return { key, url: url.replace(/\/+$/, '') }
    })
}

export interface WitnessClientOptions {
  readonly log: Pick<Log, 'treeNode'>
  readonly store: CheckpointStore
  /** The log's own key. */
  readonly logKey: VerifierKey
  readonly witnesses: readonly WitnessAddress[]
  /** Called with each checkpoint that another witness has cosigned. */
  readonly onCosigned?: (size: number) => void
  /** Called when a witness begins to refuse or be silent, and with undefined when it cosigns again. */
  readonly onChange?: (name: string, trouble: string | undefined) => void
  /** Milliseconds until a witness is asked again: at first, and at most. */
  readonly retry?: readonly [number, number]
  /** Milliseconds that an answer may take. */
  readonly patience?: number
}

export interface WitnessClient {
  /** Asks every witness to cosign. */
  submit(checkpoint: KeptCheckpoint): void
  status(): readonly WitnessStatus[]
  close(): void
}

/** A client of witnesses. */
export function witnessClient({ witnesses, ...options }: WitnessClientOptions): WitnessClient {
  const each = witnesses.map(witness => oneWitness(witness, options))
  return {
    submit(checkpoint) {
      for (const { submit } of each) submit(checkpoint)
    },
    status: () => each.map(({ status }) => status()),
    close() {
      for (const { close } of each) close()
    },
  }
}

/** The witness refuses, or what it says is not a cosignature. */
class Unwitnessed extends Error {
  override name = 'Unwitnessed'
}

type OneWitness = Omit<WitnessClient, 'status'> & { readonly status: () => WitnessStatus }

function oneWitness(
  { key, url }: WitnessAddress,
  {
    log,
    store,
    logKey,
    onCosigned = () => {},
    onChange = () => {},
    retry = [5_000, 300_000],
    patience = 10_000,
  }: Omit<WitnessClientOptions, 'witnesses'>,
): OneWitness {
  const closing = new AbortController()
  let wanted: KeptCheckpoint | undefined
  let busy = false
  let failures = 0
  let timer: NodeJS.Timeout | undefined
  let trouble: string | undefined
  let cosigned = lastCosigned(store, key)
  /** Size that the witness goes on from. */
  let known = cosigned.size

  async function work(): Promise<void> {
    clearTimeout(timer)
    busy = true
    while (wanted && !closing.signal.aborted) {
      const checkpoint = wanted
      wanted = undefined
      try {
        await ask(checkpoint)
        failures = 0
        become(undefined)
      } catch (error) {
        if (closing.signal.aborted) break
        become((error as Error).message)
        wanted ??= checkpoint
        timer = setTimeout(() => void work(), Math.min(retry[1], retry[0] * 2 ** failures)).unref()
        failures += 1
        break
      }
    }
    busy = false
  }

  function become(why: string | undefined): void {
    if (why === trouble) return
    trouble = why
    onChange(key.name, why)
  }

  async function ask(checkpoint: KeptCheckpoint): Promise<void> {
    for (let again = 0; again < 2; again += 1) {
      const { status, body } = await post(checkpoint)
      if (status === 200) return keep(checkpoint, body)
      const size = /^(\d{1,15})\n$/.exec(body)?.[1]
      if (status !== 409 || size === undefined) throw new Unwitnessed(`it answered ${status}: ${body.trim()}`)
      if (Number(size) > checkpoint.size)
        throw new Unwitnessed(`it has cosigned ${size} facts of this log, which here are ${checkpoint.size}`)
      if (Number(size) === known) throw new Unwitnessed(`it has cosigned another log of ${size} facts under this name`)
      known = Number(size)
    }
    throw new Unwitnessed('it goes on from another checkpoint each time')
  }

  async function post({ size, note }: KeptCheckpoint): Promise<{ status: number; body: string }> {
    const old = Math.min(known, size)
    const proof = old > 0 && old < size ? consistencyProof(old, size, rangesOfNodes(log.treeNode)) : []
    const response = await fetch(`${url}/add-checkpoint`, {
      method: 'POST',
      body: cosignRequest(old, proof.map(base64Of), note),
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      redirect: 'error',
      signal: AbortSignal.any([closing.signal, AbortSignal.timeout(patience)]),
    })
    return { status: response.status, body: (await response.text()).slice(0, 20_000) }
  }

  function keep({ size, note }: KeptCheckpoint, lines: string): void {
    if (closing.signal.aborted) return
    const opened = openCheckpoint(note + lines, { log: logKey, witnesses: [key], quorum: 1 })
    const [own] = opened.cosigned
    if (!own) throw new Unwitnessed('it did not cosign')
    store.cosign(size, key.name, `${own.line}\n`)
    cosigned = { size, at: own.at }
    known = size
    onCosigned(size)
  }

  return {
    submit(checkpoint) {
      wanted = checkpoint
      if (!busy) void work()
    },
    status: () => ({ name: key.name, ...cosigned, trouble }),
    close() {
      closing.abort()
      clearTimeout(timer)
    },
  }
}

/** The last checkpoint that a witness has cosigned, as far as it is known here. */
function lastCosigned(store: CheckpointStore, key: VerifierKey): { size: number; at: number | undefined } {
  const kept = store.lastCosigned(key.name)
  if (!kept) return { size: 0, at: undefined }
  const line = kept.cosignatures.find(line => line.startsWith(`— ${key.name} `))
  const bytes = Buffer.from(line?.split(' ')[2] ?? '', 'base64')
  return { size: kept.size, at: bytes.length === 76 ? Number(bytes.readBigUInt64BE(4)) * 1000 : undefined }
}
