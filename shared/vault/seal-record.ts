import { sealBytes } from "#shared/vault/aes-gcm.ts";
import { bindRecord } from "#shared/vault/bind-record.ts";
import type { RecordContext } from "#shared/vault/record-context.ts";
import type { SealedRecord } from "#shared/vault/sealed-record.ts";
import type { SecretKey } from "#shared/vault/secret-key.ts";
import { encodeText } from "#shared/vault/text.ts";

/**
 * Seals a text under a conversation's key (kind c), bound to where it belongs.
 * @throws TeranceError `body-too-large` above about 1 MB
 */
export async function sealRecord(input: {
  key: SecretKey;
  context: RecordContext;
  plaintext: string;
}): Promise<SealedRecord> {
  const binding = bindRecord(input.context);
  return await sealBytes({ kind: "c", key: input.key, binding, content: encodeText(input.plaintext) });
}
