import { sealBytes } from "#shared/vault/aes-gcm.ts";
import { encodeText } from "#shared/vault/text.ts";

/**
 * Seals a text that never leaves this device (its token, a draft) under the device's key, bound to its name
 * and the account. The form, `v1.d.…`, is no `SealedRecord`: no wire takes it.
 */
export async function sealSecret(input: {
  deviceKey: CryptoKey;
  account: string;
  name: string;
  plaintext: string;
}): Promise<string> {
  const binding = { purpose: "secret", fields: [input.account, input.name] } as const;
  return await sealBytes({
    kind: "d",
    key: input.deviceKey,
    binding,
    content: encodeText(input.plaintext),
  });
}
