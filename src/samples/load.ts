/** Loads the sample missions into a log, command by command, in order, through the same handling as any command. */
import { sampleSteps } from './catalogue.ts'
import type { Step } from './step.ts'

/** Handles one command; rejects when it is refused. The key is the same on every run, so that a step is never recorded twice. */
export type Handle = (path: string, body: object, key: string) => Promise<unknown>

/** A sample command was refused: the log is not the one the samples were written for. Its cause is the refusal. */
export class SampleRefused extends Error {
  override name = 'SampleRefused'
}

export interface Loading {
  /** Whether the log has no mission yet; nothing is loaded into any other. */
  readonly empty: boolean
  /** Called after every step with the number recorded and the number of all. */
  readonly onStep?: (done: number, all: number) => void
  readonly steps?: readonly Step[]
}

/** Loads the sample missions into an empty log and answers how many commands were recorded (0: the log was not empty). */
export async function loadSamples(handle: Handle, { empty, onStep, steps = sampleSteps }: Loading): Promise<number> {
  if (!empty) return 0
  for (const [index, { path, body }] of steps.entries()) {
    try {
      await handle(path, body, `sample-${index}-${path.replaceAll('/', '.')}`)
    } catch (cause) {
      throw new SampleRefused(`sample command ${index} (${path}) was refused: ${(cause as Error).message}`, { cause })
    }
    onStep?.(index + 1, steps.length)
  }
  return steps.length
}
