/** Samples and proofs, as the page for auditors says them, in Swedish. */

import type { audit as english } from '../en/audit.ts'
import { count } from './formats.ts'

export const audit: typeof english = {
  sample: 'Ett urval',
  about:
    'Uppgifterna dras med ett frö, så att alla drar samma. Utan ett eget frö används rothashen i den senaste kontrollpunkten som ett vittne har signerat; med en sista dag den första som signerades efter den.',
  n: 'Hur många',
  seed: 'Eget frö',
  seedUsed: 'Frö',
  type: 'Typ av uppgift',
  all: 'Alla',
  from: 'Registrerad från',
  to: 'Registrerad till',
  stratify: 'Minst en av varje typ',
  draw: 'Dra',
  none: 'Inga uppgifter kunde dras.',
  noSeed: 'Inget vittne har signerat en kontrollpunkt sedan dess. Ange ett eget frö.',
  drawn: (drawn: number, of: number) => `${count(drawn)} av ${count(of)} ${of === 1 ? 'uppgift' : 'uppgifter'}`,
  position: 'Till och med position',
  ownSeed: 'angivet',
  rootOf: (size: number, witness: string, at: string) =>
    `rothashen i kontrollpunkten för ${size} uppgifter, som ${witness} signerade ${at}`,
  method: 'Metod',
  paper: 'Arbetspapper (CSV)',
  prove: 'Bevis',
  units: (n: number) => `${count(n)} ${n === 1 ? 'penningenhet' : 'penningenheter'}`,
  proof: 'Bevis för en uppgift',
  proofAbout: 'Att en uppgift står oförändrad i loggen, och vilka vittnen som har sett loggen med den.',
  show: 'Visa',
  noFact: 'Det finns ingen uppgift på den här positionen, eller så har du inte tillgång till den.',
  leaf: 'Löv',
  leafHash: 'Lövets hash (base64)',
  checkpoint: 'Kontrollpunkt',
  hashes: (n: number) => `${count(n)} hashar leder från lövet till roten`,
  witnesses: 'Vittnen',
  noWitness: 'Inget vittne har signerat den här kontrollpunkten.',
  file: 'Ladda ner beviset (tlog-proof)',
  factAt: 'Uppgiftens position',
}
