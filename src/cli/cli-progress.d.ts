declare module 'cli-progress' {
  export interface Options {
    readonly format?: string
    readonly stream?: NodeJS.WritableStream
    readonly barsize?: number
    readonly hideCursor?: boolean
    readonly etaBuffer?: number
  }
  export class SingleBar {
    constructor(options: Options, preset?: object)
    start(total: number, startValue: number, payload?: object): void
    update(value: number, payload?: object): void
    setTotal(total: number): void
    stop(): void
  }
  export const Presets: { readonly shades_classic: object }
}
