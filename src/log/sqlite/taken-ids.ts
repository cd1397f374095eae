/** Whether ids are those of facts in the file already. */

import { uuidBytes } from '../uuid.ts'
import type { Queries } from './queries.ts'

/** Finds the first of some ids that a fact has; undefined where all are free. */
export function takenIdsIn({ one }: Queries): (ids: readonly string[]) => string | undefined {
  const selectId = 'SELECT 1 FROM facts WHERE id = ?'
  const selectBetween = 'SELECT 1 FROM facts WHERE id BETWEEN ? AND ? LIMIT 1'

  return ids => {
    // The ids of one command lie side by side: one look between the first and the last tells of ten thousand that they are free.
    let [least = '', most = least] = ids
    for (const id of ids) {
      if (id < least) least = id
      if (id > most) most = id
    }
    if (ids.length > 2 && one(selectBetween, uuidBytes(least), uuidBytes(most)) === undefined) return undefined
    return ids.find(id => one(selectId, uuidBytes(id)) !== undefined)
  }
}
