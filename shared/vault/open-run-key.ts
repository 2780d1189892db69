import { bindRunKey } from "#shared/vault/bind-record.ts";
import { type AccountKey, hpkeOpen } from "#shared/vault/hpke.ts";
import type { RunContext } from "#shared/vault/record-context.ts";
import { refuseUniformly } from "#shared/vault/refuse-uniformly.ts";
import { importSecretKey, type SecretKey } from "#shared/vault/secret-key.ts";

/** Opens what `sealRunKey` made. @throws TeranceError `record-unreadable` */
export function openRunKey(input: {
  record: string;
  privateKey: AccountKey;
  context: RunContext;
}): Promise<SecretKey> {
  return refuseUniformly(async () => {
    const { privateKey, record } = input;
    return await importSecretKey(await hpkeOpen({ privateKey, binding: bindRunKey(input.context), record }));
  });
}
