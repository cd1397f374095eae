/** A bounded cache: the least recently used value is dropped first. */

export interface Bounded<V> {
  readonly get: (name: string) => V | undefined
  /** Keeps a value with its weight, in the place of what had that name; the value just kept is never dropped for its own sake. */
  readonly keep: (name: string, value: V, weight: number) => void
  readonly drop: (name: string) => void
}

/** Keeps values up to a weight in all. */
export function boundedBy<V>(bound: number): Bounded<V> {
  const kept = new Map<string, { readonly value: V; readonly weight: number }>()
  let total = 0

  function get(name: string): V | undefined {
    const found = kept.get(name)
    if (found === undefined) return undefined
    kept.delete(name)
    kept.set(name, found)
    return found.value
  }

  function keep(name: string, value: V, weight: number): void {
    total += weight - (kept.get(name)?.weight ?? 0)
    kept.delete(name)
    kept.set(name, { value, weight })
    for (const [oldest, dropped] of kept) {
      if (total <= bound || kept.size === 1) return
      kept.delete(oldest)
      total -= dropped.weight
    }
  }

  function drop(name: string): void {
    total -= kept.get(name)?.weight ?? 0
    kept.delete(name)
  }

  return { get, keep, drop }
}
