/** A bounded cache: of what was used since it is half full, the least recently used value is dropped first, and all else before it. */

export interface Bounded<V, Name = string> {
  readonly get: (name: Name) => V | undefined
  /** Keeps a value with its weight, in the place of what had that name; the value just kept is never dropped for its own sake. */
  readonly keep: (name: Name, value: V, weight: number) => void
  readonly drop: (name: Name) => void
}

/** Keeps values up to a weight in all. */
export function boundedBy<V, Name = string>(bound: number): Bounded<V, Name> {
  const kept = new Map<Name, { readonly value: V; readonly weight: number }>()
  let total = 0

  function get(name: Name): V | undefined {
    const found = kept.get(name)
    // Far from the bound nothing will be dropped soon: what was used last need not be known, and a map is slow to reorder.
    if (found === undefined || total <= bound / 2) return found?.value
    kept.delete(name)
    kept.set(name, found)
    return found.value
  }

  function keep(name: Name, value: V, weight: number): void {
    total += weight - (kept.get(name)?.weight ?? 0)
    kept.delete(name)
    kept.set(name, { value, weight })
    for (const [oldest, dropped] of kept) {
      if (total <= bound || kept.size === 1) return
      kept.delete(oldest)
      total -= dropped.weight
    }
  }

  function drop(name: Name): void {
    total -= kept.get(name)?.weight ?? 0
    kept.delete(name)
  }

  return { get, keep, drop }
}
