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
