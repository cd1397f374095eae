/** The texts about the figures of an indicator: its files, its embed and the pages beside its first, in Danish. */
import type { figures as english } from '../en/figures.ts'

export const figures: typeof english = {
  downloads: 'Hent det, der vises',
  csv: 'Tabel (CSV)',
  jsonstat: 'Data (JSON-stat)',
  svg: 'Billede (SVG)',
  downloadsNote: 'Hver fil siger, hvilken del den viser, hvad der var kendt hvornår, og hvor tallene er fra.',
  embed: 'Vis diagrammet på et andet websted',
  embedHint:
    'Kopiér dette ind på siden. Diagrammet bliver stående, som det er i dag, og siger til, når der findes et nyere.',
  newer: 'Der findes en nyere udgave af dette diagram.',
  seeNewer: 'Se den nyere',
  openHere: 'Åbn i Varde',
  atPosition: (position: string) => `logposition ${position}`,
  firstTarget: 'mod det første måltal',
  byMethod: (method: string) => `efter reglen ${method}`,
  line: 'Linje',
  low: 'nedre grænse',
  high: 'øvre grænse',
  firstValue: 'Første tal',
  lines: {
    measured: 'Målt',
    interval: 'Målt, som et interval',
    incomplete: 'Nogle dele mangler',
    baseline: 'Baseline',
    'agreed-path': 'Aftalt bane',
    milestone: 'Milepæl',
    target: 'Måltal',
    'if-pace-fades': 'Hvis tempoet aftager',
    'if-pace-holds': 'Hvis tempoet holder',
    'earlier-path': 'Tidligere bane',
    'earlier-milestone': 'Tidligere milepæl',
    'earlier-target': 'Tidligere måltal',
  },
}
