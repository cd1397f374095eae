/** The files of an indicator, at stable addresses: exactly what its page shows with the same parameters. */

import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import type { PhraseText } from '../../../projections/words/phrases.ts'
import { isRefusal, type Refusal, refuse } from '../../commands/refusal.ts'
import type { ViewReader } from '../../engine/ask.ts'
import type { InvalidInput } from '../../engine/errors.ts'
import { unreadable } from '../../engine/pins.ts'
import { type BadAddress, here } from '../address.ts'
import type { Page } from '../page.ts'
import { type Fonts, systemFonts } from '../png/fonts.ts'
import { pngOf } from '../png/png.ts'
import { sendMade } from '../sending.ts'
import { csvOf, jsonStatOf } from './data-files.ts'
import { shownParameters } from './shown.ts'
import { pinnedTo, type ShownFigure, shownFigure } from './shown-figure.ts'

/** What the routes of files share with those of pages. */
export interface FileRouteParts {
  /** The page of an address, with these parameters beside those of every page; for whoever asks. */
  readonly pageOf: (
    request: FastifyRequest,
    reply: FastifyReply,
    own: readonly string[],
  ) => { page: Page; bad?: BadAddress }
  /** The facts that figures of an indicator are made of, as bytes: of many figures they are many. */
  readonly historyOf: (
    request: FastifyRequest,
    reply: FastifyReply,
    page: Page,
    id: string,
  ) => ReturnType<ViewReader['answerView']>
  /** Sends a refusal, as the API does. */
  readonly sendRefusal: (refusal: Refusal, request: FastifyRequest, reply: FastifyReply) => FastifyReply
  /** The fonts that pictures are drawn with; left out: those of the machine. */
  readonly fonts?: (() => Fonts | undefined) | undefined
}

interface FileKind {
  readonly type: string
  readonly extensions: readonly string[]
  /** The file; undefined where there is nothing to make it of. */
  readonly make: (shown: ShownFigure) => string | undefined
  /** What it is drawn as, where that is not the text itself; given the fonts that there are. */
  readonly draw?: (made: string, fonts: Fonts | undefined) => Promise<Buffer>
  readonly headers?: Readonly<Record<string, string>>
}

/** Where the same file is had for good. */
const permanentAddress = ({ page, assessment }: ShownFigure): string =>
  page.origin + here(pinnedTo(page.state, assessment))

async function kinds(): Promise<readonly FileKind[]> {
  const { pictureHeaders, svgOf } = await import('./picture.tsx')
  return [
    { type: 'text/csv', extensions: ['csv'], make: csvOf },
    {
      type: 'application/json',
      extensions: ['jsonstat', 'json'],
      make: shown => JSON.stringify(jsonStatOf(shown, permanentAddress(shown))),
    },
    { type: 'image/svg+xml', extensions: ['svg'], make: svgOf, headers: pictureHeaders },
    { type: 'image/png', extensions: ['png'], make: svgOf, draw: (svg, fonts) => pngOf(svg, fonts ?? null) },
  ]
}

interface FileRoute {
  readonly Params: { readonly id: string }
}

const PARAMETERS =
  'It takes the parameters of its page, such as asOf, cell, target and lines; an unknown one is refused. Without a key it shows what anybody may read.'

/** What the API’s description says of a file. Its query is read as that of its page is. */
const described = (type: string, extension: string): FastifySchema => ({
  operationId: `indicator-${extension}`,
  tags: ['files'],
  summary: `An indicator as its page shows it, as a file of type ${type}`,
  description: PARAMETERS,
})

/** Registers every file, and the facts from which its page folds figures. Errors are answered as the API answers them. */
export function fileRoutes(
  app: FastifyInstance,
  { pageOf, historyOf, sendRefusal, fonts = systemFonts }: FileRouteParts,
): void {
  app.register(async scope => {
    scope.get<{ Params: { id: string } }>('/indicators/:id(^[a-z0-9-]+)/history.json', async (request, reply) => {
      const { page, bad } = pageOf(request, reply, [])
      if (bad) throw badQuery(bad)
      const history = await historyOf(request, reply, page, request.params.id)
      if (isRefusal(history) || !history.bytes) return sendRefusal(absent, request, reply)
      return sendMade(reply, { type: 'application/json', body: history.bytes, madeFrom: history.etag })
    })
    for (const { type, extensions, make, draw, headers } of await kinds())
      for (const extension of extensions)
        scope.get<FileRoute>(
          `/indicators/:id(^[a-z0-9-]+).${extension}`,
          { schema: described(type, extension) },
          async (request, reply) => {
            const { page, bad } = pageOf(request, reply, shownParameters)
            if (bad) throw badQuery(bad)
            const { id } = request.params
            const shown = await shownFigure(page, id)
            const body = shown && make(shown)
            if (body === undefined) return sendRefusal(absent, request, reply)
            const name = `${id}-${shown?.assessment.pin.on}.${extension}`
            return sendMade(reply, {
              type,
              ...(draw ? { body: () => draw(body, fonts()), madeFrom: body } : { body }),
              headers: { ...headers, 'content-disposition': `inline; filename="${name}"` },
            })
          },
        )
  })
}

const absent = refuse('unknown-thing/at-pin', {})

function badQuery({ fault, name, given }: BadAddress): InvalidInput {
  const details: Readonly<Record<BadAddress['fault'], PhraseText>> = {
    unknown: 'is no parameter of this address.',
    twice: 'is given twice; give it once.',
    'future-date': `${given} has not begun; nothing is known from the future`,
    'unreadable-date': `${given} is no knowledge date.`,
  }
  return unreadable(name, details[fault])
}
