/** Bytes as hex digits in lower case, written among other bytes. */

const DIGITS = Buffer.from('0123456789abcdef')

/** Writes `count` bytes, from `first` on, as hex digits from `at` on. */
export function writeHex(into: Uint8Array, at: number, from: Uint8Array, first: number, count: number): void {
  for (let index = 0; index < count; index++) {
    const byte = from[first + index] as number
    into[at + 2 * index] = DIGITS[byte >> 4] as number
    into[at + 2 * index + 1] = DIGITS[byte & 15] as number
  }
}

/** Whether a text is the hex digits of as many bytes as it has room for, from `first` on. */
export function isHexOf(text: string, bytes: Uint8Array, first: number): boolean {
  let differ = 0
  for (let index = 0; index < text.length; index += 2) {
    const byte = bytes[first + index / 2] as number
    differ |= text.charCodeAt(index) ^ (DIGITS[byte >> 4] as number)
    differ |= text.charCodeAt(index + 1) ^ (DIGITS[byte & 15] as number)
  }
  return differ === 0
}

/** Writes the 16 bytes of a UUID as the 36 characters of its text (RFC 9562), but for the hyphens. */
export function writeUuid(into: Uint8Array, at: number, from: Uint8Array, first: number): void {
  writeHex(into, at, from, first, 4)
  writeHex(into, at + 9, from, first + 4, 2)
  writeHex(into, at + 14, from, first + 6, 2)
  writeHex(into, at + 19, from, first + 8, 2)
  writeHex(into, at + 24, from, first + 10, 6)
}

const uuid = Buffer.from('00000000-0000-0000-0000-000000000000')

/** The text of a UUID's 16 bytes, which begin at `first`. */
export function uuidText(bytes: Uint8Array, first = 0): string {
  writeUuid(uuid, 0, bytes, first)
  return uuid.toString('latin1')
}
