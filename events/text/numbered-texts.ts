/** Texts that many facts share, by number: a column of numbers holds them, and each is kept once. */

export class NumberedTexts {
  /** By number. */
  readonly texts: string[] = []
  private readonly numbers = new Map<string, number>()

  at(number: number): string | undefined {
    return this.texts[number]
  }

  /** −1 where the text has none. */
  find(text: string): number {
    return this.numbers.get(text) ?? -1
  }

  /** A text that has none gets one. */
  numberOf(text: string): number {
    const known = this.numbers.get(text)
    if (known !== undefined) return known
    this.numbers.set(text, this.texts.length)
    return this.texts.push(text) - 1
  }
}
