import { openBytes } from "#shared/vault/aes-gcm.ts";
import { refuseUniformly } from "#shared/vault/refuse-uniformly.ts";
import { decodeText } from "#shared/vault/text.ts";

/** Opens what `sealSecret` made. @throws TeranceError `record-unreadable` */
export function openSecret(input: {
  deviceKey: CryptoKey;
  account: string;
  name: string;
  record: string;
}): Promise<string> {
  const binding = { purpose: "secret", fields: [input.account, input.name] } as const;
  return refuseUniformly(async () =>
    decodeText(await openBytes({ kind: "d", key: input.deviceKey, binding, record: input.record })),
  );
}
