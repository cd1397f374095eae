/** Sources for the actors and their parts. */
export const GROUP = {
  title: 'Forskningsrådet, mars 2024: Tre forslag til regjeringen for å inkludere flere barn og unge',
  url: 'https://www.forskningsradet.no/nyheter/2024/tre-forslag-til-regjeringen-for-a-inkludere-flere-barn-og-unge-i-utdanning-arbeid-og-samfunnsliv/',
}
export const KNOWLEDGE = {
  title: 'Forskingsrådet 2023: Nytt kunnskapsgrunnlag om inkludering',
  url: 'https://www.forskningsradet.no/nyheter/2023/kunnskapsgrunnlag-inkludering/',
}
export const KS_YOUTH = {
  title: 'KS: Partnerskap for radikal innovasjon, ungt utenforskap',
  url: 'https://www.ks.no/fagomrader/innovasjon/partnerskap-for-radikal-innovasjon/ungt-utenforskap/ungt-utenforskap/',
}
export const DIGDIR_CHILD = {
  title: 'Digdir: Alvorlig sykt barn – en prioritert livshendelse',
  url: 'https://www.digdir.no/handlingsplanen/alvorlig-sykt-barn-en-prioritert-livshendelse/2585',
}
export const DIGDIR_ACCESS = {
  title: 'Digdir: medfinansiering, Helsedirektoratet – Enklere tilgang til informasjon',
  url: 'https://www.digdir.no/medfinansieringsordningen/helsedirektoratet-enklere-tilgang-til-informasjon/3936',
}
export const DIGDIR_VOLUNTEERS = {
  title: 'Digdir: Starte og drive en frivillig organisasjon – en prioritert livshendelse',
  url: 'https://www.digdir.no/handlingsplanen/starte-og-drive-en-frivillig-organisasjon-en-prioritert-livshendelse/2589',
}
export const DIGDIR_COUNCIL = {
  title: 'Digitaliseringsrådet: Kultur- og likestillingsdepartementet, starte og drive en frivillig organisasjon',
  url: 'https://www.digdir.no/digitaliseringsradet/kultur-og-likestillingsdepartementet-starte-og-drive-en-frivillig-organisasjon/3621',
}
export const DDC = { title: 'Danish Design Center: Decoupling 2030', url: 'https://ddc.dk/projects/decoupling-2030/' }
export const IMPACT = {
  title: 'Impact Innovation: First programs within Impact Innovation',
  url: 'https://impactinnovation.se/en/news/first-programs-within-impact-innovation-swedens-innovation-investment-for-the-2030s/',
}
export const HBL = {
  title: 'Hufvudstadsbladet: Impact Innovation ska öka takten i grön omställning',
  url: 'https://hufvudstadsbladet.se/26343/impact-innovation-ska-oka-takten-i-gron-omstallning/',
}
export const COMMISSION = {
  title: 'NetZeroCities 2022-04-28: the Commission announces the 100 selected cities',
  url: 'https://netzerocities.eu/2022/04/28/the-european-commission-announces-the-100-selected-cities-to-join-the-cities-mission/',
}
export const LABELS = {
  title: 'News Europe, May 2025: EU Mission Label to 39 new cities',
  url: 'https://www.newseurope.io/2025/05/european-commission-awards-the-eu-mission-label-to-39-new-cities/?amp=1',
}
export const NRK = {
  title: 'NRK: Demens er en større utfordring enn covid-19',
  url: 'https://www.nrk.no/norge/bent-hoie_-_-demens-er-en-storre-utfordring-enn-covid-19-1.15270063',
}
export const SSB = {
  title: 'SSB: Tilknytning til arbeid, utdanning og velferdsordninger',
  url: 'https://www.ssb.no/arbeid-og-lonn/sysselsetting/statistikk/tilknytning-til-arbeid-utdanning-og-velferdsordninger',
}
export const STARMER = {
  title: 'Energy Voice: Starmer rows back from 100% clean power by 2030',
  url: 'https://energyvoice.com/renewables-energy-transition/wave-tidal/uk-wave-tidal/564116/starmer-rows-back-from-100-clean-power-by-2030',
}
export const TELEMARK = {
  title: 'Telemark fylkeskommune: Ungdata-undersøkelsen',
  url: 'https://www.telemarkfylke.no/no/kunnskap-om-telemark/rapporter/ungdataundersokelsen/',
}
