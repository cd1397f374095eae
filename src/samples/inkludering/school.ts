/** Completion of upper secondary school: a cohort measure whose years changed, so that the goal lost its indicator. */
import { figure, of, type Step } from '../step.ts'

const UDIR = {
  title: 'Udir: Gjennomføring i videregående',
  url: 'https://www.udir.no/tall-og-forskning/finn-forskning/tema/gjennomforing2/gjennomforing-i-videregaende2/',
}
const VELFERD = {
  title: 'Velferd.no 2019: Færre unge uten jobb og utdanning',
  url: 'https://velferd.no/velferd/2019/faerre-unge-uten-jobb-og-utdanning',
}
const NORMAL_TIME = {
  title: 'Dagsavisen 2022-06-13: Flere elever fullfører videregående opplæring på normert tid',
  url: 'https://www.dagsavisen.no/nyheter/innenriks/2022/06/13/flere-elever-fullforer-videregaende-opplaering-pa-normert-tid/',
}
const NINE_OF_TEN = {
  title: 'Fjordabladet/NPK 2018-08-27: Fleire fullfører vidaregåande skule',
  url: 'https://www.fjordabladet.no/npk/innenriks/2018/08/27/Fleire-fullf%C3%B8rer-vidareg%C3%A5ande-skule-17400252.ece',
}
const KS = {
  title: 'KS: Ungt utenforskap',
  url: 'https://www.ks.no/fagomrader/innovasjon/partnerskap-for-radikal-innovasjon/ungt-utenforskap/ungt-utenforskap/',
}

const after5 = (year: string) => ({ period: year, cohort: true, after: 'P5Y' })
const after6 = (year: string) => ({ period: year, cohort: true, after: 'P6Y' })
const school = of('indicators', 'completed-upper-secondary')
const share = figure('completed-upper-secondary')

/** Cohorts of 2011–2013 by the five-year measure, the cohort of 2015 by the new one, and KS' number beside it. */
export const completion: readonly Step[] = [
  school('define', {
    mission: 'inkludering',
    goals: ['inkludere-flere'],
    direction: 'increase',
    kind: 'outcome',
    title: {
      nb: 'Fullført videregående opplæring',
      nn: 'Fullført vidaregåande opplæring',
      sv: 'Fullföljd gymnasieutbildning',
      da: 'Fuldført ungdomsuddannelse',
      en: 'Completed upper secondary education',
    },
    definition: {
      nb: 'Andel av kullet som begynte i videregående, som har fullført innen fem år.',
      en: 'Share of the cohort that began upper secondary school and completed within five years.',
    },
    unit: 'percent',
    decimals: 1,
    limits: { min: 0, max: 100 },
    source: { name: 'Udir og SSB', url: UDIR.url },
    rollUp: { cells: 'none' },
    frequency: 'P1Y',
    knownFrom: '2022-10',
    reason: 'Samfunnsoppdraget har ikke offentliggjort indikatorer; denne er valgt for eksempelet.',
  }),
  school('set-baseline', {
    period: after5('2011'),
    value: 73,
    knownFrom: '2022-10',
    reason: 'Tallet er kjent fra august 2017; valget av kullet 2011 som nullpunkt er eksempelets.',
    evidence: [UDIR],
  }),
  school('set-target', {
    period: after5('2025'),
    value: 90,
    decidedBy: 'Regjeringen (2018)',
    knownFrom: '2022-10',
    reason:
      'Ni av ti innen 2030, sagt i august 2018 mens femårsmålet gjaldt: kullet 2025 er fulgt i fem år ved utgangen av 2030. Om målet fortsatt gjelder, er ikke bekreftet.',
    evidence: [NINE_OF_TEN],
  }),
  share(after5('2011'), 73, '2017-08', UDIR, { obsStatus: 'A', note: 'Utledet: 74,5 minus 1,5.' }),
  share(after5('2012'), 74.5, '2018-08', UDIR, {
    obsStatus: 'A',
    note: 'Akershus 80, Finnmark 61. Ny kategori «planlagt grunnkompetanse»: tidsbrudd i underkategoriene.',
  }),
  share(after5('2013'), 75.3, '2019', VELFERD, {
    obsStatus: 'A',
    note: 'Oppgitt som 0,2 opp fra forrige kull, som da må ha vært 75,1 og ikke 74,5: endret tall eller endret mål.',
  }),
  school('redefine', {
    definition: {
      nb: 'Andel av kullet som har fullført innen fem år (studieforberedende) eller seks år (yrkesfag).',
      en: 'Share of the cohort that completed within five years (general) or six years (vocational).',
    },
    breakAt: after6('2015'),
    comparable: false,
    source: { name: 'SSB', url: NORMAL_TIME.url },
    knownFrom: '2022-10',
    reason: 'SSB gikk i juni 2022 over fra fem år til fem/seks år. Ingen omregning er publisert.',
    evidence: [NORMAL_TIME],
  }),
  share(after6('2015'), 80.4, '2022-06', NORMAL_TIME, {
    obsStatus: 'A',
    note: '67,7 på normert tid pluss 12,7. Kan ikke sammenlignes med kullene 2011–2013.',
  }),
  school('dispute', {
    dispute: 'ks-23-prosent',
    period: after6('2015'),
    claimant: 'KS',
    claimedValue: 77,
    reason:
      'KS skriver at 23 % ikke fullfører (2022), altså at 77 % gjør det; etter SSB er det 19,6 % som ikke fullfører. Siden har ingen dato: 2022 eller 2023.',
    knownFrom: '2022/2023',
    evidence: [KS],
  }),
]
