/** The methods of assessment in plain words, in English. */
export const methods = {
  'destatis-weather':
    'Carries the mean change of the last five years on to the target year. If less than 5% of the way still to go would be lacking, it shows a sun; 5–20% slightly cloudy; more than 20% a cloud; and a thunderstorm where it moves the wrong way.',
  escap:
    'Two numbers up to 10: how much of the way from baseline to target is covered, and how much is expected to be at the target year. Above 9 expected is on track, 0–9 must go faster, zero or less is regress.',
  'linear-path':
    'Shows which value a straight line from baseline to target, a percentage change of the baseline, and a constant yearly rate would have each year. It passes no verdict.',
  'varde-1':
    'Gives two answers. The first holds the latest measurement against the agreed path from baseline to target. The second shows where it ends if the development in the latest measurements continues, and how uncertain that is.',
  'opensdg-2.4':
    'Compares the yearly growth rate since the base year with the rate needed to reach the target. At least 95% of it is substantial progress, 60–95% moderate, 0–60% limited, below zero deterioration. Without a target the limits are 1.5% and 0.5% a year.',
  'unsd-2023':
    'Carries the growth rate since the base year on to the target year. If at least 95% of the distance to the target would be covered then, or the target is met, it gives 3; 10–95% gives 2; less gives 1.',
}
