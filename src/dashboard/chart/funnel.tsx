/** The funnel: places by how many their value is a share of, between the limits within which chance may move them. */
import { linear, roundTicks } from './scale.ts'

/** A place as it is drawn, in the unit of the indicator. */
export interface FunnelPlace {
  readonly code: string
  readonly label: string
  readonly size: number
  readonly value: number
  /** The limits of 95 per cent for a place of this size. */
  readonly low: number
  readonly high: number
  readonly isNamed: boolean
}

interface FunnelProps {
  readonly places: readonly FunnelPlace[]
  /** The value of all places together. */
  readonly whole: number
  readonly title: string
  readonly description: string
  readonly value: (value: number) => string
  readonly tick: (value: number, decimals: number) => string
  readonly sizeLabel: string
  readonly size: (size: number) => string
}

/** For wide pages and for phones, so that text stays readable on both. */
const frames = {
  wide: { width: 720, height: 340, left: 64 },
  narrow: { width: 330, height: 300, left: 52 },
} as const
const [RIGHT, TOP, BOTTOM] = [24, 16, 44]

/** The funnel in both sizes; the stylesheet shows the one that fits the page. */
export const Funnel = (props: FunnelProps) => (
  <>
    <FunnelPicture {...props} name="wide" />
    <FunnelPicture {...props} name="narrow" />
  </>
)

/** Sizes may lie far apart: one step to the right is ten times as many, or part of it. */
function FunnelPicture({
  name,
  places,
  whole,
  title,
  description,
  value,
  tick: writtenTick,
  sizeLabel,
  size,
}: FunnelProps & { readonly name: keyof typeof frames }) {
  const { width, height, left } = frames[name]
  const sorted = places.toSorted((a, b) => a.size - b.size)
  const sizes = sorted.map(place => Math.log10(place.size))
  const values = sorted.flatMap(place => [place.value, place.low, place.high])
  const ticks = roundTicks(Math.min(...values), Math.max(...values), 5)
  const room = ((sizes.at(-1) ?? 0) - (sizes[0] ?? 0)) * 0.05
  const x = linear([(sizes[0] ?? 0) - room, (sizes.at(-1) ?? 0) + room], [left, width - RIGHT])
  const y = linear(ticks.domain, [height - BOTTOM, TOP])
  const line = (of: 'low' | 'high'): string =>
    sorted.map((place, i) => `${i === 0 ? 'M' : 'L'}${at(place.size, place[of])}`).join('')
  const at = (of: number, v: number): string => `${x(Math.log10(of)).toFixed(1)} ${y(v).toFixed(1)}`
  const ends = [sorted[0], sorted.at(-1)].filter(place => place !== undefined)
  return (
    <svg
      class={`chart funnel ${name}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`funnel-${name}-title funnel-${name}-text`}
    >
      <title id={`funnel-${name}-title`}>{title}</title>
      <desc id={`funnel-${name}-text`}>{description}</desc>
      <g class="axes">
        {ticks.values.map(tick => (
          <g key={tick}>
            <path d={`M${left} ${y(tick).toFixed(1)}H${width - RIGHT}`} />
            <text x={left - 8} y={y(tick).toFixed(1)} dy=".32em" text-anchor="end">
              {writtenTick(tick, ticks.decimals)}
            </text>
          </g>
        ))}
        {ends.map((place, i) => (
          <text
            key={place.code}
            x={x(Math.log10(place.size)).toFixed(1)}
            y={height - BOTTOM + 18}
            text-anchor={i === 0 ? 'start' : 'end'}
          >
            {size(place.size)}
          </text>
        ))}
        <text x={(left + width - RIGHT) / 2} y={height - 6} text-anchor="middle">
          {sizeLabel}
        </text>
      </g>
      <path class="whole" d={`M${left} ${y(whole).toFixed(1)}H${width - RIGHT}`} />
      <path class="limit" d={line('low')} />
      <path class="limit" d={line('high')} />
      {sorted.map(place => {
        const [cx, cy] = at(place.size, place.value).split(' ')
        return (
          <circle key={place.code} class={place.isNamed ? 'dot named' : 'dot'} cx={cx} cy={cy} r="4.5">
            <title>{`${place.label}: ${value(place.value)}`}</title>
          </circle>
        )
      })}
      <g class="labels">
        {sorted
          .filter(place => place.isNamed)
          .map(place => {
            const isRight = x(Math.log10(place.size)) > width / 2
            return (
              <text
                key={place.code}
                class="latest"
                x={(x(Math.log10(place.size)) + (isRight ? -10 : 10)).toFixed(1)}
                y={y(place.value).toFixed(1)}
                dy=".32em"
                text-anchor={isRight ? 'end' : 'start'}
              >
                {place.label}
              </text>
            )
          })}
      </g>
    </svg>
  )
}
