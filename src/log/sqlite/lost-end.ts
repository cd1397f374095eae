/** Whether a data directory has lost what was recorded: a log without its file, or a file without its end. */

import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Damage } from '../damage.ts'
import type { MarkedHead, readMarker } from '../head-marker.ts'
import { hexOf } from '../seal.ts'
import { UnusableFile } from './schema.ts'
import type { WalEnd } from './wal.ts'

const SIBLINGS = ['varde.db-wal', 'varde.head', 'audit.db', 'views.db', 'access-log.db'] as const

/** Requires that the facts are there where other files of a data directory are. */
export function requirePresent(directory: string): void {
  const size = (name: string): number => statSync(join(directory, name), { throwIfNoEntry: false })?.size ?? 0
  if (size('varde.db') > 0) return
  const left = SIBLINGS.filter(name => size(name) > 0)
  if (left.length > 0)
    throw new UnusableFile(
      `${join(directory, 'varde.db')}, which holds the facts, is ${existsSync(join(directory, 'varde.db')) ? 'empty' : 'missing'}, although ${left.join(' and ')} ${left.length === 1 ? 'is' : 'are'} there: put it back, or restore a backup into an empty directory`,
    )
}

/** The end of the log in a file. */
export function headOf(db: DatabaseSync): MarkedHead {
  const row = db.prepare('SELECT position, leaf_hash FROM facts ORDER BY position DESC LIMIT 1').get()
  return row
    ? { position: row.position as number, leaf: hexOf(row.leaf_hash as Uint8Array) }
    : { position: -1, leaf: '' }
}

/** Whether the file has lost its end, or is another than the one that its head marker names. */
export function lostEnd(db: DatabaseSync, marked: ReturnType<typeof readMarker>, end: WalEnd): Damage | undefined {
  const head = headOf(db).position
  if (marked === 'unreadable')
    return {
      what: 'its head marker, varde.head, cannot be read, so it is not known whether facts are missing at its end; check it with `varde fsck`, and remove varde.head if nothing is missing',
    }
  if (marked && marked.position > head)
    return {
      position: head + 1,
      what: `it ends at position ${head}, but facts up to position ${marked.position} were recorded (varde.head)`,
    }
  const row = marked && db.prepare('SELECT leaf_hash FROM facts WHERE position = ?').get(marked.position)
  if (row && hexOf(row.leaf_hash as Uint8Array) !== marked.leaf)
    return { position: marked.position, what: 'the fact there is not the one that was recorded (varde.head)' }
  if (end.unreadable && !marked)
    return { position: head + 1, what: 'varde.db-wal does not begin as a write-ahead log; facts in it are lost' }
  // One commit that was cut short, behind all that is marked, was under way when the power failed: nobody was told of it.
  if (end.lost > (marked ? 1 : 0))
    return { position: head + 1, what: `varde.db-wal is damaged, and ${end.lost} commits in it are lost` }
  return undefined
}

/** Whether a file without any table has held a log: facts were marked, or commits are left in the write-ahead log. */
export const lostEverything = (marked: ReturnType<typeof readMarker>, end: WalEnd): boolean =>
  marked === 'unreadable' || (marked !== undefined && marked.position >= 0) || end.lost > 0 || end.unreadable
