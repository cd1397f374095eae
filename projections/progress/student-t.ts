/**
 * How far does chance reach in a handful of points? Student's t distribution for whole degrees of freedom. Own code,
 * because the one kept library that agrees to 1e-9 (@stdlib) brings 233 packages and 27 MB for these sixty lines.
 */

/** Least normal double: stands in for zero in the continued fraction. */
const TINY = 1e-300

/** Beta(df/2, 1/2) by its recurrence from Beta(1/2, 1/2) = π or Beta(1, 1/2) = 2: no gamma function for whole df. */
function betaHalf(df: number): number {
  let beta = df % 2 === 1 ? Math.PI : 2
  for (let a = df % 2 === 1 ? 0.5 : 1; a < df / 2; a += 1) beta *= a / (a + 0.5)
  return beta
}

/** Continued fraction of the incomplete beta function by Lentz's method (DLMF 8.17.22; Numerical Recipes 6.4). */
function betaFraction(a: number, b: number, x: number): number {
  const safe = (n: number): number => (Math.abs(n) < TINY ? TINY : n)
  let c = 1
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= 1000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    let step = 1
    for (const term of [even, odd]) {
      d = 1 / safe(1 + term * d)
      c = safe(1 + term / c)
      step = d * c
      fraction *= step
    }
    if (Math.abs(step - 1) < 1e-16) break
  }
  return fraction
}

/** P(T > |t|), exact in the far tail, where 1 − P would have lost every digit (DLMF 8.17.8, Abramowitz & Stegun 26.7.1). */
function tail(t: number, df: number): number {
  const square = t * t
  const x = df / (df + square)
  const front = (x ** (df / 2) * Math.sqrt(square / (df + square))) / betaHalf(df)
  if (x < (df / 2 + 1) / (df / 2 + 2.5)) return (front * betaFraction(df / 2, 0.5, x)) / df
  return 0.5 - front * betaFraction(0.5, df / 2, 1 - x)
}

/** P(T ≤ t) for a whole number of degrees of freedom ≥ 1; relative error below 1e-12. */
export function tCdf(t: number, df: number): number {
  return t <= 0 ? tail(t, df) : 1 - tail(t, df)
}

/** Density of the distribution. */
const density = (t: number, df: number): number =>
  (1 + (t * t) / df) ** (-(df + 1) / 2) / (Math.sqrt(df) * betaHalf(df))

/**
 * The t that T falls below with probability p, 0 < p < 1. Bisection brackets it and Newton's steps, which never leave
 * the bracket, finish: it converges for every df and p.
 */
export function tQuantile(p: number, df: number): number {
  if (p === 0.5) return 0
  if (p < 0.5) return -tQuantile(1 - p, df)
  let [low, high] = [0, 1]
  while (tail(high, df) > 1 - p) high *= 2
  let t = (low + high) / 2
  for (let i = 0; i < 200; i += 1) {
    const excess = tail(t, df) - (1 - p)
    if (excess > 0) low = t
    else high = t
    const newton = t + excess / density(t, df)
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - t) <= 1e-15 * t) return next
    t = next
  }
  return t
}
