import { abortAllDurableObjects, runDurableObjectAlarm } from "cloudflare:test";
import { expect, test } from "vitest";
import { assembleAnswer } from "#shared/assemble-answer.ts";
import { Conversation, MessageRow } from "#shared/http.ts";
import type { NumberedEvent } from "#shared/run.ts";
import { openPart } from "#shared/vault/open-part.ts";
import { openRunKey } from "#shared/vault/open-run-key.ts";
import { sealRecord } from "#shared/vault/seal-record.ts";
import { until } from "#tests/path/control.ts";
import { dumpObject } from "#tests/path/dump.ts";
import { findRunObject } from "#tests/path/find-run-object.ts";
import {
  createTestConversation,
  createTestDevice,
  playing,
  readRun,
  readUntil,
  type TestDevice,
} from "#tests/path/test-device.ts";

type Sealed = { run: string; key: string; parts: string[] };

test("a run whose object dies becomes interrupted, and its device opens what was produced", {
  timeout: 60_000,
}, async () => {
  const device = await createTestDevice();
  const conversation = await createTestConversation(device);
  const request = await conversation.ask({ model: playing("hang-midway", 2) });
  const seen = await interrupt({ device, conversation, request });

  const events = await readRun(
    await device.call(`${conversation.path}/runs/${request.run}/events?after=${seen}`),
  );
  const answer = assembleAnswer(events);
  const opened = await open(device, conversation.id, answer.sealed as Sealed);

  expect(answer.state).toBe("interrupted");
  expect(events[0]?.sequence).toBe(seen + 1);
  expect(assembleAnswer([...opened, ...events])).toMatchObject({
    state: "interrupted",
    text: "half an answer",
  });
  expect(opened.map((one) => one.sequence)).toEqual(opened.map((_, index) => index + 1));
});

test("an interrupted run is in D1 as one, with its question, and takes the record its device makes", {
  timeout: 60_000,
}, async () => {
  const device = await createTestDevice();
  const conversation = await createTestConversation(device);
  const request = await conversation.ask({ model: playing("hang-midway", 3) });
  await interrupt({ device, conversation, request });
  const read = async () => Conversation.parse(await (await device.call(conversation.path)).json());
  await device.call(`${conversation.path}/runs/${request.run}/events`);
  await until(async () => (await read()).runs[0]?.state === "interrupted");

  const place = { account: device.account, conversation: conversation.id, message: request.answer.id };
  const record = await sealRecord({
    key: conversation.key,
    context: { ...place, parent: request.question.id, version: 2, field: "message" },
    plaintext: "{}",
  });
  const put = () =>
    device.call(`${conversation.path}/messages/${request.answer.id}`, {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ record, version: 1 }),
    });
  const adopted = MessageRow.parse(await (await put()).json());
  const again = await put();

  expect(adopted).toMatchObject({ role: "assistant", parent: request.question.id, version: 2, record });
  expect(again.status).toBe(200);
  expect((await read()).messages.map((one) => one.id)).toEqual([request.question.id, request.answer.id]);
});

test("asking again under the same key after an interruption hands out the same parts", {
  timeout: 60_000,
}, async () => {
  const device = await createTestDevice();
  const conversation = await createTestConversation(device);
  const request = await conversation.ask({ model: playing("gated", 3) });
  await interrupt({ device, conversation, request });
  await runDurableObjectAlarm(findRunObject({ device, conversation }));

  const events = await readRun(await conversation.start(request));

  expect(events.map((one) => one.event.type)).toEqual(["data-run-interrupted", "finish"]);
});

type Place = {
  device: TestDevice;
  conversation: Awaited<ReturnType<typeof createTestConversation>>;
  request: Awaited<ReturnType<Place["conversation"]["ask"]>>;
};

/** Starts a run, waits until its first words are stored, and takes its object away. Gives the last number seen. */
async function interrupt({ device, conversation, request }: Place): Promise<number> {
  const response = await conversation.start(request);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const text = await readUntil(reader, (seen) => seen.includes("text-delta"));
  await until(
    async () => (JSON.parse(await dumpObject({ device, conversation })).parts as unknown[]).length > 0,
  );
  await reader.cancel();
  await abortAllDurableObjects();
  return text.split("id: ").length - 1;
}

async function open(
  device: TestDevice,
  conversation: string,
  { run, key, parts }: Sealed,
): Promise<NumberedEvent[]> {
  const context = { account: device.account, conversation, run };
  const runKey = await openRunKey({ record: key, privateKey: device.keys.privateKey, context });
  const opened = await Promise.all(
    parts.map((record, index) => openPart({ key: runKey, run, index, record })),
  );
  return opened.flatMap((text): NumberedEvent[] => JSON.parse(text));
}
