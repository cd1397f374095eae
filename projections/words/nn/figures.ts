/** The texts about the figures of an indicator: its files, its embed and the pages beside its first, in Norwegian Nynorsk. */
import type { figures as english } from '../en/figures.ts'

export const figures: typeof english = {
  downloads: 'Last ned det som er vist',
  csv: 'Tabell (CSV)',
  jsonstat: 'Data (JSON-stat)',
  svg: 'Bilete (SVG)',
  downloadsNote: 'Kvar fil seier kva del ho viser, kva som var kjent når, og kvar tala er frå.',
  embed: 'Vis diagrammet på ein annan nettstad',
  embedHint:
    'Kopier dette inn på sida. Diagrammet blir ståande slik det er i dag, og seier frå når det finst eit nyare.',
  newer: 'Det finst ei nyare utgåve av dette diagrammet.',
  seeNewer: 'Sjå den nyare',
  openHere: 'Opne i Varde',
  atPosition: (position: string) => `loggposisjon ${position}`,
  firstTarget: 'mot det første måltalet',
  byMethod: (method: string) => `etter regelen ${method}`,
  line: 'Linje',
  low: 'nedre grense',
  high: 'øvre grense',
  firstValue: 'Første tal',
  lines: {
    measured: 'Målt',
    interval: 'Målt, som eit intervall',
    incomplete: 'Nokre delar manglar',
    baseline: 'Utgangsverdi',
    'agreed-path': 'Avtalt bane',
    milestone: 'Milepæl',
    target: 'Måltal',
    'if-pace-fades': 'Om tempoet minkar',
    'if-pace-holds': 'Om tempoet held',
    'earlier-path': 'Tidlegare bane',
    'earlier-milestone': 'Tidlegare milepæl',
    'earlier-target': 'Tidlegare måltal',
  },
}
