/** Ends the process when it is told to stop, or when an error was caught by nothing. */
import closeWithGrace from 'close-with-grace'

/** Milliseconds that the process has to end by itself once everything is closed. */
const LAST = 1_000

/**
 * Calls `close` once: at a signal that ends a process, or at an error that nothing caught, which it is given. The process then
 * ends with exit status 0; with 1 after an error, where closing takes longer than `within` milliseconds, and at a second signal.
 *
 * It ends because nothing is left to do, and not by `process.exit`, which waits for V8's threads and does nothing for them: one
 * that compiles and finds the heap full waits until the main thread has collected garbage, so that neither goes on
 * (https://github.com/nodejs/node/issues/54918).
 */
export function stopWhenTold(within: number, close: (error: Error | undefined) => Promise<void>): void {
  closeWithGrace({ delay: false, logger: false }, async told => {
    process.exitCode = 1
    const late = setTimeout(() => process.exit(), within)
    await close(told.err)
    clearTimeout(late)
    if (!('err' in told)) process.exitCode = 0
    setTimeout(() => process.exit(), LAST).unref()
    // The library calls `process.exit` when this function has ended, and would keep the process for its own delay.
    await new Promise(() => {})
  })
}
