/** Sources for the wordings of the mission; those without an address were not available as a page. */
export const MANDATE = { title: 'Forskningsrådet: mandat for målrettet samfunnsoppdrag om inkludering av barn og unge' }
export const KS = { title: 'KS: målrettet samfunnsoppdrag, «Barn og unge først – vårt felles ansvar»' }
export const ZERO_VISION = {
  title: 'Regjeringen.no 2025-03-01: Regjeringen med nullvisjon for utenforskap',
  url: 'https://www.regjeringen.no/no/aktuelt/Regjeringen-med-nullvisjon-for-utenforskap/id3089970',
}
export const PRESS = {
  title: 'Dagsavisen 2025-05-05: Ny satsing i kampen mot utenforskap',
  url: 'https://www.dagsavisen.no/nyheter/2025/05/05/ny-satsing-i-kampen-mot-utenforskap-kan-ikke-akseptere-at-barn-og-unge-faller-utenfor/',
}
export const WHITE_PAPER = { title: 'Meld. St. 28 (2024–2025) Tro på framtida – uansett bakgrunn, kapittel 8' }
export const REPORT = {
  title: 'Regjeringen.no, mars 2024: Regjeringen mottar rapport om inkludering av barn og unge',
  url: 'https://www.regjeringen.no/no/aktuelt/regjeringen-mottar-rapport-om-inkludering-av-barn-og-unge2/id3028686/',
}
