/** The texts about the figures of an indicator: its files, its embed and the pages beside its first, in Norwegian Bokmål. */
import type { figures as english } from '../en/figures.ts'

export const figures: typeof english = {
  downloads: 'Last ned det som vises',
  csv: 'Tabell (CSV)',
  jsonstat: 'Data (JSON-stat)',
  svg: 'Bilde (SVG)',
  downloadsNote: 'Hver fil sier hvilken del den viser, hva som var kjent når, og hvor tallene er fra.',
  embed: 'Vis diagrammet på et annet nettsted',
  embedHint:
    'Kopier dette inn på siden. Diagrammet blir stående som det er i dag, og sier fra når det finnes et nyere.',
  newer: 'Det finnes en nyere utgave av dette diagrammet.',
  seeNewer: 'Se den nyere',
  openHere: 'Åpne i Varde',
  atPosition: (position: string) => `loggposisjon ${position}`,
  firstTarget: 'mot det første måltallet',
  byMethod: (method: string) => `etter regelen ${method}`,
  line: 'Linje',
  low: 'nedre grense',
  high: 'øvre grense',
  firstValue: 'Første tall',
  lines: {
    measured: 'Målt',
    interval: 'Målt, som et intervall',
    incomplete: 'Noen deler mangler',
    baseline: 'Utgangsverdi',
    'agreed-path': 'Avtalt bane',
    milestone: 'Milepæl',
    target: 'Måltall',
    'if-pace-fades': 'Hvis tempoet avtar',
    'if-pace-holds': 'Hvis tempoet holder',
    'earlier-path': 'Tidligere bane',
    'earlier-milestone': 'Tidligere milepæl',
    'earlier-target': 'Tidligere måltall',
  },
}
