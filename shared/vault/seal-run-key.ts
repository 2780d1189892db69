import { bindRunKey } from "#shared/vault/bind-record.ts";
import { hpkeSeal } from "#shared/vault/hpke.ts";
import type { RunContext } from "#shared/vault/record-context.ts";
import type { SealedRecord } from "#shared/vault/sealed-record.ts";
import { exportSecretKey, type SecretKey } from "#shared/vault/secret-key.ts";

/** Seals a run's key to the account (kind a). @throws TeranceError `invalid-request` when the public key is none */
export async function sealRunKey(input: {
  key: SecretKey;
  publicKey: string;
  context: RunContext;
}): Promise<SealedRecord> {
  const binding = bindRunKey(input.context);
  return await hpkeSeal({ publicKey: input.publicKey, binding, content: await exportSecretKey(input.key) });
}
