import { expect, test } from "vitest";
import { createId } from "#shared/create-id.ts";
import { createDeviceKey } from "#shared/vault/create-device-key.ts";
import { createVaultKeys } from "#shared/vault/create-vault-keys.ts";
import { openRecord } from "#shared/vault/open-record.ts";
import { sealToAccount } from "#shared/vault/seal-to-account.ts";
import { SealedRecord } from "#shared/vault/sealed-record.ts";
import { unwrapVaultKeys } from "#shared/vault/unwrap-vault-keys.ts";
import { WrappedVaultKeys, wrapVaultKeys } from "#shared/vault/wrap-vault-keys.ts";

async function fakeVault() {
  const [keys, deviceKey] = await Promise.all([createVaultKeys(), createDeviceKey()]);
  const account = createId();
  return { account, deviceKey, keys, wrapped: await wrapVaultKeys({ keys, deviceKey, account }) };
}

test("gives back keys that open what was sealed to the account", async () => {
  const { account, deviceKey, keys, wrapped } = await fakeVault();
  const id = createId();
  const context = {
    account,
    conversation: id,
    message: id,
    parent: null,
    version: 1,
    field: "title",
  } as const;
  const record = await sealToAccount({ publicKey: keys.publicKey, context, plaintext: "hello" });

  const { master, privateKey } = await unwrapVaultKeys({ wrapped, deviceKey, account });

  expect(await openRecord({ conversationKey: master, privateKey, context, record })).toBe("hello");
});

test("gives keys that no script can read out", async () => {
  const { account, deviceKey, wrapped } = await fakeVault();

  const { master, privateKey } = await unwrapVaultKeys({ wrapped, deviceKey, account });

  for (const key of [master, privateKey.privateKey, deviceKey]) {
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow();
  }
});

test("refuses another device, another account, another public key and swapped parts alike", async () => {
  const { account, deviceKey, wrapped } = await fakeVault();
  const other = await fakeVault();
  const right = { wrapped, deviceKey, account };
  const wrong = [
    { ...right, deviceKey: other.deviceKey },
    { ...right, account: other.account },
    { ...right, wrapped: { ...wrapped, publicKey: other.wrapped.publicKey } },
    { ...right, wrapped: { ...wrapped, master: other.wrapped.master } },
    { ...right, wrapped: { ...wrapped, privateKey: other.wrapped.privateKey } },
  ];

  for (const input of wrong) {
    await expect(unwrapVaultKeys(input)).rejects.toThrow(
      expect.objectContaining({ code: "record-unreadable", data: {} }),
    );
  }
});

test("keeps the master key in a form that no wire takes", async () => {
  const { wrapped } = await fakeVault();

  expect(WrappedVaultKeys.safeParse(wrapped).success).toBe(true);
  expect(SealedRecord.safeParse(wrapped.master).success).toBe(false);
});
