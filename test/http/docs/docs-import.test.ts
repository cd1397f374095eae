import t from 'tap'
import { missingSetNames, shippedMapNames } from '../../../events/import-map.ts'
import { missingSets } from '../../../src/exchange/missing-sets.ts'
import { installation } from '../installation.ts'

t.test(
  'the page on importing shows every set of signs with its source, every map, and how periods are read',
  async t => {
    const it = await installation()
    t.teardown(() => it.close())
    const { body, statusCode } = await it.get('/docs/import', null)
    t.equal(statusCode, 200)
    for (const name of missingSetNames) {
      t.match(body, `<td><code>${name}</code></td>`)
      t.match(body, missingSets[name].source.url)
    }
    for (const name of shippedMapNames) t.match(body, `<td><code>${name}</code></td>`)
    t.match(body, '<td><code>2024K4</code></td><td><code>2024-Q4</code></td>')
    t.match(body, '<td><code>2024NovS1</code></td><td><code>2023-11/2024-04</code></td>')
    t.notMatch(body, '<td><code></code></td>', 'no form that is not read')
  },
)
