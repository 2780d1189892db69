import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { Conversation, ConversationList, MessageRow } from "#shared/http.ts";
import { openRecord } from "#shared/vault/open-record.ts";
import { sealRecord } from "#shared/vault/seal-record.ts";
import { until } from "#tests/path/control.ts";
import { dumpDatabase, dumpObject } from "#tests/path/dump.ts";
import { bindings, findRunObject } from "#tests/path/find-run-object.ts";
import {
  createTestConversation,
  createTestDevice,
  playing,
  readRun,
  readUntil,
  type TestDevice,
} from "#tests/path/test-device.ts";

test("the answer rests in D1 sealed to the account, and the device adopts it", async () => {
  const { device, conversation, request } = await askOnce();
  const stored = await read(device, conversation.path);
  const [question, answer] = stored.messages;
  const place = { account: device.account, conversation: conversation.id, message: request.answer.id };
  const context = { ...place, parent: request.question.id, field: "message" as const };

  const opened = JSON.parse(
    await openRecord({
      conversationKey: conversation.key,
      privateKey: device.keys.privateKey,
      context: { ...context, version: 1 },
      record: answer?.record ?? "",
    }),
  );
  const record = await sealRecord({
    key: conversation.key,
    context: { ...context, version: 2 },
    plaintext: JSON.stringify(opened),
  });
  const adopted = await put(device, `${conversation.path}/messages/${request.answer.id}`, {
    record,
    version: 1,
  });
  const late = await put(device, `${conversation.path}/messages/${request.answer.id}`, {
    record: `${record}A`,
    version: 1,
  });

  expect(opened).toMatchObject({
    role: "assistant",
    text: "The tower is 330 metres high [b2]. It stands in Paris [b1].",
    state: "ended",
    run: request.run,
  });
  expect(question).toMatchObject({ id: request.question.id, role: "user", record: request.question.record });
  expect(MessageRow.parse(await adopted.json())).toMatchObject({ version: 2, record });
  expect(late.status).toBe(409);
  expect(stored.runs).toMatchObject([{ id: request.run, state: "ended" }]);
});

test("neither D1 nor the object ever holds a readable word", async () => {
  const device = await createTestDevice();
  const conversation = await createTestConversation(device);
  const request = await conversation.ask({ model: playing("gated", 2) });
  const response = await conversation.start(request);
  await readUntil((response.body as ReadableStream<Uint8Array>).getReader(), (text) =>
    text.includes("before the gate"),
  );
  await until(async () => JSON.parse(await dumpObject({ device, conversation })).parts.length > 0);

  const dumps = (await dumpDatabase()) + (await dumpObject({ device, conversation }));

  expect(dumps).toContain(request.question.record);
  expect(dumps).toContain(request.run);
  expect(dumps).not.toMatch(/canary-(question|page|title)|before the gate|330 metres|tower\.example/);
  await device.call(`${conversation.path}/runs/${request.run}/stop`, { method: "POST" });
});

test("one run is charged once for each kind, however often it is committed", async () => {
  const { device, conversation, request } = await askOnce();
  await runInDurableObject(findRunObject({ device, conversation }), (_, state) => {
    state.storage.sql.exec("update runs set committed = 0");
    return state.storage.setAlarm(Date.now() + 60_000);
  });
  await runDurableObjectAlarm(findRunObject({ device, conversation }));

  const { results } = await bindings()
    .DB.prepare("select kind, quantity from ledger where run = ? order by kind")
    .bind(request.run)
    .all();
  const outbox = await bindings()
    .DB.prepare("select kind from outbox where subject = ?")
    .bind(request.run)
    .all();

  expect(results).toEqual([
    { kind: "input-tokens", quantity: 11 },
    { kind: "output-tokens", quantity: 3 },
  ]);
  expect(outbox.results).toEqual([{ kind: "run-ended" }]);
  expect((await read(device, conversation.path)).messages).toHaveLength(2);
});

test.each([1, 2, 3])("a commit that fails %i times is tried until it holds", async (failures) => {
  const device = await createTestDevice();
  const conversation = await createTestConversation(device);
  const stub = findRunObject({ device, conversation });
  let left = failures;
  await runInDurableObject(stub, (instance) => {
    breakDatabase(instance, () => left-- > 0);
  });
  const request = await conversation.ask();

  const events = await readRun(await conversation.start(request));
  await until(async () => {
    await runDurableObjectAlarm(stub);
    return (
      (await device.call(conversation.path)).status === 200 &&
      (await read(device, conversation.path)).messages.length === 2
    );
  });

  expect(events.at(-2)?.event.type).toBe("data-run-ended");
  const { results } = await bindings()
    .DB.prepare("select kind from ledger where run = ?")
    .bind(request.run)
    .all();
  expect(results).toHaveLength(2);
});

test("conversations are listed latest first, renamed and deleted, and stay deleted", async () => {
  const { device, conversation, request } = await askOnce();
  const title = await sealRecord({
    key: conversation.key,
    context: {
      account: device.account,
      conversation: conversation.id,
      message: conversation.id,
      parent: null,
      version: 2,
      field: "title",
    },
    plaintext: "another title",
  });
  const rename = (version: number) => send(device, "PATCH", conversation.path, { title, version });

  const renamed = await rename(1);
  const twice = await rename(1);
  const stale = await rename(7);
  const listed = ConversationList.parse(await (await device.call("/v1/conversations")).json());
  const deleted = await device.call(conversation.path, { method: "DELETE" });
  const late = await conversation.start(await conversation.ask());

  expect(await renamed.json()).toMatchObject({ title, version: 2 });
  expect([twice.status, stale.status, deleted.status]).toEqual([200, 409, 204]);
  expect(listed.conversations.map((one) => one.id)).toEqual([conversation.id]);
  expect((await device.call(conversation.path)).status).toBe(404);
  expect(late.status).toBe(404);
  expect(await dumpDatabase()).not.toContain(request.question.record);
  expect(ConversationList.parse(await (await device.call("/v1/conversations")).json()).conversations).toEqual(
    [],
  );
});

test("deleting a conversation stops the answer that is being made", async () => {
  const device = await createTestDevice();
  const conversation = await createTestConversation(device);
  const request = await conversation.ask({ model: playing("hang-midway", 0) });
  const reader = ((await conversation.start(request)).body as ReadableStream<Uint8Array>).getReader();
  await readUntil(reader, (text) => text.includes("half an answer"));
  await until(async () => (await device.call(conversation.path)).status === 200);

  await device.call(conversation.path, { method: "DELETE" });
  const rest = await readUntil(reader, (text) => text.includes("[DONE]"));

  expect(rest).toContain("data-run-stopped");
  const rows = await bindings()
    .DB.prepare("select id from messages where conversation = ?")
    .bind(conversation.id)
    .all();
  expect(rows.results).toEqual([]);
});

test("pages of messages and of conversations leave nothing out and repeat nothing", async () => {
  const device = await createTestDevice();
  const all = [];
  for (let index = 0; index < 3; index++) {
    const conversation = await createTestConversation(device);
    await readRun(await conversation.start(await conversation.ask()));
    await readRun(await conversation.start(await conversation.ask()));
    all.push(conversation);
  }
  const seen: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const query: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const page = ConversationList.parse(
      await (await device.call(`/v1/conversations?limit=1${query}`)).json(),
    );
    seen.push(...page.conversations.map((one) => one.id));
    cursor = page.next;
  }
  const first = await read(device, `${all[0]?.path}?limit=3`);
  const second = await read(device, `${all[0]?.path}?limit=3&cursor=${first.next}`);

  expect(seen).toEqual(all.map((one) => one.id).toReversed());
  expect([first.messages.length, second.messages.length, second.next]).toEqual([3, 1, null]);
  expect(new Set([...first.messages, ...second.messages].map((one) => one.id)).size).toBe(4);
});

async function askOnce() {
  const device = await createTestDevice();
  const conversation = await createTestConversation(device);
  const request = await conversation.ask();
  await readRun(await conversation.start(request));
  return { device, conversation, request };
}

async function read(device: TestDevice, path: string): Promise<Conversation> {
  return Conversation.parse(await (await device.call(path)).json());
}

function put(device: TestDevice, path: string, body: unknown): Promise<Response> {
  return send(device, "PUT", path, body);
}

function send(device: TestDevice, method: string, path: string, body: unknown): Promise<Response> {
  const headers = { "Content-Type": "application/json" };
  return device.call(path, { method, headers, body: JSON.stringify(body) });
}

/** Gives an object a database whose batches fail as long as the question is answered with yes. */
function breakDatabase(instance: object, isBroken: () => boolean): void {
  const target = instance as { env: { DB: D1Database } };
  const { DB } = target.env;
  const broken = new Proxy(DB, {
    get: (database, name) => {
      if (name === "batch" && isBroken())
        return () => Promise.reject(new Error("canary: the disk is on fire"));
      const value = Reflect.get(database, name);
      return typeof value === "function" ? value.bind(database) : value;
    },
  });
  target.env = { ...target.env, DB: broken };
}
