import { sealBytes } from "#shared/vault/aes-gcm.ts";
import type { SealedRecord } from "#shared/vault/sealed-record.ts";
import type { SecretKey } from "#shared/vault/secret-key.ts";
import { encodeText } from "#shared/vault/text.ts";

/**
 * Seals one part of a run's buffer (kind r), bound to its run and place. The plaintext is a JSON array of
 * `NumberedEvent`; `index` counts the parts from 0. @throws TeranceError `body-too-large` above about 1 MB
 */
export async function sealPart(input: {
  key: SecretKey;
  run: string;
  index: number;
  plaintext: string;
}): Promise<SealedRecord> {
  const binding = { purpose: "part", fields: [input.run, input.index] } as const;
  return await sealBytes({ kind: "r", key: input.key, binding, content: encodeText(input.plaintext) });
}
