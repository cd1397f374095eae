/** Base64 as signed notes use it: the standard alphabet with padding (RFC 4648 §4), one text for each sequence of bytes. */

/** The base64 text of bytes. */
export const base64Of = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, length).toString('base64')

/**
 * The bytes of a base64 text; undefined where it is not the one text of its bytes. White space, the URL alphabet, missing
 * padding, and bits set behind the last byte are refused: lenient decoders let a signed text be changed.
 */
export function bytesOfBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}
