/** Projects that serve several missions: Digdir's StimuLab, and the two life events it was used for, which inclusion relies on too. */
import { of, type Step, words } from '../step.ts'
import { DIGDIR_CHILD, DIGDIR_COUNCIL, DIGDIR_VOLUNTEERS } from './sources.ts'

/** Registered before the missions: no one mission owns them. */
export const sharedProjects: readonly Step[] = [
  of('projects', 'stimulab')('register', {
    title: words('StimuLab: stimulering til tjenesteinnovasjon', 'StimuLab: stimulating service innovation', {
      nn: 'StimuLab: stimulering til tenesteinnovasjon',
      sv: 'StimuLab: stimulans till tjänsteinnovation',
      da: 'StimuLab: stimulering af serviceinnovation',
    }),
    kind: 'procurement',
    lead: 'digdir',
    stage: 'scaling',
    summary: words(
      'Ordning der virksomheter får kjøpt designkompetanse i markedet og går en triple diamant.',
      'A scheme through which agencies buy design competence in the market and walk a triple diamond.',
    ),
    knownFrom: '2021-01',
    evidence: [DIGDIR_VOLUNTEERS, DIGDIR_CHILD],
  }),
  of('projects', 'stimulab-alvorlig-sykt-barn')('register', {
    title: words('StimuLab: Alvorlig sykt barn', 'StimuLab: Seriously ill child', {
      nn: 'StimuLab: Alvorleg sjukt barn',
      sv: 'StimuLab: Allvarligt sjukt barn',
      da: 'StimuLab: Alvorligt sygt barn',
    }),
    kind: 'experiment',
    lead: 'helsedirektoratet',
    stage: 'experiment',
    summary: words(
      'Innsikt våren 2021, praktiske eksperimenter med Flekkefjord kommune, sluttrapport januar 2022.',
      'Insight in spring 2021, practical experiments with the municipality of Flekkefjord, final report January 2022.',
    ),
    knownFrom: '2021-06',
    evidence: [DIGDIR_CHILD],
  }),
  of('projects', 'stimulab-frivillig')('register', {
    title: words(
      'StimuLab: Starte og drive en frivillig organisasjon',
      'StimuLab: Start and run a voluntary organisation',
      {
        nn: 'StimuLab: Starte og drive ein frivillig organisasjon',
        sv: 'StimuLab: Starta och driva en ideell organisation',
        da: 'StimuLab: At starte og drive en frivillig organisation',
      },
    ),
    kind: 'experiment',
    lead: 'bronnoysundregistrene',
    stage: 'experiment',
    summary: words(
      'Ledet av Brønnøysundregistrene med departementet, Frivillighet Norge, Fundraising Norge og KS, i 2021.',
      'Led by the Brønnøysund Register Centre with the ministry, the Association of NGOs, Fundraising Norway and KS, in 2021.',
    ),
    knownFrom: '2021-06',
    evidence: [DIGDIR_COUNCIL],
  }),
]
