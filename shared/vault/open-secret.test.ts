import { expect, test } from "vitest";
import { createId } from "#shared/create-id.ts";
import { createDeviceKey } from "#shared/vault/create-device-key.ts";
import { openSecret } from "#shared/vault/open-secret.ts";
import { sealSecret } from "#shared/vault/seal-secret.ts";
import { SealedRecord } from "#shared/vault/sealed-record.ts";

test("opens a secret under its own name only, on its own device only", async () => {
  const right = { deviceKey: await createDeviceKey(), account: createId(), name: "token" };
  const record = await sealSecret({ ...right, plaintext: "hello" });
  const wrong = [{ deviceKey: await createDeviceKey() }, { account: createId() }, { name: "draft" }];

  expect(await openSecret({ ...right, record })).toBe("hello");
  for (const over of wrong) {
    await expect(openSecret({ ...right, ...over, record })).rejects.toThrow(
      expect.objectContaining({ code: "record-unreadable" }),
    );
  }
});

test("makes nothing a wire would take", async () => {
  const record = await sealSecret({
    deviceKey: await createDeviceKey(),
    account: createId(),
    name: "token",
    plaintext: "hello",
  });

  expect(SealedRecord.safeParse(record).success).toBe(false);
});
