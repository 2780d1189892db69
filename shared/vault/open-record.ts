import { openBytes } from "#shared/vault/aes-gcm.ts";
import { bindRecord } from "#shared/vault/bind-record.ts";
import { type AccountKey, hpkeOpen } from "#shared/vault/hpke.ts";
import type { RecordContext } from "#shared/vault/record-context.ts";
import { refuseUniformly } from "#shared/vault/refuse-uniformly.ts";
import type { SecretKey } from "#shared/vault/secret-key.ts";
import { decodeText } from "#shared/vault/text.ts";

export type OpenRecord = {
  conversationKey: SecretKey;
  /** Left out where only what a device sealed may be opened: anybody can seal to a public key. */
  privateKey?: AccountKey | undefined;
  context: RecordContext;
  record: string;
};

/** Opens a record of kind c or a. @throws TeranceError `record-unreadable`, the same for every failure */
export function openRecord(input: OpenRecord): Promise<string> {
  return refuseUniformly(async () => decodeText(await openEither(input)));
}

async function openEither({ conversationKey, privateKey, context, record }: OpenRecord): Promise<Uint8Array> {
  const binding = bindRecord(context);
  if (privateKey && record.startsWith("v1.a.")) return await hpkeOpen({ privateKey, binding, record });
  return await openBytes({ kind: "c", key: conversationKey, binding, record });
}
