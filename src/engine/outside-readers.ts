/** What is read by somebody without a role in a mission: approved figures only, and nothing beyond an embargo. */
import { type EmbargoCap, embargoCapOf, upToEmbargoes } from '../../projections/base/embargo.ts'
import type { Pin } from '../../projections/base/pin.ts'
import { type About, heldFrom, seesShared, sightOf } from '../../projections/base/sight.ts'
import type { Viewer } from '../../projections/base/viewer.ts'
import type { FactReader } from '../../projections/figures/fact-reader.ts'
import { approvedOnly, withoutFigures } from '../../projections/figures/outside-reader.ts'
import { seriesUpTo } from '../../projections/figures/series.ts'
import type { SeenMission } from '../../projections/views/view.ts'
import type { Log } from '../log/log.ts'

/** A pin as it is for readers without a role in the mission. */
export const capped = (found: Pin, cap: EmbargoCap | undefined): Pin => ({
  ...found,
  position: Math.min(found.position, cap?.position ?? found.position),
  figures: cap?.hasFigures === false ? 'none' : 'approved',
})

/** Makes the readers of those without a role. */
export function outsideReadersOf(log: Log, factReader: FactReader) {
  let approved: { readonly position: number; readonly reader: FactReader } | undefined
  /** The reader of what is approved at a position; facts up to a position never change, so the last one is kept. */
  function approvedAt(position: number): FactReader {
    if (approved?.position !== position) approved = { position, reader: approvedOnly(factReader, position) }
    return approved.reader
  }

  /** Up to where a mission is seen from outside; a release has its own time. */
  const capOf = (about: About, now: number): EmbargoCap | undefined =>
    typeof about === 'object' && !about.isRelease ? embargoCapOf(factReader, about.mission, now) : undefined

  /** Up to where the mission of a release is seen from outside. */
  const releaseEnd = (about: About, now: number): number | undefined =>
    typeof about === 'object' && about.isRelease ? embargoCapOf(factReader, about.mission, now)?.position : undefined

  /** Whether an embargo holds back from others what is read at a position. */
  function isHeldBack(about: Extract<About, object>, position: number): boolean {
    const now = log.now()
    if (about.isRelease) return (about.embargoedUntil ?? 0) > now
    const cap = capOf(about, now)
    return cap !== undefined && position > cap.position
  }

  /**
   * What stands in several missions, as a viewer sees it now: each mission under embargo up to where it is seen from outside. What was
   * recorded last is told by it too: nothing that is hidden counts.
   */
  function sharedSeen(viewer: Viewer) {
    const held = heldFrom(viewer, factReader, log.now())
    const lastPositionOf = (mission: string, until: number): number => {
      const sight = viewer.sees(mission)
      if (sight === 'nothing') return -1
      if (sight === 'all') return factReader.lastPositionOf(mission, until)
      const at = Math.min(until, held.get(mission) ?? until)
      return approvedAt(at).lastPositionOf(mission, at)
    }
    return { reader: { ...upToEmbargoes(factReader, held), lastPositionOf }, key: () => [...held] }
  }

  /**
   * A release is seen whole from its own time on. What it says is compared with what is known of its mission from outside: while another
   * release is under embargo, with what is seen up to `end`.
   */
  function releaseSeen(reader: FactReader, end: number): FactReader {
    return {
      ...reader,
      indicator: id => {
        const { facts, series } = reader.indicator(id)
        return { facts: facts.filter(({ position }) => position <= end), series: seriesUpTo(series, end) }
      },
      lastPositionOf: (mission, at) => reader.lastPositionOf(mission, Math.min(at, end)),
    }
  }

  /** Each mission as a viewer sees it now. */
  function missionsSeen(viewer: Viewer) {
    const now = log.now()
    const shared = sharedSeen(viewer)
    const sight = (mission: string) => sightOf(viewer, { mission }, now)
    const capIn = (mission: string) => (sight(mission) === 'approved' ? capOf({ mission }, now) : undefined)
    return {
      at: (mission: string, pin: Pin): SeenMission | undefined => {
        if (sight(mission) === 'nothing') return undefined
        if (sight(mission) === 'all') return { pin, reader: factReader }
        const own = capped(pin, capIn(mission))
        return { pin: own, reader: readerFor(own) }
      },
      reader: {
        ...shared.reader,
        all: (life: string): readonly string[] => {
          const ids = factReader.all(life)
          if (life !== 'project' && life !== 'actor') return ids
          return ids.filter(id => seesShared(shared.reader, viewer, `${life}-${id}`, log.head()))
        },
      },
      /** Two viewers for whom this is the same see the same of every mission. */
      key: () =>
        factReader.all('mission').flatMap(id => (sight(id) === 'nothing' ? [] : [[id, sight(id), capIn(id)] as const])),
    }
  }

  function readerFor({ figures, position }: Pin): FactReader {
    if (figures === 'all') return factReader
    return figures === 'none' ? withoutFigures(approvedAt(position)) : approvedAt(position)
  }

  return { approvedAt, capOf, releaseEnd, releaseSeen, isHeldBack, missionsSeen, sharedSeen, readerFor }
}
