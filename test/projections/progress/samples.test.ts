/** The verdicts of both answers on real published series, the chance and the reasons beside them. */
import { existsSync, readFileSync } from 'node:fs'
import t from 'tap'
import { assessLine } from '../../../projections/progress/assess-line.ts'
import type { Method } from '../../../projections/progress/method.ts'
import { methodNamed } from '../../../projections/progress/methods.ts'

const FILE = new URL('../../../../shared/vectors/samples/sample-series-cases.ndjson', import.meta.url)
const lines = existsSync(FILE) ? readFileSync(FILE, 'utf8').trim().split('\n') : []
const skip = lines.length > 0 ? false : 'skipped: no sample series beside this checkout'

/** Said of most of these cases, and not what the list is about. */
const COMMON = new Set(['stale', 'indicative', 'provisional'])

/**
 * Against the path | if the trend continues, with the chance. The list beside the series was made before the rules were revised.
 * Nine verdicts of it differ, for two reasons: an answer of “moving away” or “slipping” now needs a clear direction (at least 80 % of
 * the pairwise slopes), and the first figure at a target’s date judges it, whatever came later.
 */
const VERDICTS: Readonly<Record<string, string>> = {
  'S1a register, as of 2023-08-29': 'ahead | reaches uncertain',
  'S1b register, today': 'ahead | reaches uncertain',
  'S1c register 2019 P': 'on-path | too-early too-few-points',
  'S1d register 2019 final': 'ahead | too-early too-few-points',
  'S2a AKU, break flagged B': 'not-assessed break | too-early break',
  'S2b AKU, bridge +0.8 (illus.)': 'within-error | clearly-short unlikely',
  'S2c AKU, no break told': 'behind | clearly-short unlikely no-clear-direction',
  'S3 EU NEET': 'on-path | reaches uncertain',
  'S4 DE leavers 10@2020 46e8ca28': 'missed | not-assessed target-date-passed',
  'S4 DE leavers 9.5@2030 46e8ca28': 'ahead | clearly-short uncertain',
  'S4 DE leavers 10@2020 3208c3d4': 'missed | not-assessed target-date-passed',
  'S4 DE leavers 9.5@2030 3208c3d4': 'behind | moving-away unlikely',
  'S5 UK NEET 9@2030 a3f7b82b32': 'behind | clearly-short unlikely',
  'S5 UK NEET 9@2030 9091925806': 'ahead | reaches uncertain',
  'S5 UK NEET 9@2030 98d1d6a902': 'on-path | clearly-short uncertain',
  'S6 UK OWID 95 1f0b8c6': 'on-path | clearly-short unlikely',
  'S6 UK OWID 95 4ead4c4': 'behind | clearly-short unlikely',
  'S6 UK OWID 95 last': 'behind | clearly-short unlikely',
  'S7 UK DUKES 95': 'behind | clearly-short unlikely',
  'S8 GB CP2030 100': 'on-path | too-early too-few-points',
  'S8 GB CP2030 95': 'ahead | too-early too-few-points',
  'S9 SE industry 75 @2034': 'behind | clearly-short unlikely',
  'S10 SE CO2/MVA .035 5adcc27': 'on-path | clearly-short unlikely',
  'S10 SE CO2/MVA .040 5adcc27': 'on-path | clearly-short unlikely',
  'S11 SE DMC .45 5adcc27': 'met baseline-beyond-target | met uncertain no-clear-direction',
  'S10 SE CO2/MVA .035 79e7685': 'on-path | clearly-short unlikely',
  'S10 SE CO2/MVA .040 79e7685': 'within-error | clearly-short unlikely',
  'S11 SE DMC .45 79e7685': 'met baseline-beyond-target | met uncertain no-clear-direction',
  'S12 DK GHG/GDP half of 2015 a1debf1': 'ahead | reaches unlikely',
  'S12 DK GHG/GDP half of 2015 deb2873': 'on-path | reaches unlikely',
  'S13 DK DMC half of 2005 5adcc27': 'ahead | clearly-short unlikely',
  'S13 DK DMC half of 2005 79e7685': 'on-path | clearly-short unlikely',
  'S14 DK recovery 55@2025 fccc956': 'ahead | reaches uncertain',
  'S14 DK recovery 60@2030 fccc956': 'on-path | reaches uncertain',
  'S14 DK recovery 55@2025 86accce': 'behind | clearly-short unlikely no-clear-direction',
  'S14 DK recovery 60@2030 86accce': 'behind | clearly-short unlikely no-clear-direction',
  'S14 DK recovery 55@2025 6c206fb': 'behind | clearly-short unlikely no-clear-direction',
  'S14 DK recovery 60@2030 6c206fb': 'behind | clearly-short unlikely no-clear-direction',
  'S14 DK recovery 60@2030 only the revision of 2020': 'behind | clearly-short unlikely',
  'S15 DK GHG -70%': 'behind | slightly-short unlikely',
  'S16 PM2.5 Denmark 10': 'met | met uncertain',
  'S16 PM2.5 Denmark 5': 'behind | clearly-short unlikely',
  'S16 PM2.5 Norway 10': 'met baseline-beyond-target | met likely',
  'S16 PM2.5 Norway 5': 'behind | clearly-short unlikely',
  'S16 PM2.5 Sweden 10': 'met baseline-beyond-target | met likely',
  'S16 PM2.5 Sweden 5': 'ahead | reaches uncertain',
  'S17 NO GHG 2020 band 46-48': 'missed | not-assessed target-date-passed',
  'S17 NO GHG -40%': 'behind | clearly-short unlikely',
  'S17 NO GHG -55%': 'behind | clearly-short unlikely',
  'S18 DE GHG 60@2020 ff994ea9': 'achieved | not-assessed target-date-passed',
  'S18 DE GHG 45@2030 ff994ea9': 'on-path | reaches uncertain',
  'S18 DE GHG 35@2030 ff994ea9': 'behind | reaches unlikely',
  'S18 DE GHG 60@2020 4f085e08': 'achieved lost-again | not-assessed target-date-passed',
  'S18 DE GHG 45@2030 4f085e08': 'behind | reaches unlikely',
  'S18 DE GHG 35@2030 4f085e08': 'behind | slightly-short unlikely',
  'S18 DE GHG 60@2020 3d54f10d': 'achieved | not-assessed target-date-passed',
  'S18 DE GHG 45@2030 3d54f10d': 'behind | reaches unlikely',
  'S18 DE GHG 35@2030 3d54f10d': 'behind | clearly-short unlikely',
  'S18 DE GHG 60@2020 12988127': 'achieved | not-assessed target-date-passed',
  'S18 DE GHG 45@2030 12988127': 'on-path | reaches uncertain',
  'S18 DE GHG 35@2030 12988127': 'behind | slightly-short unlikely',
  'S19 CA GHG -40% e05fc0062': 'behind | clearly-short unlikely no-clear-direction',
  'S19 CA GHG -40% 61a94bae6': 'behind | clearly-short unlikely',
  'S19 CA GHG -40% d067efffb': 'behind | clearly-short unlikely',
}

t.test('real series have the verdicts of the rules', { skip }, t => {
  for (const [i, line] of lines.entries()) {
    // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever comes out
    const { id, path, trend } = assessLine(line, i + 1, methodNamed('varde-1') as Method) as any
    const told = (verdict: string, chance: string | null, reasons: string[]): string =>
      [verdict, chance, ...reasons.filter(reason => !COMMON.has(reason))].filter(Boolean).join(' ')
    const said = `${told(path.verdict, null, path.reasons)} | ${told(trend.verdict, trend.chanceInWords, trend.reasons)}`
    t.equal(said, VERDICTS[id], id)
  }
  t.equal(lines.length, Object.keys(VERDICTS).length)
  t.end()
})
