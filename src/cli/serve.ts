/** `varde serve`: the server, until it is told to stop. */
import { Command } from 'commander'
import { readConfig } from '../config.ts'

const help = `
The first line that begins with “listening ” names the address. At the first start on a data directory a first key is made
and shown, once. Stop it with Ctrl-C, or SIGTERM: what is under way is answered first.

Examples:
  varde serve
  VARDE_PORT=8080 VARDE_DATA_DIR=/srv/varde varde serve`

export const serveCommand = (): Command =>
  new Command('serve')
    .description('start the server')
    .addHelpText('after', help)
    .action(async () => {
      const config = readConfig()
      // Loaded here, so that no other command waits for a server to be loaded.
      const { serve } = await import('../main.ts')
      await serve(config)
    })
