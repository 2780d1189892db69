import { expect, test } from "vitest";
import { createPause } from "#extension/sidepanel/pause.ts";

const anHour = 3_600_000;

test("ends when its time is over", async () => {
  await expect(createPause(new EventTarget())(1, new AbortController().signal)).resolves.toBe(undefined);
});

test("ends at once when the network comes back", async () => {
  const online = new EventTarget();
  const paused = createPause(online)(anHour, new AbortController().signal);

  online.dispatchEvent(new Event("online"));

  await expect(paused).resolves.toBe(undefined);
});

test("ends at once when the signal aborts, even if it had before", async () => {
  const controller = new AbortController();
  const paused = createPause(new EventTarget())(anHour, controller.signal);

  controller.abort();

  await expect(paused).resolves.toBe(undefined);
  await expect(createPause(new EventTarget())(anHour, controller.signal)).resolves.toBe(undefined);
});
