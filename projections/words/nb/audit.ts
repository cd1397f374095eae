/** Samples and proofs, as the page for auditors says them, in Bokmål. */

import type { audit as english } from '../en/audit.ts'
import { count } from './formats.ts'

export const audit: typeof english = {
  sample: 'Et utvalg',
  about:
    'Opplysningene trekkes med et frø, slik at alle trekker de samme. Uten et eget frø brukes rothashen i det nyeste sjekkpunktet et vitne har signert; med en siste dag brukes det første som ble signert etter den.',
  n: 'Hvor mange',
  seed: 'Eget frø',
  seedUsed: 'Frø',
  type: 'Type opplysning',
  all: 'Alle',
  from: 'Registrert fra',
  to: 'Registrert til',
  stratify: 'Minst én av hver type',
  draw: 'Trekk',
  none: 'Ingen opplysninger kunne trekkes.',
  noSeed: 'Ingen vitner har signert et sjekkpunkt siden. Oppgi et eget frø.',
  drawn: (drawn: number, of: number) => `${count(drawn)} av ${count(of)} ${of === 1 ? 'opplysning' : 'opplysninger'}`,
  position: 'Til og med posisjon',
  ownSeed: 'oppgitt',
  rootOf: (size: number, witness: string, at: string) =>
    `rothashen i sjekkpunktet for ${size} opplysninger, som ${witness} signerte ${at}`,
  method: 'Metode',
  paper: 'Arbeidspapir (CSV)',
  prove: 'Bevis',
  units: (n: number) => `${count(n)} ${n === 1 ? 'pengeenhet' : 'pengeenheter'}`,
  proof: 'Bevis for én opplysning',
  proofAbout: 'At en opplysning står uendret i loggen, og hvilke vitner som har sett loggen med den.',
  show: 'Vis',
  noFact: 'Det er ingen opplysning på denne posisjonen, eller så har du ikke tilgang til den.',
  leaf: 'Blad',
  leafHash: 'Bladets hash (base64)',
  checkpoint: 'Sjekkpunkt',
  hashes: (n: number) => `${count(n)} hasher leder fra bladet til roten`,
  witnesses: 'Vitner',
  noWitness: 'Ingen vitner har signert dette sjekkpunktet.',
  file: 'Beviset som fil (tlog-proof)',
  factAt: 'Opplysningens posisjon',
}
