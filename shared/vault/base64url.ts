/** Bytes as base64url without padding (RFC 4648 §5). */
export function encodeBase64url(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += step) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + step)));
  }
  return btoa(pieces.join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The opposite. Only the one canonical spelling is taken. @throws RangeError for everything else. */
export function decodeBase64url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) throw new RangeError("not base64url");
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  if (encodeBase64url(bytes.subarray(bytes.length - (bytes.length % 3))) !== lastGroup(text)) {
    throw new RangeError("not canonical base64url");
  }
  return bytes;
}

// Spread arguments live on the stack: 24 KB at a time is safe in every engine, and a multiple of 3.
const step = 24_576;

// Only an incomplete last group has bits that the bytes do not keep.
function lastGroup(text: string): string {
  return text.slice(text.length - (text.length % 4));
}
