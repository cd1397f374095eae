import t from 'tap'
import { pngOf } from '../../../src/dashboard/png/png.ts'

const svg = (fill: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="5"><rect width="10" height="5" fill="${fill}"/></svg>`

t.test('pictures that are asked for at the same time each get their own answer', async t => {
  // There is no text in these pictures: they are drawn on a machine without fonts too.
  const fonts = { family: 'None', files: [] }
  const [red, blue, broken] = await Promise.allSettled(
    [svg('#f00'), svg('#00f'), 'no picture'].map(picture => pngOf(picture, fonts)),
  )
  t.equal(broken?.status, 'rejected')
  if (red?.status !== 'fulfilled' || blue?.status !== 'fulfilled') return t.fail('not drawn')
  t.equal(red.value.readUInt32BE(16), 20)
  t.notSame(red.value, blue.value)
  t.same(await pngOf(svg('#f00'), fonts), red.value)
})

t.test('without fonts nothing is drawn', async t => {
  await t.rejects(pngOf(svg('#f00'), null), { name: 'NoFonts' })
})
