import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { createId } from "#shared/create-id.ts";
import { createConversationKey } from "#shared/vault/create-conversation-key.ts";
import { createVaultKeys, type VaultKeys } from "#shared/vault/create-vault-keys.ts";
import { openRecord } from "#shared/vault/open-record.ts";
import type { RecordContext } from "#shared/vault/record-context.ts";
import { sealRecord } from "#shared/vault/seal-record.ts";
import { sealToAccount } from "#shared/vault/seal-to-account.ts";
import { SealedRecord } from "#shared/vault/sealed-record.ts";
import type { SecretKey } from "#shared/vault/secret-key.ts";

let key: SecretKey;
let keys: VaultKeys;

beforeAll(async () => {
  [key, keys] = await Promise.all([createConversationKey(), createVaultKeys()]);
});

function fakeContext(over: Partial<RecordContext> = {}): RecordContext {
  return {
    account: createId(),
    conversation: createId(),
    message: createId(),
    parent: createId(),
    version: 1,
    field: "message",
    ...over,
  };
}

/** Seals a text both ways, so that every fact holds for both kinds. */
async function sealBothWays(context: RecordContext, plaintext: string): Promise<string[]> {
  return await Promise.all([
    sealRecord({ key, context, plaintext }),
    sealToAccount({ publicKey: keys.publicKey, context, plaintext }),
  ]);
}

function open(context: RecordContext, record: string): Promise<string> {
  return openRecord({ conversationKey: key, privateKey: keys.privateKey, context, record });
}

async function failureOf(opening: Promise<unknown>): Promise<unknown> {
  return await opening.then(
    (opened) => ({ opened }),
    (error: Error & { code?: string; data?: unknown }) => ({
      code: error.code,
      message: error.message,
      data: error.data,
      cause: error.cause,
    }),
  );
}

const refusal = {
  code: "record-unreadable",
  message:
    "This message cannot be opened with the keys of this device. The rest of the conversation is not affected.",
  data: {},
  cause: undefined,
};

test("opens any text it sealed, to the last character", async () => {
  const context = fakeContext();
  const text = fc.string({ unit: "grapheme", maxLength: 400 });

  await fc.assert(
    fc.asyncProperty(text, async (plaintext) => {
      for (const record of await sealBothWays(context, plaintext)) {
        expect(SealedRecord.safeParse(record).success).toBe(true);
        expect(await open(context, record)).toBe(plaintext);
      }
    }),
    { numRuns: 150 },
  );
});

test.each([
  ["nothing", ""],
  ["a byte order mark at the start", "\uFEFFtext"],
  ["a NUL", "a\0b\0"],
  ["1 MB", "a".repeat(1_000_000)],
  ["JSON with a lone surrogate", JSON.stringify({ text: "\uD800 and \uDC00" })],
])("keeps %s as it is", async (_, plaintext) => {
  const context = fakeContext();

  for (const record of await sealBothWays(context, plaintext)) {
    expect(await open(context, record)).toBe(plaintext);
  }
});

test("turns a lone surrogate outside JSON into the replacement character", async () => {
  const context = fakeContext();

  for (const record of await sealBothWays(context, "a\uD800b")) {
    expect(await open(context, record)).toBe("a\uFFFDb");
  }
});

test("refuses to seal what no record can hold", async () => {
  await expect(sealRecord({ key, context: fakeContext(), plaintext: "a".repeat(1_200_000) })).rejects.toThrow(
    expect.objectContaining({ code: "body-too-large" }),
  );
});

test("refuses a record whose context differs in any one field", async () => {
  const contexts = fc.record({
    account: fc.constant(0).map(() => createId()),
    conversation: fc.constant(0).map(() => createId()),
    message: fc.constant(0).map(() => createId()),
    parent: fc.option(fc.constant(0).map(() => createId())),
    version: fc.integer({ min: 1, max: 1_000_000 }),
    field: fc.constantFrom("message", "title", "receipt"),
  });
  const names = ["account", "conversation", "message", "parent", "version", "field"] as const;

  await fc.assert(
    fc.asyncProperty(contexts, contexts, fc.constantFrom(...names), async (right, other, name) => {
      fc.pre(right[name] !== other[name]);
      const wrong = { ...right, [name]: other[name] } as RecordContext;
      for (const record of await sealBothWays(right as RecordContext, "secret")) {
        expect(await failureOf(open(wrong, record))).toEqual(refusal);
      }
    }),
    { numRuns: 150 },
  );
});

test("refuses a record whose ids changed places", async () => {
  const context = fakeContext();
  const { conversation, message } = context;

  for (const record of await sealBothWays(context, "secret")) {
    const swapped = { ...context, conversation: message, message: conversation };
    expect(await failureOf(open(swapped, record))).toEqual(refusal);
  }
});

test("refuses a record with any one character changed, cut off or added", async () => {
  const context = fakeContext();
  const records = await sealBothWays(context, "secret");
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=\0";

  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...records),
      fc.nat({ max: 1_000 }),
      fc.constantFrom(...alphabet),
      fc.constantFrom("change", "cut", "add"),
      async (record, place, character, way) => {
        const at = place % record.length;
        const kept = way === "add" ? record.slice(at) : record.slice(at + 1);
        const broken = way === "cut" ? record.slice(0, at) : record.slice(0, at) + character + kept;
        fc.pre(broken !== record);
        expect(await failureOf(open(context, broken))).toEqual(refusal);
      },
    ),
    { numRuns: 400 },
  );
});

test("refuses every flip of the last character's unused bits", async () => {
  const context = fakeContext();
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  for (const record of await sealBothWays(context, "secret")) {
    for (const last of alphabet.replace(record.slice(-1), "")) {
      expect(await failureOf(open(context, record.slice(0, -1) + last))).toEqual(refusal);
    }
  }
});

test("refuses another conversation's key and another account's key", async () => {
  const context = fakeContext();
  const [sealed = "", toAccount = ""] = await sealBothWays(context, "secret");
  const [otherKey, otherKeys] = await Promise.all([createConversationKey(), createVaultKeys()]);
  const wrong = { conversationKey: otherKey, privateKey: otherKeys.privateKey, context };

  expect(await failureOf(openRecord({ ...wrong, record: sealed }))).toEqual(refusal);
  expect(await failureOf(openRecord({ ...wrong, record: toAccount }))).toEqual(refusal);
});

test("opens nothing sealed to the account where no account key is given", async () => {
  const context = fakeContext();
  const [, toAccount = ""] = await sealBothWays(context, "forged by whoever knows the public key");

  expect(await failureOf(openRecord({ conversationKey: key, context, record: toAccount }))).toEqual(refusal);
});

test.each(["", "v1", "v1.c.", "v1.a.", "v1.x.AAAA", "v2.c.AAAA", "v1.c.AQ", `v1.c.${"A".repeat(2_000_000)}`])(
  "refuses a record that is none (%#)",
  async (record) => {
    expect(await failureOf(open(fakeContext(), record))).toEqual(refusal);
  },
);

test("refuses a context that is none without saying why", async () => {
  const context = { ...fakeContext(), account: "\uD800" };

  expect(await failureOf(open(context, "v1.c.AAAA"))).toEqual(refusal);
});

test("never uses a nonce twice and never gives the same record twice", async () => {
  const context = fakeContext();

  const records = await Promise.all(
    Array.from({ length: 5_000 }, () => sealRecord({ key, context, plaintext: "x" })),
  );

  const nonces = new Set(records.map((record) => record.slice(5, 5 + 17)));
  expect(nonces.size).toBe(5_000);
});

test("hides the length of short texts", async () => {
  const context = fakeContext();

  const lengths = await Promise.all(
    ["", "no", "yes", "a".repeat(60)].map(async (plaintext) =>
      (await sealBothWays(context, plaintext)).map((record) => record.length),
    ),
  );

  expect(new Set(lengths.map(String)).size).toBe(1);
});
