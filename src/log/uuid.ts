/** UUIDs as texts (RFC 9562, in lower case) and as their 16 bytes. */

/** The text of a UUID's 16 bytes. */
export function uuidText({ buffer, byteOffset, length }: Uint8Array): string {
  const hex = Buffer.from(buffer, byteOffset, length).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The 16 bytes of a UUID. */
export const uuidBytes = (text: string): Buffer<ArrayBuffer> => Buffer.from(text.replaceAll('-', ''), 'hex')
