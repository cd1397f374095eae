/** `varde verify`: checks a bundle offline. The same code as verify.mjs. */
import { Command } from 'commander'
import type { SampleWords } from '../audit/sample/request.ts'
import { verifyAsked } from '../audit/verify-report.ts'
import { withSampleOptions } from './audit.ts'
import { callersPath } from './paths.ts'
import { Stop } from './stop.ts'
import { terminalOf } from './terminal.ts'

const help = `
Needs no server, no network and no clock. The public keys must come from elsewhere than the bundle. It checks that the bundle is
whole and signed; that its facts are in the log, unchanged and none missing; who has seen the log when (--witness, of which
--quorum are needed, by default all); and that the log continues a checkpoint that you have kept (--checkpoint).

With --sample a working paper of facts that anybody can draw again is written (see varde audit sample).

Exit status: 0 all is good, 1 something is wrong (the first thing is named), 2 it could not be checked.

Examples:
  varde verify inkludering-812.tar --key "varde.example/log+1a2b3c4d+AbCd…" --witness "witness.example+…"`

interface Options extends Omit<SampleWords, 'n'> {
  readonly key: string
  readonly witness: readonly string[]
  readonly quorum?: string
  readonly checkpoint?: string
  readonly recompute: boolean
  readonly sample?: string
}

const several = (value: string, before: readonly string[]): readonly string[] => [...before, value]

export const verifyCommand = (): Command =>
  withSampleOptions(
    new Command('verify')
      .description('check a bundle offline')
      .argument('<bundle>', 'the tar file, or the directory it was unpacked to')
      .requiredOption('--key <vkey>', 'public key of the log')
      .option('--witness <vkey>', 'public key of a witness; can be given several times', several, [])
      .option('--quorum <number>', 'how many of the witnesses must have seen the log; by default all')
      .option('--checkpoint <file>', 'a checkpoint that you have kept')
      .option('--no-recompute', 'do not compute the published figures again')
      .option('--sample <number>', 'draw so many facts, and write a working paper (CSV) to standard output'),
  )
    .addHelpText('after', help)
    .action(async (bundle: string, options: Options, command: Command) => {
      const { checkpoint, sample: n, seed, position, type, from, to, stratify, ...rest } = options
      const { code, text, json, paper } = verifyAsked({
        ...rest,
        sample: n === undefined ? undefined : { n, seed, position, type, from, to, stratify },
        bundle: callersPath(bundle),
        ...(checkpoint !== undefined && { checkpoint: callersPath(checkpoint) }),
      })
      const terminal = terminalOf(command.optsWithGlobals())
      if (code !== 0 && !command.optsWithGlobals().json) throw new Stop(code, text)
      if (paper !== undefined) terminal.remark(text)
      await terminal.result(json, paper?.trimEnd() ?? text)
      if (code !== 0) process.exitCode = code
    })
