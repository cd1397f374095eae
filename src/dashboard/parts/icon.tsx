/** The icons of verdicts: a dot ahead of, on or behind a mark; an arrow that reaches a goal, falls short or turns away. */
import type { PathVerdict } from '../../../projections/progress/path.ts'
import type { TrendVerdict } from '../../../projections/progress/trend.ts'

export type Shape = PathVerdict | TrendVerdict

const mark = <path d="M8 2v12" />
const goal = <path d="M14 3v10" />
const check = <path d="M2.5 8.5 6.5 12.5 13.5 4" />
const unknown = <circle cx="8" cy="8" r="5.5" stroke-dasharray="2.2 2.12" />

const shapes: Readonly<Record<Shape, preact.JSX.Element>> = {
  'not-assessed': unknown,
  achieved: (
    <>
      <circle cx="8" cy="8" r="6.5" />
      <path d="M4.8 8.3 7.2 10.6 11.4 5.6" />
    </>
  ),
  missed: <path d="M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5" />,
  met: check,
  'within-error': (
    <>
      {mark}
      <circle cx="8" cy="8" r="3.2" />
    </>
  ),
  ahead: (
    <>
      <path d="M5 2v12" />
      <circle class="dot" cx="12" cy="8" r="2.6" />
    </>
  ),
  behind: (
    <>
      <path d="M11 2v12" />
      <circle class="dot" cx="4" cy="8" r="2.6" />
    </>
  ),
  'on-path': (
    <>
      {mark}
      <circle class="dot" cx="8" cy="8" r="3" />
    </>
  ),
  'too-early': <path d="M4 2h8M4 14h8M5 2c0 4 6 8 6 12M11 2c0 4-6 8-6 12" />,
  'moving-away': (
    <>
      {goal}
      <path d="M11 8H2M5.5 4.5 2 8l3.5 3.5" />
    </>
  ),
  'clearly-short': (
    <>
      {goal}
      <path d="M1 8h5.5M4 5.5 6.5 8 4 10.5" />
    </>
  ),
  'slightly-short': (
    <>
      {goal}
      <path d="M1 8h9.5M8 5.5 10.5 8 8 10.5" />
    </>
  ),
  'met-slipping': <path d="M1.5 6.5 5 10 10 3.5M14 6v7.5M11.5 11 14 13.5 16.5 11" />,
  reaches: (
    <>
      {goal}
      <path d="M1 8h12M9.5 4.5 13 8l-3.5 3.5" />
    </>
  ),
}

/** The icon of a verdict. It is hidden from screen readers, since the words beside it say the same. */
export const Icon = ({ shape }: { shape: Shape }) => (
  <svg class="icon" viewBox="0 0 17 16" width="17" height="16" aria-hidden="true" focusable="false">
    {shapes[shape]}
  </svg>
)

/** The logo: a cairn of three stones. */
export const Cairn = () => (
  <svg class="cairn" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
    <ellipse cx="16" cy="26" rx="13" ry="5" />
    <ellipse cx="15.5" cy="16.5" rx="9.5" ry="4.2" />
    <ellipse cx="16.5" cy="8" rx="6" ry="3.6" />
  </svg>
)
