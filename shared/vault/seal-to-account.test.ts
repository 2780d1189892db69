import { expect, test } from "vitest";
import { createId } from "#shared/create-id.ts";
import { sealToAccount } from "#shared/vault/seal-to-account.ts";

const id = createId();
const context = {
  account: id,
  conversation: id,
  message: id,
  parent: null,
  version: 1,
  field: "message",
} as const;

test.each([
  ["the zero point, which would give everybody the same secret", "A".repeat(43)],
  ["too few bytes", "AAAA"],
  ["no base64url", "!".repeat(43)],
  ["nothing", ""],
])("refuses as a public key %s", async (_, publicKey) => {
  await expect(sealToAccount({ publicKey, context, plaintext: "x" })).rejects.toThrow(
    expect.objectContaining({ code: "invalid-request", data: { field: "publicKey", reason: "not a key" } }),
  );
});
