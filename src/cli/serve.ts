/** `varde serve`: runs the server until it is stopped. */
import { setFlagsFromString } from 'node:v8'
import { Command } from 'commander'
import { areOnOneDisk, requireWitnessDirectory } from '../audit/witness-copy.ts'
import { readConfig } from '../config.ts'
import { makeDirectory } from '../log/directory.ts'
import { terminalOf } from './terminal.ts'

const help = `
A line that begins with “listening ” gives the address. The first start on a data directory makes a first key, and shows it
once. Stop the server with Ctrl-C or SIGTERM: requests under way are answered first.

Examples:
  varde serve
  VARDE_PORT=8080 VARDE_DATA_DIR=/srv/varde varde serve`

const onOneDisk =
  'VARDE_WITNESS_DIR is on the disk of the data directory: what takes the one may take the other; name a directory on another disk'

export const serveCommand = (): Command =>
  new Command('serve')
    .description('start the server')
    .addHelpText('after', help)
    .action(async (_options: unknown, command: Command) => {
      const config = readConfig()
      const { dataDir, witnessDir } = config
      makeDirectory(dataDir)
      if (witnessDir !== undefined) {
        requireWitnessDirectory(witnessDir)
        if (areOnOneDisk(witnessDir, dataDir)) terminalOf(command.optsWithGlobals()).remark(onOneDisk)
      }
      // Loaded only here, so that other commands start faster.
      const { serve } = await import('../main.ts')
      await serve(config)
      // V8 may come to make objects where it keeps those that live long. What an answer is made of then stays, with all it refers
      // to, until the whole heap is gone through, and every scavenge copies it: they took four times as long. Set once the
      // server has started: compiled code that was kept is taken only with the flags it was compiled with, so that the first
      // thread that begins later compiles its own.
      setFlagsFromString('--no-allocation-site-pretenuring')
    })
