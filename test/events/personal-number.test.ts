import { existsSync, readFileSync } from 'node:fs'
import t from 'tap'
import { holdsPersonalNumber } from '../../events/text/personal-number.ts'
import type { Test } from '../contract/subject.ts'

const holds = (t: Test, text: string, why = text) => t.ok(holdsPersonalNumber(text), why)
const holdsNone = (t: Test, text: string, why = text) => t.notOk(holdsPersonalNumber(text), why)

t.test('a Norwegian number is known by its date and both check digits', async t => {
  holds(t, '13097248022')
  holds(t, '29029648784', 'a leap day')
  holds(t, '29020075838', 'the leap day of 2000')
  holds(t, '15021951940', 'a check digit that would be 11 is 0')
  holds(t, '53097248016', 'a D-number')
  holds(t, '13527248013', 'a synthetic month, plus 40')
  holds(t, '10915596784', 'a synthetic month, plus 80')
  holds(t, '68467038838', 'a D-number with a synthetic month, plus 40')
  holds(t, '50846202355', 'a D-number with a synthetic month, plus 80')
  for (const from2032 of ['02013299997', '30108299920', '30108299939', '70108299914']) holds(t, from2032)
  for (const wrong of ['13097248032', '13097248023', '32127248022', '13137248022', '02013299987', '02013299996'])
    holdsNone(t, wrong)
})

t.test('a Swedish number is known by its date and its check digit, with ten or twelve digits', async t => {
  // Test numbers that Skatteverket publishes, and the example of SKV 707.
  for (const number of ['198507099805', '19850709-9805', '850709-9805', '8507099805', '850709 9805', '850709+9805'])
    holds(t, number)
  holds(t, '701063-2391', 'a coordination number')
  holds(t, '19701063-2391')
  holdsNone(t, '198507099806')
  holdsNone(t, '8507099806')
  holdsNone(t, '556012-5790', 'an organisation number: the month is 20 or more')
  holdsNone(t, '850732-9805', 'no such day')
  holdsNone(t, '217507099805', 'no such century')
})

t.test('a Danish number is known by a real date and four digits after a hyphen or space', async t => {
  for (const number of ['070761-4285', '070761 4285', '290200-1234', '311299–9999']) holds(t, number)
  holdsNone(t, '0707614286', 'without the hyphen or space it may be anything')
  holdsNone(t, '310661-4285', 'no such day')
  holdsNone(t, '290201-1235', 'no such leap day')
})

t.test('a number is found in a text, and only as a whole group of digits', async t => {
  holds(t, 'Her number is 13097248022.')
  holds(t, 'fnr:13097248022')
  holds(t, '39,13097248022,Ola')
  holds(t, '130972 48022')
  holds(t, '130972-48022')
  holds(t, '130972\u00a048022', 'a space that does not break')
  holds(t, '130972\u200b48022', 'a space without width')
  holds(t, '１３０９７２４８０２２', 'wide digits')
  holds(t, '120924 130972 48022', 'after another group')
  holdsNone(t, '113097248022')
  holdsNone(t, '130972480221')
  holdsNone(t, '1309724 8022')
  holdsNone(t, '130972\n48022', 'on two lines')
})

t.test('amounts, periods, years, organisation and telephone numbers are no national identity numbers', async t => {
  for (const text of [
    '2018/2020, 2023-08/2024-07, 2024-05-17, 2021-05-17T10:00:00.000Z',
    '1 250 000 kroner, 101,118 people, 0.30000000000000004',
    'organisation number 974 760 673, 974760673, 0192:974760673',
    'telephone +47 22 00 00 00, +46 8 123 456 78',
    'https://doi.org/10.1787/9789264261488-en',
    'no digits at all',
    '',
  ])
    holdsNone(t, text)
})

const navikt = new URL('../../../shared/vectors/badinput/fnr_navikt_spec.txt', import.meta.url)
const missing = !existsSync(navikt) && 'the vectors are not here'

t.test('the cases of @navikt/fnrvalidator are told apart alike', { skip: missing }, async t => {
  const cases = [
    ...readFileSync(navikt, 'utf8').matchAll(
      /= \w+\("(\d{11})"\)[\s\S]*?(?:status: |status\)\.toBe\()"(valid|invalid)"/g,
    ),
  ]
  t.ok(cases.length >= 18, `${cases.length} cases`)
  for (const [, number = '', status] of cases) t.equal(holdsPersonalNumber(number), status === 'valid', number)
})
