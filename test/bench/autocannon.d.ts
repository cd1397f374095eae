/** What is used of autocannon, which ships no types. */
declare module 'autocannon' {
  interface Request {
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
    readonly path?: string
    readonly body?: string
    readonly setupRequest?: (request: Request) => Request
  }
  interface Result {
    readonly non2xx: number
    readonly errors: number
    readonly duration: number
    readonly requests: { readonly total: number }
    readonly latency: { readonly p99: number }
  }
  // biome-ignore lint/style/noDefaultExport: it is what the package exports
  export default function autocannon(options: {
    readonly url: string
    readonly connections: number
    readonly duration: number
    readonly requests: readonly Request[]
  }): Promise<Result>
}
