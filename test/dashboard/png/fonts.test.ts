import { join } from 'node:path'
import t from 'tap'
import { fontsIn } from '../../../src/dashboard/png/fonts.ts'

t.test('the first family that is there is taken, however deep its files lie', async t => {
  const folder = t.testdir({
    truetype: {
      liberation: { 'LiberationSans-Regular.ttf': '' },
      dejavu: { 'DejaVuSans.ttf': '', 'DejaVuSans-Bold.ttf': '' },
    },
  })
  t.same(fontsIn([folder]), {
    family: 'DejaVu Sans',
    files: ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map(name => join(folder, 'truetype', 'dejavu', name)),
  })
})

t.test('a family without bold letters is better than none; a folder that is not there has none', async t => {
  const folder = t.testdir({ 'Arial.ttf': '', 'Symbols.ttf': '' })
  t.same(fontsIn([join(folder, 'none'), folder]), { family: 'Arial', files: [join(folder, 'Arial.ttf')] })
  t.equal(fontsIn([join(folder, 'none')]), undefined)
})
