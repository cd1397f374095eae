/** The thread that draws pictures: it takes an SVG and answers with a PNG. */
import { parentPort } from 'node:worker_threads'
import { Resvg } from '@resvg/resvg-js'
import type { DrawAnswer, DrawRequest } from './png.ts'

/** Pixels for each unit of the picture: sharp on screens and in documents. */
const ZOOM = 2

function draw({ id, svg, fonts }: DrawRequest): DrawAnswer {
  try {
    const image = new Resvg(svg, {
      fitTo: { mode: 'zoom', value: ZOOM },
      background: '#ffffff',
      font: {
        loadSystemFonts: false,
        fontFiles: [...fonts.files],
        defaultFontFamily: fonts.family,
        sansSerifFamily: fonts.family,
      },
    })
    return { id, png: new Uint8Array(image.render().asPng()) }
  } catch (error) {
    return { id, error: String(error) }
  }
}

parentPort?.on('message', (request: DrawRequest) => parentPort?.postMessage(draw(request)))
