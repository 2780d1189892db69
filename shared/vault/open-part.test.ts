import { expect, test } from "vitest";
import { createId } from "#shared/create-id.ts";
import { createRunKey } from "#shared/vault/create-run-key.ts";
import { createVaultKeys } from "#shared/vault/create-vault-keys.ts";
import { openPart } from "#shared/vault/open-part.ts";
import { openRecord } from "#shared/vault/open-record.ts";
import { openRunKey } from "#shared/vault/open-run-key.ts";
import { sealPart } from "#shared/vault/seal-part.ts";
import { sealRunKey } from "#shared/vault/seal-run-key.ts";

const refusal = expect.objectContaining({ code: "record-unreadable", data: {} });

test("opens the parts of a run with the key that was sealed to the account", async () => {
  const [key, { publicKey, privateKey }] = await Promise.all([createRunKey(), createVaultKeys()]);
  const context = { account: createId(), conversation: createId(), run: createId() };
  const record = await sealPart({ key, run: context.run, index: 0, plaintext: "[1]" });

  const sealedKey = await sealRunKey({ key, publicKey, context });
  const opened = await openRunKey({ record: sealedKey, privateKey, context });

  expect(await openPart({ key: opened, run: context.run, index: 0, record })).toBe("[1]");
});

test("refuses a part of another run, at another place or under another key", async () => {
  const key = await createRunKey();
  const right = { key, run: createId(), index: 0 };
  const record = await sealPart({ ...right, plaintext: "[1]" });

  for (const over of [{ run: createId() }, { index: 1 }, { key: await createRunKey() }]) {
    await expect(openPart({ ...right, ...over, record })).rejects.toThrow(refusal);
  }
});

test("refuses a run's key anywhere else", async () => {
  const [key, { publicKey, privateKey }] = await Promise.all([createRunKey(), createVaultKeys()]);
  const context = { account: createId(), conversation: createId(), run: createId() };
  const record = await sealRunKey({ key, publicKey, context });

  for (const name of ["account", "conversation", "run"] as const) {
    const wrong = { ...context, [name]: createId() };
    await expect(openRunKey({ record, privateKey, context: wrong })).rejects.toThrow(refusal);
  }
});

test("never takes a run's key for a message", async () => {
  const [key, { publicKey, privateKey, master }] = await Promise.all([createRunKey(), createVaultKeys()]);
  const context = { account: createId(), conversation: createId(), run: createId() };
  const record = await sealRunKey({ key, publicKey, context });
  const asMessage = { ...context, message: context.run, parent: null, version: 1, field: "message" } as const;
  const { run: _, ...messageContext } = asMessage;

  await expect(
    openRecord({ conversationKey: master, privateKey, context: messageContext, record }),
  ).rejects.toThrow(refusal);
});
