/** The script of every page: a slider, news, a figure that follows the slider, and the last visit. Pages are whole without it. */
import { defineLastVisit } from './last-visit.ts'
import { defineLiveFigure } from './live-figure.ts'
import { defineLiveNews } from './live-news.ts'
import { followHistory } from './show-page.ts'
import { defineTimeSlider } from './time-slider.ts'

followHistory()
defineTimeSlider()
defineLiveFigure()
defineLiveNews()
defineLastVisit()
