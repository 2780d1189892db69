/** What the key derivation and the additional data of one sealed thing are made of. */
export type Binding = {
  /** What is sealed: a record can never pass for a key. */
  purpose: "record" | "conversation-key" | "run-key" | "part" | "master-key" | "account-key" | "secret";
  fields: readonly (string | number | null)[];
};

/**
 * One unambiguous byte string for a list of fields: each is a tag (0 null, 1 text, 2 number), the byte length
 * in 32 bits, and the bytes, numbers in decimal. Two different lists never give the same bytes.
 */
export function encodeContext(fields: readonly (string | number | null)[]): Uint8Array<ArrayBuffer> {
  const parts = fields.map((field) => ({ tag: tagOf(field), bytes: encoder.encode(String(field ?? "")) }));
  const encoded = new Uint8Array(parts.reduce((sum, { bytes }) => sum + 5 + bytes.length, 0));
  const view = new DataView(encoded.buffer);
  let at = 0;
  for (const { tag, bytes } of parts) {
    view.setUint8(at, tag);
    view.setUint32(at + 1, bytes.length);
    encoded.set(bytes, at + 5);
    at += 5 + bytes.length;
  }
  return encoded;
}

const encoder = new TextEncoder();

function tagOf(field: string | number | null): number {
  if (field === null) return 0;
  return typeof field === "string" ? 1 : 2;
}
