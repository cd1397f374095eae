/** Rate limits: a bucket for each principal or address, filled at a steady rate (token bucket). */

export interface Rates {
  /** Takes one, or what it costs where that is known; returns 0, or in how many whole seconds there will be one again. */
  take(whose: string, at: number, cost?: number): number
  /** Takes what something costs beyond what was taken when it was let in: it may leave a debt, which the following seconds pay. */
  spend(whose: string, at: number, cost: number): void
}

interface Bucket {
  left: number
  filledAt: number
}

/** Buckets that hold one second's worth of `perSecond`, and at least one. The least recently begun are forgotten beyond `most`. */
export function ratesOf(perSecond: number, most = 10_000): Rates {
  const buckets = new Map<string, Bucket>()
  const full = Math.max(1, perSecond)

  function bucketOf(whose: string, at: number): Bucket {
    const known = buckets.get(whose)
    if (known) return known
    if (buckets.size >= most) buckets.delete(buckets.keys().next().value as string)
    const fresh = { left: full, filledAt: at }
    buckets.set(whose, fresh)
    return fresh
  }

  function filledAt(whose: string, at: number): Bucket {
    const bucket = bucketOf(whose, at)
    bucket.left = Math.min(full, bucket.left + (Math.max(0, at - bucket.filledAt) * perSecond) / 1000)
    bucket.filledAt = at
    return bucket
  }

  return {
    take(whose, at, cost = 1) {
      const bucket = filledAt(whose, at)
      if (bucket.left < 1) return Math.max(1, Math.ceil((1 - bucket.left) / perSecond))
      bucket.left -= cost
      return 0
    },
    spend(whose, at, cost) {
      filledAt(whose, at).left -= cost
    },
  }
}

/** The subscriber of an address: all of an IPv6 /64 is one. */
export function subscriberOf(address: string | undefined): string {
  if (!address?.includes(':') || address.startsWith('::ffff:')) return address ?? ''
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length
  return `${[...groups, ...Array<string>(missing).fill('0'), ...(tail?.split(':') ?? [])].slice(0, 4).join(':')}::/64`
}
