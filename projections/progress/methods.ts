/** Which named, versioned methods are there? */
import { agreedPath } from './agreed-path.ts'
import { destatisWeather } from './destatis-weather.ts'
import { escap } from './escap.ts'
import { linearPath } from './linear-path.ts'
import type { Method } from './method.ts'
import { opensdg } from './opensdg-2.4.ts'
import { trendCourse } from './trend-course.ts'
import { unsd2023 } from './unsd-2023.ts'
import { assessVarde1 } from './varde-1.ts'

const NAME = { name: 'varde-1', version: '1' }

const varde1: Method = {
  ...NAME,
  explain: {
    nb: 'Gir to svar. Det første holder den siste målingen mot den avtalte veien fra utgangsverdi til måltall. Det andre viser hvor det ender hvis utviklingen i de siste målingene fortsetter, og hvor usikkert det er.',
    nn: 'Gir to svar. Det første held den siste målinga mot den avtalte vegen frå utgangsverdi til måltal. Det andre viser kvar det endar om utviklinga i dei siste målingane held fram, og kor usikkert det er.',
    sv: 'Ger två svar. Det första jämför den senaste mätningen med den överenskomna vägen från utgångsvärde till målvärde. Det andra visar var det slutar om utvecklingen i de senaste mätningarna fortsätter, och hur osäkert det är.',
    da: 'Giver to svar. Det første holder den seneste måling op mod den aftalte vej fra baseline til måltal. Det andet viser, hvor det ender, hvis udviklingen i de seneste målinger fortsætter, og hvor usikkert det er.',
    en: 'Gives two answers. The first holds the latest measurement against the agreed path from baseline to target. The second shows where it ends if the development in the latest measurements continues, and how uncertain that is.',
  },
  assess: c => {
    const { path, trend, ...rest } = assessVarde1(c)
    const reasons = [...new Set([...path.reasons, ...trend.reasons])]
    const corners = agreedPath(c).map(({ t, value }) => ({ at: t, value }))
    return { ...NAME, ...rest, path: { ...path, corners }, trend: { ...trend, course: trendCourse(c) }, reasons }
  },
}

/** All methods, the one meant by default first. */
export const methods: readonly Method[] = [varde1, opensdg, destatisWeather, escap, unsd2023, linearPath]

/** The method of a name, or undefined. */
export const methodNamed = (name: string): Method | undefined => methods.find(method => method.name === name)
