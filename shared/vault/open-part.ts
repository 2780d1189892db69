import { openBytes } from "#shared/vault/aes-gcm.ts";
import { refuseUniformly } from "#shared/vault/refuse-uniformly.ts";
import type { SecretKey } from "#shared/vault/secret-key.ts";
import { decodeText } from "#shared/vault/text.ts";

/** Opens what `sealPart` made. @throws TeranceError `record-unreadable` */
export function openPart(input: {
  key: SecretKey;
  run: string;
  index: number;
  record: string;
}): Promise<string> {
  const binding = { purpose: "part", fields: [input.run, input.index] } as const;
  return refuseUniformly(async () =>
    decodeText(await openBytes({ kind: "r", key: input.key, binding, record: input.record })),
  );
}
