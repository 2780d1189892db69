/** UTF-8. A lone surrogate, which is no character, becomes U+FFFD; JSON never holds one, it escapes them. */
export function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** @throws TypeError when it is not UTF-8 */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}
