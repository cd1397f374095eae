/** The figure of an indicator's page while the slider moves: its facts and the program that folds them are fetched when it is first touched. */
import type { HistoryAnswer } from '../answer-types.ts'
import { defineElement } from './define-element.ts'
import type { FigureProgram, LiveAbout } from './figure-program.tsx'
import { SLID, type TimeSlide, TOUCHED } from './time-slider.ts'

export const defineLiveFigure = (): void => defineElement('live-figure', connect)

function connect(element: HTMLElement, signal: AbortSignal): void {
  const { program = '', about: text = '{}' } = element.dataset
  const about = JSON.parse(text) as LiveAbout
  let show: ((day: string | undefined) => void) | undefined
  let wanted: TimeSlide | undefined
  let isAsked = false

  /** Draws what was asked for last, once a frame. */
  function draw(): void {
    isAsked = false
    if (wanted && show && !signal.aborted) show(wanted.day)
  }

  function ask(): void {
    if (!isAsked) requestAnimationFrame(draw)
    isAsked = true
  }

  const historyAt = async (address: string): Promise<HistoryAnswer> => (await fetch(address, { signal })).json()

  async function load(): Promise<void> {
    const [{ showing }, ...histories] = await Promise.all([
      import(program) as Promise<FigureProgram>,
      ...about.histories.map(historyAt),
    ])
    show = showing(about, histories, element)
    element.dataset.isLive = ''
    ask()
  }

  addEventListener('resize', ask, { signal })
  // Where the program or the facts can't be had, the figure stays as it was sent, and the page is loaded when the slider is let go.
  document.addEventListener(TOUCHED, () => void load().catch(() => undefined), { once: true, signal })
  document.addEventListener(
    SLID,
    event => {
      wanted = (event as CustomEvent<TimeSlide>).detail
      ask()
    },
    { signal },
  )
}
