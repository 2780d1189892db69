import { bindRecord } from "#shared/vault/bind-record.ts";
import { hpkeSeal } from "#shared/vault/hpke.ts";
import type { RecordContext } from "#shared/vault/record-context.ts";
import type { SealedRecord } from "#shared/vault/sealed-record.ts";
import { encodeText } from "#shared/vault/text.ts";

/**
 * Seals a text to an account's public key (kind a): what the worker makes, and cannot open any more.
 * @throws TeranceError `body-too-large` above about 1 MB, `invalid-request` when the public key is none
 */
export async function sealToAccount(input: {
  publicKey: string;
  context: RecordContext;
  plaintext: string;
}): Promise<SealedRecord> {
  const binding = bindRecord(input.context);
  return await hpkeSeal({ publicKey: input.publicKey, binding, content: encodeText(input.plaintext) });
}
