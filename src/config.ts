/** The configuration, parsed once from the environment. A name or value that is not understood stops the start. */
import { join, resolve } from 'node:path'
import { z } from 'zod'

/** The environment can't be followed; the message names the variable and the way out. */
export class BadConfig extends Error {
  override name = 'BadConfig'
}

/** An event store, and how the names of our streams in it begin. */
export interface StoreAddress {
  readonly address: string
  readonly prefix: string
}

export interface Config {
  readonly host: string
  /** 0: a free one. */
  readonly port: number
  readonly dataDir: string
  /** Where the facts are kept, if not in the data directory. */
  readonly store: StoreAddress | undefined
  /** How the names of streams begin, in the event store named or in another. */
  readonly prefix: string
  readonly firstKey: string | undefined
  /** The name a new log signs under. */
  readonly origin: string | undefined
  /** A proxy in front ends TLS; those whose X-Forwarded-For is believed. */
  readonly behindProxy: boolean
  readonly proxies: readonly string[] | undefined
  /** The file of those whose tokens are taken. */
  readonly jwtIssuers: string | undefined
  readonly publicRead: boolean
  /** What one principal may record a second; each row of a list counts. */
  readonly writeRate: number
  readonly logLevel: (typeof levels)[number]
  /** Signs checkpoints: the key itself, or the path of a file with it. */
  readonly signingKey: string | undefined
  /** Witnesses that cosign checkpoints: `VKEY URL`, separated by semicolons. */
  readonly witnesses: string | undefined
  /** Where the newest checkpoint is copied to. */
  readonly witnessDir: string | undefined
  /** For the command line: where a server listens, and with which key. */
  readonly url: string | undefined
  readonly key: string | undefined
}

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine(n => n >= least && n <= most, `must be a whole number from ${least} to ${most}`)
const yes = z.enum(['0', '1'], 'must be 1 or 0').transform(text => text === '1')
const visible = /^[!-~]+$/
const address = /^[0-9a-fA-F:.]+(\/\d{1,3})?$/

/** Whether a text is the address of an event store. */
export const isStoreAddress = (text: string): boolean => /^esdb(\+discover)?:\/\/[^\s/?#]+(\/?\?\S*|\/)?$/.test(text)

const shape = z.object({
  VARDE_HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'must be a host name or address')
    .default('127.0.0.1')
    .describe('where it listens; any other address than loopback needs VARDE_BEHIND_PROXY'),
  VARDE_PORT: whole(0, 65_535).default(3000).describe('the port it listens at; 0: a free one'),
  VARDE_DATA_DIR: z
    .string()
    .min(1, 'must name a directory')
    .default('./data')
    .describe(
      'where varde.db (the log, or what follows it), varde.head (its end), views.db (disposable) and access-log.db are',
    ),
  VARDE_LOG: z
    .string()
    .refine(
      text => text === 'sqlite' || isStoreAddress(text),
      'must be sqlite, or the address of a KurrentDB store: esdb://host:2113?tls=false, esdb+discover://name:password@host:2113',
    )
    .default('sqlite')
    .describe(
      'where the facts are kept: sqlite (in the data directory), or the address of a KurrentDB store, esdb://…',
    ),
  VARDE_STREAM_PREFIX: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._:-]{0,62}$/,
      'must be 1–63 of A–Z, a–z, 0–9, “.”, “_”, “:” and “-”, beginning with a letter or digit',
    )
    .default('varde.')
    .describe('how the names of our streams in that store begin'),
  VARDE_FIRST_KEY: z
    .string()
    .min(32, 'must have at least 32 characters')
    .max(512, 'must have at most 512 characters')
    .regex(visible, 'must be visible ASCII characters without spaces')
    .optional()
    .describe('the first key, instead of a generated one; 32 characters at least'),
  VARDE_ORIGIN: z
    .string()
    .regex(/^[!-*,-~]{1,200}$/, 'must be 1–200 visible characters without spaces or +')
    .optional()
    .describe(
      'the name of a new log, a host and path, chosen before its first fact and never changed; without it varde.local/ and a random number',
    ),
  VARDE_SIGNING_KEY: z
    .string()
    .min(1, 'must be a signing key (PRIVATE+KEY+…), or the path of a file with one')
    .optional()
    .describe('the key that signs checkpoints, or a file with it; without it one is made in the data directory'),
  VARDE_WITNESSES: z
    .string()
    .optional()
    .describe('the witnesses that cosign checkpoints: “VKEY URL”, separated by “;”'),
  VARDE_WITNESS_DIR: z
    .string()
    .min(1, 'must name a directory')
    .optional()
    .describe(
      'a directory on another disk, where each checkpoint is copied; it must be there at the start, and is never made',
    ),
  VARDE_BEHIND_PROXY: z
    .string()
    .refine(
      text => text === '0' || text === '1' || text.split(',').every(part => address.test(part)),
      'must be 1, or the proxies’ addresses (10.0.0.0/8,192.0.2.1)',
    )
    .optional()
    .describe('1, or the addresses of the proxies that end TLS'),
  VARDE_JWT_ISSUERS: z
    .string()
    .min(1, 'must name a file')
    .optional()
    .describe('a JSON file of those whose access tokens (JWT) are taken beside keys'),
  VARDE_PUBLIC_READ: yes.optional().describe('1 lets anybody read approved figures and releases'),
  VARDE_WRITE_RATE: whole(1, 999_999_999)
    .default(500)
    .describe(
      'what one principal may record a second; each row of a list counts. A list with more rows is taken all the same, and paid for: until as many seconds have passed, commands of that principal are answered with 429, and Retry-After says how long',
    ),
  VARDE_LOG_LEVEL: z
    .enum(levels, `must be one of ${levels.join(', ')}`)
    .default('info')
    .describe('trace … silent; the service’s log goes to standard error'),
  VARDE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address http://… or https://…' })
    .optional()
    .describe('for the command line: the address of a server'),
  VARDE_KEY: z
    .string()
    .regex(visible, 'must be a key')
    .optional()
    .describe('for the command line: the key to that server'),
})

/** A variable of the environment: what it means, and what counts where it is not set. */
export interface EnvironmentVariable {
  readonly name: string
  readonly means: string
  readonly default?: string
}

/** Every variable there is. */
export const environmentVariables: readonly EnvironmentVariable[] = Object.entries(shape.shape).map(([name, field]) => {
  const unset = field.safeParse(undefined).data
  return { name, means: field.description ?? '', ...(unset !== undefined && { default: String(unset) }) }
})

/** This package's directory, in which npm runs its scripts. */
const packageDirectory = resolve(import.meta.dirname, '..')

/**
 * The directory that the paths of a command line are relative to: the working directory, or, where npm has started this
 * package's script and has changed to the package's directory for it, the one npm was called in.
 */
export function callersDirectory(environment: NodeJS.ProcessEnv = process.env, cwd = process.cwd()): string {
  const { INIT_CWD, npm_package_json } = environment
  const byNpm = cwd === packageDirectory && npm_package_json === join(packageDirectory, 'package.json')
  return byNpm && INIT_CWD ? INIT_CWD : cwd
}

/** The first key in the examples of the documentation: anybody may have read it. */
const EXAMPLE_KEY = '0123456789abcdef'.repeat(2)
const exampleKey =
  'VARDE_FIRST_KEY is the key of the documentation’s examples, which everybody knows; choose another where others can reach the server'

/** Reads the environment. Throws `BadConfig`. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name]) => name.startsWith('VARDE_') && !name.startsWith('VARDE_TEST_')),
  )
  for (const name of Object.keys(given)) refuseName(name)
  const parsed = shape.safeParse(given)
  if (!parsed.success)
    throw new BadConfig(parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`).join('\n'))
  const read = parsed.data
  const proxy = read.VARDE_BEHIND_PROXY ?? '0'
  const behindProxy = proxy !== '0'
  refuseOpen(read.VARDE_HOST, behindProxy, environment.NODE_TLS_REJECT_UNAUTHORIZED)
  if (behindProxy && read.VARDE_FIRST_KEY === EXAMPLE_KEY) throw new BadConfig(exampleKey)
  if (read.VARDE_LOG.includes('@')) refuseTelling(environment.DEBUG)
  return {
    host: read.VARDE_HOST,
    port: read.VARDE_PORT,
    dataDir: read.VARDE_DATA_DIR,
    prefix: read.VARDE_STREAM_PREFIX,
    store: read.VARDE_LOG === 'sqlite' ? undefined : { address: read.VARDE_LOG, prefix: read.VARDE_STREAM_PREFIX },
    firstKey: read.VARDE_FIRST_KEY,
    origin: read.VARDE_ORIGIN,
    behindProxy,
    proxies: behindProxy && proxy !== '1' ? proxy.split(',') : undefined,
    jwtIssuers: read.VARDE_JWT_ISSUERS,
    publicRead: read.VARDE_PUBLIC_READ ?? false,
    writeRate: read.VARDE_WRITE_RATE,
    logLevel: read.VARDE_LOG_LEVEL,
    signingKey: read.VARDE_SIGNING_KEY,
    witnesses: read.VARDE_WITNESSES,
    witnessDir: read.VARDE_WITNESS_DIR,
    url: read.VARDE_URL,
    key: read.VARDE_KEY,
  }
}

function refuseName(name: string): void {
  if (!Object.hasOwn(shape.shape, name))
    throw new BadConfig(`${name} is not known; known are ${Object.keys(shape.shape).join(', ')}`)
}

function refuseOpen(host: string, behindProxy: boolean, tlsChecks: string | undefined): void {
  const loopback = host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
  if (!loopback && !behindProxy)
    throw new BadConfig(
      `VARDE_HOST ${host} is reachable from outside, and keys would travel unencrypted: put a proxy that ends TLS in front and set VARDE_BEHIND_PROXY, or listen on 127.0.0.1`,
    )
  if (tlsChecks === '0') throw new BadConfig('NODE_TLS_REJECT_UNAUTHORIZED=0 turns off what TLS is for; unset it')
}

/** The store's client would write its address, password and all, where the service's record goes. */
function refuseTelling(debug: string | undefined): void {
  if (/esdb|\*/.test(debug ?? ''))
    throw new BadConfig(`DEBUG=${debug} would write the password in VARDE_LOG into the record of the service; unset it`)
}
