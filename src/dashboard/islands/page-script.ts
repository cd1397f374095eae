/** The script of every page: a slider, news, and a figure that follows the slider. Pages are whole without it. */
import { defineLiveFigure } from './live-figure.ts'
import { defineLiveNews } from './live-news.ts'
import { followHistory } from './show-page.ts'
import { defineTimeSlider } from './time-slider.ts'

followHistory()
defineTimeSlider()
defineLiveFigure()
defineLiveNews()
