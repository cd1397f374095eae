/** Why is there no answer, or which reservation goes with it? The closed list; whoever shows one finds its meaning here. */
export const reasons = {
  // nothing can be said
  'definition-only': 'only the definition is recorded: no baseline, no target, no measurement',
  'no-target': 'no target with a number is set',
  'no-baseline': 'no baseline is set',
  'no-measurement': 'no measurement is known by the day of assessment',
  'no-measurement-since-baseline': 'the latest measurement is about a time before the baseline',
  'interval-value': 'a value is known as an interval only; intervals are shown, never computed with',
  break: 'figures lie on the other side of a break in the series that nobody bridged',
  'incomplete-cells': 'the latest figure is a sum in which cells are lacking',
  'target-not-after-baseline': 'the target is not dated after the baseline',
  'target-date-passed': 'the latest measurement is at or after the date of the target',
  'hold-needs-band': 'a value is to be held, which needs a band to hold it in',
  'too-few-points': 'there are fewer comparable points than the rule needs',
  // reservations
  'baseline-beyond-target': 'the baseline was already better than the target',
  'target-follows-other-baseline': 'the relative target was computed from another baseline than the one that stands',
  'baseline-differs-from-measurement': 'the baseline differs from the measurement for its own period',
  stale: 'the latest measurement is older than two rounds of measuring and the wait for publication',
  provisional: 'a figure used is provisional',
  disputed: 'a figure used is disputed',
  missing: 'the newest figure is missing; an older one is used',
  'not-applicable': 'the newest figure is marked as not applicable; an older one is used',
  suppressed: 'the newest figure is suppressed; an older one is used',
  indicative: 'the target lies more than five years after the latest measurement',
  // named methods
  'base-equals-target': 'the rule divides by the distance from base to target, which is zero',
  'sign-change': 'the rule needs a growth rate, which does not exist across zero',
  'growth-rate-undefined': 'the rule needs a growth rate, which does not exist for these values',
  'base-zero-replaced': 'the rule counts a base value of zero as 0.001',
  'target-zero-replaced': 'the rule counts a target of zero as 0.001',
  'target-across-zero':
    'the rule needs a growth rate from base to target across zero; its code takes the modulus of a complex number',
  'base-beyond-limit': 'the base value is beyond the natural limit, so that the rule may give odd results',
  'band-target': 'the rule knows no band targets',
  'weakest-bound': 'of a band the rule takes the bound that is easiest to reach',
  'next-milestone': 'of several dated targets the rule takes the next',
  'value-at-limit': 'a value at its natural limit has no logit; the rule carries the latest value on',
  'no-logit': 'the rule needs values above zero, or within limits that are known',
} as const

/** A reason's code. */
export type Reason = keyof typeof reasons
