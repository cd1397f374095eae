/**
 * Attacks (AUTH, AUTHZ, DOS, CONF) and faults (F) have ids; a test that shows one begins its title with the id. Some tests are
 * run by `npm run test:faults` and `npm run test:damages`, for they take minutes. What is not shown here, or only in part, is
 * listed below with the reason, so that nobody takes silence for a proof.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'

const notShown: Readonly<Record<string, string>> = {
  AUTHZ12:
    'Small cells are not suppressed in this version, and no answer groups people: readers without a role see releases and approved figures only.',
}

/** Shown in part: a test has the id, and this is what it does not show. */
const shownInPart: Readonly<Record<string, string>> = {
  AUTH15:
    'That an answer takes the same time is not measured: other work on the machine would decide. The hashes are compared in constant time.',
  AUTHZ02: 'That an answer takes the same time is not measured: other work on the machine would decide.',
  DOS02:
    'Memory and the latency of writes are figures of a machine: `npm run bench -- --rows question`; the test holds that others write meanwhile.',
  DOS03: 'Two thousand listeners need more file descriptors than a test may take: one of them shows the rule.',
  DOS05: 'An hour of random requests is a run by hand; the test sends six hundred random bodies.',
  CONF06: 'npm audit asks a service of the registry that is not open to every machine: whoever releases runs it.',
  F02: 'Killed at random moments while it signs, not at each system call: there is no tracer everywhere.',
  F03: 'A disk that is copied in the middle takes a file system on a loop device, which needs root; the end of the file is cut instead.',
  F06: 'A small file system takes root; the file is kept from growing instead.',
  F07: 'A full disk at each of two hundred writes takes a tracer; a transaction is stopped half way instead.',
  F08: 'The error comes from a flush that the test lets fail, and from a write beyond the limit of a process: a real one takes a tracer.',
  F14: 'Gone for five minutes with VARDE_TEST_LONG=1; half an hour is a run by hand.',
  F17: 'Six hundred connections, not ten thousand.',
  F18: 'A client that is stopped for ten minutes is a run by hand: it is let go when it does not read.',
  F22: 'The clock of the process is not moved by another library: the log is given a clock that jumps.',
  F23: 'Once, not fifty times.',
  F25: 'Four hundred connections and 128 MB; two thousand connections and an export of 50 MB are for the benches.',
  F27: 'There is one version of the schema with facts so far: older files are made by the tests.',
  F28: 'A plain model of the log and one of the rules, some thousand commands in all; crashes are in F01 and F29.',
}

/** Needs more than one machine has, or more time than a test. */
const byHand: Readonly<Record<string, string>> = {
  F04: 'The positive control of F03: it needs the loop device of F03.',
  F05: 'A power cut of an event store needs the store itself, on a loop device.',
  F26: 'Two hours under load with random faults is a run by hand; its faults are F01, F15, F18 and F22.',
  F30: 'Starting with a million facts takes a bench: `npm run bench -- --rows start`.',
}

const ids = [
  ...Array.from({ length: 18 }, (_, n) => `AUTH${String(n + 1).padStart(2, '0')}`),
  ...Array.from({ length: 15 }, (_, n) => `AUTHZ${String(n + 1).padStart(2, '0')}`),
  ...Array.from({ length: 6 }, (_, n) => `DOS0${n + 1}`),
  ...Array.from({ length: 8 }, (_, n) => `CONF0${n + 1}`),
  ...Array.from({ length: 30 }, (_, n) => `F${String(n + 1).padStart(2, '0')}`),
]

const sources = globSync(['test/**/*.{test,faults}.ts', 'test/contract/*.ts'], {
  cwd: join(import.meta.dirname, '../..'),
})
  .filter(file => !file.endsWith('ids.test.ts'))
  .map(file => readFileSync(join(import.meta.dirname, '../..', file), 'utf8'))
/** The ids that titles begin with: in a text, one or several, before the words. */
const titled = new Set(
  sources
    .flatMap(source => [
      ...source.matchAll(/['"`]((?:(?:AUTHZ?|DOS|CONF|F)\d\d )+)(?!(?:AUTHZ?|DOS|CONF|F)\d\d)(?=[\p{L}$])/gu),
    ])
    .flatMap(([, all = '']) => all.trim().split(' ')),
)

t.test('every attack and fault is in the title of a test, or in a list with the reason', async t => {
  for (const id of ids) t.ok(titled.has(id) || id in notShown || id in byHand, id)
})

t.test('the lists are true: what is not shown has no test, what is shown in part has one', async t => {
  for (const id of [...Object.keys(notShown), ...Object.keys(byHand)]) t.notOk(titled.has(id), id)
  for (const id of Object.keys(shownInPart)) t.ok(titled.has(id), id)
  for (const id of [...titled, ...Object.keys({ ...notShown, ...byHand, ...shownInPart })])
    t.ok(ids.includes(id), `${id} is an id`)
})
