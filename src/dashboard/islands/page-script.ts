/** The script of every page: a slider, news, a figure that follows the slider, and the last visit. Pages are whole without it. */
import { defineLastVisit } from './last-visit.ts'
import { defineLiveFigure } from './live-figure.ts'
import { defineLiveNews } from './live-news.ts'
import { followHistory } from './show-page.ts'
import { defineTimeSlider } from './time-slider.ts'

/** Once the page is seen: until then all that the machine can do belongs to drawing it. */
function whenDrawn(begin: () => void): void {
  if (!PerformanceObserver.supportedEntryTypes.includes('paint')) {
    begin()
    return
  }
  const seen = new PerformanceObserver((_, observer) => {
    observer.disconnect()
    begin()
  })
  seen.observe({ type: 'paint', buffered: true })
}

followHistory()
whenDrawn(() => {
  defineTimeSlider()
  defineLiveFigure()
  defineLiveNews()
  defineLastVisit()
})
