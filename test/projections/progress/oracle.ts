/**
 * The arithmetic of both answers a second time: plain and slow, written from the text of the rules alone, sharing no code
 * with the projections. Points are read as the rules name them; only whole numbers of degrees of freedom are integrated.
 */

export interface OraclePoint {
  start?: number
  t: number
  value: number | null
  low?: number
  high?: number
  statuses: string[]
  season?: string
  standardError?: number
  incomplete?: boolean
}

export interface OracleCase {
  direction: 'increase' | 'decrease' | 'hold'
  decimals?: number
  limits?: { min?: number; max?: number }
  baseline?: { t: number; value: number; standardError?: number }
  target?: {
    t: number
    value?: number
    low?: number
    high?: number
    season?: string
    changePercent?: number
    changePoints?: number
  }
  milestones: { t: number; value: number }[]
  points: OraclePoint[]
  on: number
  measures?: 'level' | 'flow'
  seasonal?: 'none' | 'adjusted' | 'raw'
  frequency?: number
  lag?: number
  window?: number
}

export interface OracleAnswer {
  path: {
    verdict: string
    expected: number | null
    deviation: number | null
    share: number | null
    covered: number | null
    reasons: string[]
  }
  trend: {
    verdict: string
    slope: number | null
    needed: number | null
    pace: number | null
    ifPaceHolds: number | null
    projected: number | null
    low: number | null
    high: number | null
    chance: number | null
    reasons: string[]
  }
}

const eq = (a: number, b: number): boolean => a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))
const lt = (a: number, b: number): boolean => a < b && !eq(a, b)
const le = (a: number, b: number): boolean => a < b || eq(a, b)

/** Density of Student's t up to its constant; the constant comes from the same integral, so that no gamma function is needed. */
function mass(df: number, to: number): number {
  // x = tan θ·√df turns the density into cos(θ)^(df − 1): smooth on a finite interval, so Simpson's rule is exact enough.
  const angle = Math.atan(to / Math.sqrt(df))
  const simpson = (a: number, b: number): number => {
    const n = 2000
    const h = (b - a) / n
    let sum = 0
    for (let i = 0; i <= n; i++) sum += (i === 0 || i === n ? 1 : i % 2 ? 4 : 2) * Math.cos(a + i * h) ** (df - 1)
    return (sum * h) / 3
  }
  return 0.5 + (angle === 0 ? 0 : simpson(0, angle) / (2 * simpson(0, Math.PI / 2)))
}

const quantiles = new Map<number, number>()
/** The t that 90 % lie below, by halving. */
function quantile90(df: number): number {
  const known = quantiles.get(df)
  if (known !== undefined) return known
  let low = 0
  let high = 10
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (mass(df, middle) < 0.9) low = middle
    else high = middle
  }
  quantiles.set(df, low)
  return low
}

const WITHOUT_VALUE = ['H', 'K', 'L', 'M', 'O', 'Q']

export function oracle(c: OracleCase): OracleAnswer {
  const isBand = c.target?.low !== undefined
  const low = c.target?.low as number
  const high = c.target?.high as number
  const meets = (v: number): boolean => {
    if (isBand) return le(low, v) && le(v, high)
    const goal = c.target?.value as number
    return c.direction === 'decrease' ? le(v, goal) : le(goal, v)
  }
  const unit = c.decimals === undefined ? 0 : 10 ** -c.decimals
  const clamp = (v: number): number => {
    let clamped = v
    if (c.limits?.min !== undefined && clamped < c.limits.min) clamped = c.limits.min
    if (c.limits?.max !== undefined && clamped > c.limits.max) clamped = c.limits.max
    return clamped
  }

  // A point counts when its period has begun by the end of `on`, and it is not F.
  const begun = c.points
    .filter(p => (p.start !== undefined ? lt(p.start, c.on) : le(p.t, c.on)) && !p.statuses.includes('F'))
    .sort((a, b) => a.t - b.t)
  const runs = (p: OraclePoint): boolean => lt(c.on, p.t)
  const hasNumber = (p: OraclePoint): boolean => p.value !== null && !WITHOUT_VALUE.includes(p.statuses[0] as string)
  const isInterval = (p: OraclePoint): boolean => p.value === null && p.low !== undefined
  const waits = (p: OraclePoint): boolean => p.incomplete === true || (c.measures === 'flow' && runs(p))

  return { path: path(), trend: trend() }

  function path(): OracleAnswer['path'] {
    const reasons = new Set<string>()
    const none = (): OracleAnswer['path'] => ({
      verdict: 'not-assessed',
      expected: null,
      deviation: null,
      share: null,
      covered: null,
      reasons: [...reasons],
    })
    const said = begun.filter(p => hasNumber(p) || isInterval(p))
    if (!c.target && !c.baseline && said.length === 0) {
      reasons.add('definition-only')
      return none()
    }
    if (!c.target) reasons.add('no-target')
    else if (c.direction === 'hold' && !isBand) reasons.add('hold-needs-band')
    if (!c.baseline) reasons.add('no-baseline')
    else if (c.target && le(c.target.t, c.baseline.t)) reasons.add('target-not-after-baseline')

    const able = said.filter(p => !waits(p))
    const pool = able.length > 0 ? able : said
    const seasonal = c.seasonal !== 'none' && c.seasonal !== 'adjusted'
    const season = pool.some(p => p.season === c.target?.season) ? c.target?.season : pool.at(-1)?.season
    const ofSeason = (p: OraclePoint): boolean => !seasonal || p.season === season
    const speaking = able.filter(ofSeason)
    const latest = speaking.at(-1)
    const due = speaking.filter(p => c.target && le(c.target.t, p.t) && !runs(p))
    const first = due.find(hasNumber)
    const judge = first ?? latest
    // What is newer than the judge and was passed over.
    if (judge === latest) {
      const newer = begun.filter(p => ofSeason(p) && (!judge || lt(judge.t, p.t)))
      const stopped = newer.filter(p => (hasNumber(p) || isInterval(p)) && waits(p))
      if (stopped.some(runs)) reasons.add('period-running')
      if (stopped.some(p => !runs(p))) reasons.add(judge ? 'later-period-incomplete' : 'incomplete-cells')
      const newest = newer.at(-1)
      if (newest && newest.value === null && !isInterval(newest)) {
        const names: Record<string, string> = {
          H: 'missing',
          L: 'missing',
          O: 'missing',
          K: 'included-elsewhere',
          M: 'not-applicable',
          Q: 'suppressed',
        }
        reasons.add(names[newest.statuses[0] as string] as string)
      }
    }
    if (!judge) {
      if (!reasons.has('period-running') && !reasons.has('incomplete-cells')) reasons.add('no-measurement')
      return none()
    }
    if (judge.value === null) reasons.add('interval-value')
    const { baseline, target } = c
    let onlyBaseline = false
    if (baseline && !speaking.some(p => lt(baseline.t, p.t))) {
      const other = able.some(p => !ofSeason(p) && lt(baseline.t, p.t))
      reasons.add(other ? 'other-season' : 'only-baseline')
      onlyBaseline = !other
    }
    const keeps = [
      'no-target',
      'hold-needs-band',
      'no-baseline',
      'target-not-after-baseline',
      'interval-value',
      'other-season',
    ]
    const isFaulty = keeps.some(reason => reasons.has(reason) && (reason !== 'interval-value' || judge.value === null))
    if (!baseline || !target || isFaulty) return none()

    const b = baseline.value
    const value = onlyBaseline ? b : (judge.value as number)
    const at = onlyBaseline ? baseline.t : judge.t
    // Which bound, and which way is better.
    let goal: number
    let sign: number
    let far: number | null = null
    const near = (v: number): number => (v > high ? high : Math.abs(v - low) <= Math.abs(v - high) ? low : high)
    const signAt = (v: number, bound: number): number => (v > high || (bound === high && bound !== low) ? -1 : 1)
    const isInside = isBand && meets(b)
    if (isBand) {
      const from = isInside ? value : b
      goal = near(from)
      sign = signAt(from, goal)
      if (!isInside) far = sign === 1 ? high : low
    } else {
      goal = target.value as number
      sign = c.direction === 'decrease' ? -1 : 1
    }
    const way = isInside ? (high - low) / 2 || Math.abs(low) : Math.abs(goal - b)
    let expected: number
    let distance: number | null = way
    let covered: number | null = (value - b) / (goal - b)
    let deviation: number
    let g = 0
    if (isInside) {
      expected = goal
      covered = null
      distance = way || null
      deviation = sign * (value - expected)
    } else if (eq(b, goal) && !isBand) {
      expected = goal
      covered = null
      distance = null
      deviation = sign * (value - expected)
    } else if (!isBand && meets(b)) {
      expected = goal
      covered = null
      distance = Math.abs(goal) || null
      deviation = sign * (value - expected)
      if (!onlyBaseline) reasons.add('baseline-beyond-target')
    } else if (far !== null && lt(sign * far, sign * value)) {
      expected = far
      deviation = -Math.abs(value - far)
    } else {
      const corners = [{ t: baseline.t, value: b }]
      for (const m of [...c.milestones].sort((x, y) => x.t - y.t))
        if (lt(baseline.t, m.t) && lt(m.t, target.t)) corners.push(m)
      corners.push({ t: target.t, value: goal })
      expected = at <= baseline.t ? b : goal
      for (let i = 1; i < corners.length; i++) {
        const [from, to] = [corners[i - 1] as { t: number; value: number }, corners[i] as { t: number; value: number }]
        if (at <= from.t || at > to.t) continue
        const w = (at - from.t) / (to.t - from.t)
        expected = from.value + w * (to.value - from.value)
        const end = i === corners.length - 1 && target.changePercent !== undefined ? 1 + target.changePercent / 100 : 0
        const ends = i === corners.length - 1 && target.changePoints !== undefined ? 1 : end
        g = (i === 1 ? 1 - w : 0) + w * ends
      }
      if (!lt(at, target.t)) g = 0
      deviation = sign * (value - expected)
    }
    if (onlyBaseline) return { ...none(), expected }
    const share = distance === null ? null : deviation / distance
    const error = Math.sqrt((judge.standardError ?? 0) ** 2 + (g * (baseline.standardError ?? 0)) ** 2)
    const size = Math.abs(deviation)
    const own = 1.96 * (judge.standardError ?? 0)
    const isMet = meets(value)
    let verdict: string
    if (first) {
      verdict = isMet ? 'achieved' : 'missed'
      if (due.some(p => isInterval(p) && p.t < first.t)) reasons.add('interval-value')
      if (lt(target.t, first.t)) reasons.add('late-measurement')
      const last = speaking.filter(hasNumber).at(-1) as OraclePoint
      if (meets(last.value as number) !== isMet) reasons.add(isMet ? 'lost-again' : 'reached-late')
    } else if (isMet) verdict = 'met'
    else if (lt(size, 1.96 * error) || (c.decimals !== undefined && lt(size, unit / 2))) verdict = 'within-error'
    else if (share !== null && lt(0.05, share)) verdict = 'ahead'
    else if (share === null || lt(share, -0.05)) verdict = 'behind'
    else verdict = 'on-path'
    if (['met', 'achieved', 'missed'].includes(verdict)) {
      const bounds = isBand ? [low, high] : [target.value as number]
      if (bounds.some(bound => lt(Math.abs(value - bound), own))) reasons.add('target-within-error')
    }
    if (verdict === 'within-error' && lt(0.2 * way, own)) reasons.add('too-imprecise')
    if (runs(judge)) reasons.add('period-running')
    caution([judge], reasons)
    const newest = said.at(-1) as OraclePoint
    const own6 = yearly().slice(-Math.max(4, c.window ?? 6))
    const gaps = own6.slice(1).map((p, i) => p.t - (own6[i] as OraclePoint).t)
    const rhythm = c.frequency ?? (gaps.length > 0 ? median(gaps) : undefined)
    if (rhythm !== undefined && lt(rhythm + (c.lag ?? 0) + Math.max(0.25, rhythm / 4), c.on - newest.t))
      reasons.add('stale')
    const atBaseline = begun.find(p => hasNumber(p) && !waits(p) && eq(p.t, baseline.t))?.value
    if (
      typeof atBaseline === 'number' &&
      !eq(atBaseline, b) &&
      (c.decimals === undefined || !lt(Math.abs(atBaseline - b), unit / 2))
    )
      reasons.add('baseline-differs-from-measurement')
    return { verdict, expected, deviation, share, covered, reasons: [...reasons] }
  }

  function caution(points: OraclePoint[], reasons: Set<string>): void {
    const names: Record<string, string> = {
      P: 'provisional',
      E: 'estimated',
      U: 'low-reliability',
      V: 'unvalidated',
      G: 'experimental',
      D: 'definition-differs',
    }
    for (const p of points) for (const status of p.statuses) if (names[status]) reasons.add(names[status])
  }

  /** The series the trend is read from: one value a year. */
  function yearly(): OraclePoint[] {
    const usable = begun.filter(p => hasNumber(p) && !waits(p) && !p.statuses.includes('N'))
    const last = usable.at(-1)
    if (!last) return []
    const isFine = (p: OraclePoint): boolean =>
      p.season !== undefined || (p.start !== undefined && lt(p.t - p.start, 1))
    if (!isFine(last)) return apart(usable.filter(p => !isFine(p)))
    const fine = usable.filter(isFine)
    if (last.season !== undefined && c.seasonal !== 'none' && c.seasonal !== 'adjusted') {
      const season = fine.some(p => p.season === c.target?.season) ? c.target?.season : last.season
      return fine.filter(p => p.season === season)
    }
    const means: OraclePoint[] = []
    for (let k = 0; k < 100; k++) {
      const [from, to] = [last.t - k - 1, last.t - k]
      const parts = apart(fine).filter(p => lt(from, p.t) && le(p.t, to))
      // Whole: no hole between the parts, none before the first, and no room for another after the last. (Weeks do not end
      // where years do.)
      const end = parts.at(-1) as OraclePoint
      const isWhole =
        parts.length > 0 &&
        parts.every((p, i) => i === 0 || eq(p.start as number, (parts[i - 1] as OraclePoint).t)) &&
        le((parts[0] as OraclePoint).start as number, from) &&
        lt(to, end.t + (end.t - (end.start as number)))
      if (!isWhole) continue
      let sum = 0
      let squares = 0
      for (const p of parts) {
        sum += p.value as number
        squares += (p.standardError ?? 0) ** 2
      }
      means.unshift({
        t: end.t,
        start: from,
        value: sum / parts.length,
        statuses: parts.flatMap(p => p.statuses),
        standardError: Math.sqrt(squares) / parts.length,
      })
    }
    return means
  }

  /** Every non-overlapping one, from the latest back. */
  function apart(points: OraclePoint[]): OraclePoint[] {
    const kept: OraclePoint[] = []
    for (const p of [...points].reverse()) {
      const next = kept[0]
      if (!next || next.start === undefined || le(p.t, next.start)) kept.unshift(p)
    }
    return kept
  }

  function trend(): OracleAnswer['trend'] {
    const reasons = new Set<string>()
    const all = yearly()
    const points = all.slice(-Math.max(4, c.window ?? 6))
    const n = points.length
    const usable = begun.filter(p => hasNumber(p) && !waits(p) && !p.statuses.includes('N'))
    // Parts of which no year is whole are measurements all the same.
    const last = points.at(-1) ?? usable.at(-1)
    caution(points, reasons)
    if (points.some(runs)) reasons.add('period-running')
    const slopes: number[] = []
    for (let i = 0; i < n; i++)
      for (let j = i + 1; j < n; j++) {
        const [p, q] = [points[i] as OraclePoint, points[j] as OraclePoint]
        slopes.push(((q.value as number) - (p.value as number)) / (q.t - p.t))
      }
    const b = n < 4 ? null : median(slopes)
    const none = (verdict: string): OracleAnswer['trend'] => ({
      verdict,
      slope: b,
      needed: null,
      pace: null,
      ifPaceHolds: null,
      projected: null,
      low: null,
      high: null,
      chance: null,
      reasons: [...reasons],
    })
    const { target } = c
    let isFaulty = false
    const fault = (reason: string): void => {
      reasons.add(reason)
      isFaulty = true
    }
    if (!target) fault('no-target')
    else if (c.direction === 'hold' && !isBand) fault('hold-needs-band')
    if (!last) fault('no-measurement')
    if (target && last && le(target.t, last.t)) fault('target-date-passed')
    if (!target || !last || isFaulty) return none('not-assessed')
    if (b === null) {
      const newest = usable.at(-1) as OraclePoint
      const isFine = newest.season !== undefined || (newest.start !== undefined && lt(newest.t - newest.start, 1))
      reasons.add(isFine && usable.length >= 4 ? 'one-season-a-year' : 'too-few-points')
      return none('too-early')
    }
    const v = last.value as number
    const h = target.t - last.t
    if (lt(5, h)) reasons.add('indicative')
    const isMet = meets(v)
    let goal = target.value as number
    let d = c.direction === 'decrease' ? -1 : 1
    if (isBand) {
      goal = v > high ? high : Math.abs(v - low) <= Math.abs(v - high) ? low : high
      d = goal === high && (v > high || low !== high) ? -1 : 1
    }
    const ifPaceHolds = clamp(v + b * h)
    const needed = isMet ? null : (goal - v) / h
    const span = last.t - (points[0] as OraclePoint).t
    const moves = Math.abs(b) * span
    const isNoise = eq(v, v + moves)
    const isClear = (wanted: number): boolean => {
      const against = slopes.filter(s => wanted * s < 0).length
      return lt(unit, moves) && (n === 4 ? against === 6 : le(0.8 * slopes.length, against))
    }
    let verdict: string
    if (isMet) {
      const wanted = isBand ? -Math.sign(b) : d
      const slips = wanted * b < 0 && !isNoise && (!isBand || !meets(ifPaceHolds))
      verdict = slips && isClear(wanted) ? 'met-slipping' : 'met'
      if (slips && verdict === 'met') reasons.add('no-clear-direction')
    } else {
      let gap = d * (goal - ifPaceHolds)
      if (isBand) {
        const far = d === 1 ? high : low
        if (lt(d * far, d * ifPaceHolds)) gap = d * (ifPaceHolds - far)
      }
      if (eq(ifPaceHolds, goal)) gap = 0
      let onePercent = 0
      if (c.baseline) {
        const from = c.baseline.value
        const bound = from > high ? high : Math.abs(from - low) <= Math.abs(from - high) ? low : high
        if (!isBand) onePercent = Math.abs((target.value as number) - from) / 100
        else onePercent = (meets(from) ? (high - low) / 2 || Math.abs(low) : Math.abs(bound - from)) / 100
      }
      const shortfall = gap / Math.abs(goal - v)
      if (gap > 0 && le(gap, Math.max(unit, 1.96 * (last.standardError ?? 0), onePercent))) {
        verdict = 'reaches'
        reasons.add('gap-within-error')
      } else if (d * b < 0 && !isNoise) {
        verdict = isClear(d) ? 'moving-away' : 'clearly-short'
        if (verdict === 'clearly-short') reasons.add('no-clear-direction')
      } else if (lt(shortfall, 0.05)) verdict = 'reaches'
      else verdict = le(shortfall, 0.2) ? 'slightly-short' : 'clearly-short'
    }
    // The band.
    const mu = (v - ((points[0] as OraclePoint).value as number)) / span
    let sum = 0
    for (let i = 1; i < n; i++) {
      const [p, q] = [points[i - 1] as OraclePoint, points[i] as OraclePoint]
      sum += ((q.value as number) - (p.value as number) - mu * (q.t - p.t)) ** 2 / (q.t - p.t)
    }
    const s2 = Math.max(sum / (n - 2), c.decimals === undefined ? 0 : unit ** 2 / 6)
    const phi = s2 === 0 ? 1 : Math.min(1, 0.7 + (0.05 * Math.abs(b)) / Math.sqrt(s2))
    const faded = Math.abs(1 - phi) < 1e-9 ? h : (phi * (1 - phi ** h)) / (1 - phi)
    const centre = v + b * faded
    const error = Math.sqrt(s2 * h * (1 + h / span) + (0.3 * b * h) ** 2 + (last.standardError ?? 0) ** 2)
    const half = error === 0 ? 0 : quantile90(n - 2) * error
    const below = (x: number): number => mass(n - 2, (x - centre) / error)
    let chance: number
    if (error === 0) chance = meets(clamp(centre)) ? 1 : 0
    else if (!isBand) chance = d === 1 ? 1 - below(goal) : below(goal)
    else {
      const over = c.limits?.max !== undefined && le(c.limits.max, high) ? 0 : 1 - below(high)
      const under = c.limits?.min !== undefined && le(low, c.limits.min) ? 0 : below(low)
      chance = Math.min(1, Math.max(0, 1 - over - under))
    }
    return {
      verdict,
      slope: b,
      needed,
      pace: needed === null ? null : b / needed,
      ifPaceHolds,
      projected: clamp(centre),
      low: clamp(centre - half),
      high: clamp(centre + half),
      chance,
      reasons: [...reasons],
    }
  }
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const n = sorted.length
  return n % 2 ? (sorted[(n - 1) / 2] as number) : ((sorted[n / 2 - 1] as number) + (sorted[n / 2] as number)) / 2
}
