/** Samples and proofs, as the page for auditors says them, in Danish. */

import type { audit as english } from '../en/audit.ts'
import { count } from './formats.ts'

export const audit: typeof english = {
  sample: 'En stikprøve',
  about:
    'Oplysningerne trækkes med et frø, så alle trækker de samme. Uden et eget frø bruges rodhashen i det nyeste kontrolpunkt, som et vidne har signeret; med en sidste dag det første, der blev signeret efter den.',
  n: 'Hvor mange',
  seed: 'Eget frø',
  seedUsed: 'Frø',
  type: 'Type oplysning',
  all: 'Alle',
  from: 'Registreret fra',
  to: 'Registreret til',
  stratify: 'Mindst én af hver type',
  draw: 'Træk',
  none: 'Ingen oplysninger kunne trækkes.',
  noSeed: 'Intet vidne har signeret et kontrolpunkt siden. Angiv et eget frø.',
  drawn: (drawn: number, of: number) => `${count(drawn)} af ${count(of)} ${of === 1 ? 'oplysning' : 'oplysninger'}`,
  position: 'Til og med position',
  ownSeed: 'angivet',
  rootOf: (size: number, witness: string, at: string) =>
    `rodhashen i kontrolpunktet for ${size} oplysninger, som ${witness} signerede ${at}`,
  method: 'Metode',
  paper: 'Arbejdspapir (CSV)',
  prove: 'Bevis',
  units: (n: number) => `${count(n)} ${n === 1 ? 'pengeenhed' : 'pengeenheder'}`,
  proof: 'Bevis for én oplysning',
  proofAbout: 'At en oplysning står uændret i loggen, og hvilke vidner der har set loggen med den.',
  show: 'Vis',
  noFact: 'Der er ingen oplysning på denne position, eller også har du ikke adgang til den.',
  leaf: 'Blad',
  leafHash: 'Bladets hash (base64)',
  checkpoint: 'Kontrolpunkt',
  hashes: (n: number) => `${count(n)} hashes fører fra bladet til roden`,
  witnesses: 'Vidner',
  noWitness: 'Intet vidne har signeret dette kontrolpunkt.',
  file: 'Beviset som fil (tlog-proof)',
  factAt: 'Oplysningens position',
}
