/** Samples and proofs, as the page for auditors says them, in Nynorsk. */

import type { audit as english } from '../en/audit.ts'
import { count } from './formats.ts'

export const audit: typeof english = {
  sample: 'Eit utval',
  about:
    'Opplysningane blir trekte med eit frø, slik at alle trekkjer dei same. Utan eit eige frø blir rothashen i det nyaste sjekkpunktet eit vitne har signert, brukt; med ein siste dag det første som vart signert etter han.',
  n: 'Kor mange',
  seed: 'Eige frø',
  seedUsed: 'Frø',
  type: 'Type opplysning',
  all: 'Alle',
  from: 'Registrert frå',
  to: 'Registrert til',
  stratify: 'Minst éi av kvar type',
  draw: 'Trekk',
  none: 'Ingen opplysningar kunne trekkjast.',
  noSeed: 'Ingen vitne har signert eit sjekkpunkt sidan. Oppgi eit eige frø.',
  drawn: (drawn: number, of: number) => `${count(drawn)} av ${count(of)} ${of === 1 ? 'opplysning' : 'opplysningar'}`,
  position: 'Til og med posisjon',
  ownSeed: 'oppgitt',
  rootOf: (size: number, witness: string, at: string) =>
    `rothashen i sjekkpunktet for ${size} opplysningar, som ${witness} signerte ${at}`,
  method: 'Metode',
  paper: 'Arbeidspapir (CSV)',
  prove: 'Bevis',
  units: (n: number) => `${count(n)} ${n === 1 ? 'pengeeining' : 'pengeeiningar'}`,
  proof: 'Bevis for éi opplysning',
  proofAbout: 'At ei opplysning står uendra i loggen, og kva vitne som har sett loggen med ho.',
  show: 'Vis',
  noFact: 'Det er inga opplysning på denne posisjonen, eller så har du ikkje tilgang til ho.',
  leaf: 'Blad',
  leafHash: 'Hashen til bladet (base64)',
  checkpoint: 'Sjekkpunkt',
  hashes: (n: number) => `${count(n)} hashar leier frå bladet til rota`,
  witnesses: 'Vitne',
  noWitness: 'Ingen vitne har signert dette sjekkpunktet.',
  file: 'Last ned beviset (tlog-proof)',
  factAt: 'Posisjonen til opplysninga',
}
