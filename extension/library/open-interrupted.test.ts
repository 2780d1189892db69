import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { askAndAnswer, fakeLibrary } from "#extension/library/fake-remote.ts";
import { assembleAnswer } from "#shared/assemble-answer.ts";
import { createId } from "#shared/create-id.ts";
import type { NumberedEvent } from "#shared/run.ts";
import { createRunKey } from "#shared/vault/create-run-key.ts";
import { sealPart } from "#shared/vault/seal-part.ts";
import { sealRunKey } from "#shared/vault/seal-run-key.ts";

function say(sequence: number, delta: string): NumberedEvent {
  return { sequence, event: { type: "text-delta", id: "t", delta } };
}

async function fakeInterruption(plaintexts: readonly string[]) {
  const fake = await fakeLibrary();
  const [key, conversation, run] = [await createRunKey(), createId(), createId()];
  const { account, publicKey } = fake.account;
  const parts = await Promise.all(
    plaintexts.map((plaintext, index) => sealPart({ key, run, index, plaintext })),
  );
  const sealed = await sealRunKey({ key, publicKey, context: { account, conversation, run } });
  return { ...fake, interruption: { conversation, run, key: sealed, parts } };
}

test("opens the parts an interrupted run left, and joins them with what was seen live", async () => {
  const parts = [[say(1, "a"), say(2, "b")], [say(3, "c")]].map((part) => JSON.stringify(part));
  const { library, interruption } = await fakeInterruption(parts);

  const { events, unreadable } = await library.openInterrupted(interruption);

  expect(unreadable).toBe(0);
  expect(assembleAnswer([say(1, "a"), say(4, "d"), ...events]).text).toBe("abcd");
});

test("opens the other parts when one does not open or holds something else", async () => {
  const parts = [JSON.stringify([say(1, "a")]), "[]", '[{"sequence":2}]', JSON.stringify([say(4, "d")])];
  const { library, interruption } = await fakeInterruption(parts);
  const [first = "", , third = "", fourth = ""] = interruption.parts;

  const opened = await library.openInterrupted({ ...interruption, parts: [first, fourth, third, fourth] });

  expect(opened).toEqual({ events: [say(1, "a"), say(4, "d")], unreadable: 2 });
});

test("refuses the key of another run", async () => {
  const { library, interruption } = await fakeInterruption([]);

  await expect(library.openInterrupted({ ...interruption, run: createId() })).rejects.toThrow(
    expect.objectContaining({ code: "record-unreadable" }),
  );
});

test("keeps an answer put together on this device, and gives it to the worker as version 2", async () => {
  const fake = await fakeLibrary();
  const { conversation, question, message } = await askAndAnswer(fake);
  const id = createId();
  const row = {
    id,
    parent: question,
    role: "assistant",
    record: "v1.c.AAAA",
    version: 1,
    createdAt: 1,
  } as const;
  fake.remote.rows.get(conversation)?.messages.push({ ...row });
  const answer = { id, message: { ...message, text: "Half", state: "interrupted" as const } };

  await fake.library.adoptAnswer({ conversation, question, answer, put: fake.remote.adoptRecord });
  const { messages } = await fake.library.readThread({ conversation, remote: fake.remote });

  expect(messages.find((one) => one.id === id)?.message).toEqual(answer.message);
  expect(fake.remote.rows.get(conversation)?.messages.at(-1)?.version).toBe(2);
});
