import { expect, test } from "vitest";
import { assembleAnswer } from "#shared/assemble-answer.ts";
import { createId } from "#shared/create-id.ts";
import { openGate, seenBy } from "#tests/path/control.ts";
import {
  createTestConversation,
  createTestDevice,
  parseEvents,
  playing,
  readUntil,
} from "#tests/path/test-device.ts";

test("replay after any number is the rest of the stream, byte for byte", async () => {
  const device = await createTestDevice();
  const conversation = await createTestConversation(device);
  const request = await conversation.ask({ model: playing("long") });
  const whole = await (await conversation.start(request)).text();
  const path = `${conversation.path}/runs/${request.run}/events`;
  const last = parseEvents(whole).length;

  for (const after of [0, 1, 5, last - 1, last]) {
    const replayed = await (await device.call(`${path}?after=${after}`)).text();
    expect(replayed).toBe(
      whole.slice(after === 0 ? 0 : whole.indexOf(`id: ${after + 1}\n`) >>> 0) || "data: [DONE]\n\n",
    );
  }
  const byHeader = await device.call(path, { headers: { "Last-Event-ID": "5" } });
  expect(await byHeader.text()).toBe(whole.slice(whole.indexOf("id: 6\n")));
});

test("a panel that closes stops nothing, and another one reads the answer whole", async () => {
  const device = await createTestDevice();
  const conversation = await createTestConversation(device);
  const model = playing("gated", 0);
  const request = await conversation.ask({ model });
  const reader = (await conversation.start(request)).body?.getReader();
  await readUntil(reader as ReadableStreamDefaultReader<Uint8Array>, (text) =>
    text.includes("before the gate"),
  );

  await reader?.cancel();
  const second = await device.call(`${conversation.path}/runs/${request.run}/events`);
  await openGate("gated:0");
  const events = parseEvents(await second.text());

  expect(assembleAnswer(events)).toMatchObject({ state: "ended", text: "before the gate after the gate" });
  expect(events.map((one) => one.sequence)).toEqual(events.map((_, index) => index + 1));
});

test("starting twice asks the provider once and gives both the same bytes", async () => {
  const conversation = await createTestConversation(await createTestDevice());
  const request = await conversation.ask({ model: playing("answer", 3) });

  const both = await Promise.all([conversation.start(request), conversation.start(request)]);
  const [first, second] = await Promise.all(both.map((response) => response.text()));
  const third = await (await conversation.start(request)).text();

  expect(second).toBe(first);
  expect(third).toBe(first);
  expect(await seenBy("answer:3")).toHaveLength(1);
});

test("the same key with another question is refused", async () => {
  const conversation = await createTestConversation(await createTestDevice());
  const request = await conversation.ask();
  await (await conversation.start(request)).text();

  const other = await conversation.start({ ...request, text: "something else" });

  expect(other.status).toBe(422);
  expect(await other.json()).toMatchObject({ code: "idempotency-mismatch" });
});

test("an id that is taken is refused under another key", async () => {
  const conversation = await createTestConversation(await createTestDevice());
  const request = await conversation.ask();
  await (await conversation.start(request)).text();

  const other = await conversation.start(request, { headers: { "Idempotency-Key": createId() } });

  expect(other.status).toBe(409);
  expect(await other.json()).toMatchObject({ code: "run-exists" });
});

test("a fifth answer at once in one conversation is too many", async () => {
  const device = await createTestDevice();
  const conversation = await createTestConversation(device);
  const requests = await Promise.all(
    Array.from({ length: 5 }, () => conversation.ask({ model: playing("hang", 2) })),
  );
  for (const request of requests.slice(0, 4)) (await conversation.start(request)).body?.cancel();

  const fifth = await conversation.start(requests[4] as (typeof requests)[number]);

  expect(fifth.status).toBe(429);
  expect(await fifth.json()).toMatchObject({ code: "too-many-runs" });
  for (const { run } of requests.slice(0, 4)) {
    await device.call(`${conversation.path}/runs/${run}/stop`, { method: "POST" });
  }
});

test("a stop ends the call to the provider and keeps what came", async () => {
  const device = await createTestDevice();
  const conversation = await createTestConversation(device);
  const request = await conversation.ask({ model: playing("hang-midway", 1) });
  const response = await conversation.start(request);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const begun = await readUntil(reader, (text) => text.includes("half an answer"));

  const stopped = await device.call(`${conversation.path}/runs/${request.run}/stop`, { method: "POST" });
  const rest = await readUntil(reader, (text) => text.includes("[DONE]"));

  expect(await stopped.json()).toMatchObject({ id: request.run, state: "stopped" });
  expect(assembleAnswer(parseEvents(begun + rest))).toMatchObject({
    state: "stopped",
    text: "half an answer",
  });
  await expect.poll(async () => (await seenBy("hang-midway:1")).map((one) => one.isAborted)).toEqual([true]);
  const again = await device.call(`${conversation.path}/runs/${request.run}/stop`, { method: "POST" });
  expect(await again.json()).toMatchObject({ state: "stopped" });
});
