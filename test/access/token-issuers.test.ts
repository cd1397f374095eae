import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { BadIssuers, isOrganisationNumber, readIssuers } from '../../src/access/token-issuers.ts'

const good = {
  shape: 'maskinporten',
  issuer: 'https://maskinporten.no/',
  jwksUri: 'https://maskinporten.no/jwk',
  audience: 'https://varde.example',
  algorithms: ['RS256'],
}
const person = {
  ...good,
  shape: 'id-porten',
  issuer: 'https://idporten.no',
  organisation: 'Bufdir',
  levels: ['idporten-loa-high'],
}

const read = (t: Test, given: unknown) => {
  const file = join(t.testdir({}), 'issuers.json')
  writeFileSync(file, typeof given === 'string' ? given : JSON.stringify(given))
  return readIssuers(file)
}

t.test('a file of issuers is a list, by shape', async t => {
  t.same(read(t, [good, person]), [good, person])
})

t.test('what is wrong in a file of issuers stops the start and is named', async t => {
  const bad: [unknown, RegExp][] = [
    ['{', /cannot be read/],
    [[], /the list/],
    [[{ ...good, algorithms: ['HS256'] }], /0\.algorithms\.0/],
    [[{ ...good, algorithms: ['none'] }], /0\.algorithms\.0/],
    [[{ ...good, algorithms: [] }], /0\.algorithms/],
    [[{ ...good, jwksUri: 'http://maskinporten.no/jwk' }], /0\.jwksUri: must be an address https/],
    [[{ ...good, jwksUri: 'file:///etc/passwd' }], /0\.jwksUri/],
    [[{ ...good, suppliers: ['991825828'] }], /0\.suppliers\.0: must be a Norwegian organisation number/],
    [[{ ...good, levels: ['x'] }], /levels/],
    [[{ ...person, levels: undefined }], /0\.levels/],
    [[{ ...person, organisation: undefined }], /0\.organisation/],
    [[{ ...good, scope: 'two scopes' }], /0\.scope: must be one scope/],
    [[good, good], /twice/],
  ]
  for (const [given, message] of bad) {
    t.throws(() => read(t, given), BadIssuers)
    t.throws(() => read(t, given), message)
  }
  t.throws(() => readIssuers('/nowhere/issuers.json'), BadIssuers)
})

t.test('an organisation number ends in its control digit', async t => {
  for (const number of ['991825827', '974760673', '889640782']) t.ok(isOrganisationNumber(number), number)
  for (const number of ['991825828', '99182582', '9918258271', '99182582x', ' 991825827'])
    t.notOk(isOrganisationNumber(number), number)
})
