import { expect, test } from "vitest";
import { fakeGestureApi } from "#extension/background/fake-gesture-api.ts";
import { lockStorage } from "#extension/background/lock-storage.ts";

test("closes both stores to scripts in pages", async () => {
  const { api, levels } = fakeGestureApi();

  await lockStorage(api);

  expect(levels).toEqual(["local TRUSTED_CONTEXTS", "session TRUSTED_CONTEXTS"]);
});

test("starts where the browser knows no access level", async () => {
  const { api } = fakeGestureApi();
  const { get, set } = api.storage.local;

  const locked = lockStorage({ ...api, storage: { local: { get, set }, session: { get, set } } });

  await expect(locked).resolves.toBeUndefined();
});
