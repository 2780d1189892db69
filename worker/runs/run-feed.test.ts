import { expect, test } from "vitest";
import type { RunEvent } from "#shared/run.ts";
import { RunFeed } from "#worker/runs/run-feed.ts";

test("whoever attaches at any moment reads everything once, in order", async () => {
  const feed = new RunFeed();
  const readers = [];
  for (let index = 0; index < 20; index++) {
    readers.push(new Response(feed.read(0)).text());
    feed.append(delta(`${index}`));
    await Promise.resolve();
  }

  feed.close();

  const texts = await Promise.all([...readers, new Response(feed.read(0)).text()]);
  expect(new Set(texts).size).toBe(1);
  expect(texts[0]?.match(/^id: \d+$/gm)).toEqual(
    Array.from({ length: 20 }, (_, index) => `id: ${index + 1}`),
  );
  expect(texts[0]?.endsWith("data: [DONE]\n\n")).toBe(true);
});

test("a reader that does not read costs nothing, and reads all of it later", async () => {
  const feed = new RunFeed();
  const slow = feed.read(0).getReader();
  for (let index = 0; index < 2_000; index++) feed.append(delta("x".repeat(1_000)));
  feed.close();

  let largest = 0;
  let total = 0;
  for (let chunk = await slow.read(); !chunk.done; chunk = await slow.read()) {
    largest = Math.max(largest, chunk.value.byteLength);
    total += chunk.value.byteLength;
  }

  expect(total).toBeGreaterThan(2_000_000);
  expect(largest).toBeLessThan(80_000);
});

test("a reader that leaves holds nobody up", async () => {
  const feed = new RunFeed();
  const leaving = feed.read(0).getReader();
  const pending = leaving.read();
  await leaving.cancel();

  feed.append(delta("later"));
  feed.close();

  expect((await pending).done).toBe(true);
  expect(await new Response(feed.read(0)).text()).toContain("later");
});

function delta(text: string): RunEvent {
  return { type: "text-delta", id: "1", delta: text };
}
