/** Sources for the figures on dementia. */
export const DIGDIR = { title: 'Digdir: Missions – en ny retning for samfunnsfloker, etter Mazzucato' }
export const AFTENPOSTEN = {
  title: 'Aftenposten: Demensforekomst i Norge høyere enn tidligere antatt',
  url: 'https://www.aftenposten.no/norge/i/0E4gdE/Ny-rapport-Demensforekomst-i-Norge-hoyere-enn-tidligere-antatt',
}
export const NRK = {
  title: 'NRK: Demens er en større utfordring enn covid-19',
  url: 'https://www.nrk.no/norge/bent-hoie_-_-demens-er-en-storre-utfordring-enn-covid-19-1.15270063',
}
export const HUNT = {
  title: 'Helse Nord-Trøndelag: Forekomst av demens i Norge (HUNT4)',
  url: 'https://www.hnt.no/helsefaglig/forskning/forskningsnytt/forekomst-av-demens-i-norge/',
}
