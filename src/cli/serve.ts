/** `varde serve`: runs the server until it is stopped. */
import { setFlagsFromString } from 'node:v8'
import { Command } from 'commander'
import { readConfig } from '../config.ts'

const help = `
A line that begins with “listening ” gives the address. The first start on a data directory makes a first key, and shows it
once. Stop the server with Ctrl-C or SIGTERM: requests under way are answered first.

Examples:
  varde serve
  VARDE_PORT=8080 VARDE_DATA_DIR=/srv/varde varde serve`

export const serveCommand = (): Command =>
  new Command('serve')
    .description('start the server')
    .addHelpText('after', help)
    .action(async () => {
      const config = readConfig()
      // V8 may come to make what answers are made of where it keeps what lives long; it then stays, with all it refers to, until
      // the whole heap is gone through. Scavenges took five times as long in every second server.
      setFlagsFromString('--no-allocation-site-pretenuring')
      // Loaded only here, so that other commands start faster.
      const { serve } = await import('../main.ts')
      await serve(config)
    })
