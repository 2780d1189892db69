import { expect, test } from "vitest";
import { createId } from "#shared/create-id.ts";
import { createConversationKey } from "#shared/vault/create-conversation-key.ts";
import { openRecord } from "#shared/vault/open-record.ts";
import { sealRecord } from "#shared/vault/seal-record.ts";
import { createSecretKey } from "#shared/vault/secret-key.ts";
import { unwrapConversationKey } from "#shared/vault/unwrap-conversation-key.ts";
import { wrapConversationKey } from "#shared/vault/wrap-conversation-key.ts";

test("gives back the key, and never lets it out again", async () => {
  const [key, master] = await Promise.all([createConversationKey(), createSecretKey()]);
  const [account, conversation] = [createId(), createId()];
  const context = {
    account,
    conversation,
    message: createId(),
    parent: null,
    version: 1,
    field: "message",
  } as const;
  const sealed = await sealRecord({ key, context, plaintext: "hello" });

  const record = await wrapConversationKey({ key, master, account, conversation });
  const unwrapped = await unwrapConversationKey({ record, master, account, conversation });

  expect(await openRecord({ conversationKey: unwrapped, context, record: sealed })).toBe("hello");
  await expect(wrapConversationKey({ key: unwrapped, master, account, conversation })).rejects.toThrow();
});

test("refuses another master key, account and conversation", async () => {
  const [key, master] = await Promise.all([createConversationKey(), createSecretKey()]);
  const right = { master, account: createId(), conversation: createId() };
  const record = await wrapConversationKey({ key, ...right });
  const wrong = [{ master: await createSecretKey() }, { account: createId() }, { conversation: createId() }];

  for (const over of wrong) {
    await expect(unwrapConversationKey({ record, ...right, ...over })).rejects.toThrow(
      expect.objectContaining({ code: "record-unreadable" }),
    );
  }
});
