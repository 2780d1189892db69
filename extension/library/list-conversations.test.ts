import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { askAndAnswer, fakeLibrary } from "#extension/library/fake-remote.ts";
import { openLibrary } from "#extension/library/open-library.ts";
import { createId } from "#shared/create-id.ts";

test("lists the conversations with their titles open, the latest first", async () => {
  const fake = await fakeLibrary();
  const older = await askAndAnswer(fake);
  const newer = await askAndAnswer(fake);
  await fake.library.markSent(newer.question);

  const listed = await openLibrary({ worker: fake.worker, now: () => 0 }).listConversations();

  expect(listed.map(({ id }) => id)).toEqual([newer.conversation, older.conversation]);
  expect(listed[0]?.title).toBe("A title");
});

test("renames at the worker and here, one version on", async () => {
  const fake = await fakeLibrary();
  const { conversation } = await askAndAnswer(fake);

  await fake.library.renameConversation({
    id: conversation,
    title: "Another",
    patch: fake.remote.renameConversation,
  });
  const thread = await fake.library.readThread({ conversation, remote: fake.remote });

  expect(thread.title).toBe("Another");
  expect(fake.remote.rows.get(conversation)?.conversation.version).toBe(2);
});

test("keeps the old title when the worker does not take the new one", async () => {
  const fake = await fakeLibrary();
  const { conversation } = await askAndAnswer(fake);
  fake.remote.state.isDown = true;
  const rename = { id: conversation, title: "Another", patch: fake.remote.renameConversation };

  await expect(fake.library.renameConversation(rename)).rejects.toThrow(
    expect.objectContaining({ code: "worker-unreachable" }),
  );

  expect((await fake.library.listConversations())[0]?.title).toBe("A title");
});

test("renames a conversation that the worker does not have yet", async () => {
  const fake = await fakeLibrary();
  const { conversation } = await askAndAnswer(fake);
  fake.remote.rows.clear();

  await fake.library.renameConversation({
    id: conversation,
    title: "Another",
    patch: fake.remote.renameConversation,
  });

  expect((await fake.library.listConversations())[0]?.title).toBe("Another");
});

test("takes the worker's list in without letting it change a key or bring back an old title", async () => {
  const fake = await fakeLibrary();
  const { conversation } = await askAndAnswer(fake);
  const old = structuredClone(fake.remote.rows.get(conversation)?.conversation);
  if (!old) throw new Error("no conversation");
  await fake.library.renameConversation({
    id: conversation,
    title: "Another",
    patch: fake.remote.renameConversation,
  });

  await fake.library.storeConversations([
    { ...old, key: "v1.m.AAAA" },
    { ...old, version: 9 },
    { ...old, id: createId() },
  ]);

  const titles = (await openLibrary({ worker: fake.worker }).listConversations()).map(({ title }) => title);
  expect(titles.sort()).toEqual(["Another", null]);
});

test("deletes a conversation and everything of it", async () => {
  const fake = await fakeLibrary();
  const gone = await askAndAnswer(fake);
  const kept = await askAndAnswer(fake);

  await fake.library.deleteConversation({ id: gone.conversation, remove: fake.remote.deleteConversation });

  expect((await fake.library.listConversations()).map(({ id }) => id)).toEqual([kept.conversation]);
  expect((await fake.library.listUnsent()).map(({ id }) => id)).toEqual([kept.question]);
  expect(await fake.library.readReceipt(gone.question)).toBe(null);
  expect(fake.remote.rows.size).toBe(1);
});

test("deletes here what the worker does not have any more, and nothing while it is away", async () => {
  const fake = await fakeLibrary();
  const { conversation } = await askAndAnswer(fake);
  const deletion = { id: conversation, remove: fake.remote.deleteConversation };
  fake.remote.state.isDown = true;
  await expect(fake.library.deleteConversation(deletion)).rejects.toThrow();
  expect((await fake.library.listConversations()).length).toBe(1);

  fake.remote.state.isDown = false;
  fake.remote.rows.clear();
  await fake.library.deleteConversation(deletion);

  expect(await fake.library.listConversations()).toEqual([]);
});

test("takes a conversation off the list at once, over a restart, until it is put back", async () => {
  const fake = await fakeLibrary();
  const { conversation } = await askAndAnswer(fake);

  await fake.library.markDeleted({ id: conversation, isDeleted: true });
  const restarted = openLibrary({ worker: fake.worker });
  await restarted.storeConversations([...fake.remote.rows.values()].map((row) => row.conversation));

  expect(await restarted.listConversations()).toEqual([]);
  expect(await restarted.listDeleted(0)).toEqual([conversation]);
  expect(await restarted.listDeleted(60_000)).toEqual([]);

  await restarted.markDeleted({ id: conversation, isDeleted: false });
  expect((await restarted.listConversations()).map(({ id }) => id)).toEqual([conversation]);
  expect(await restarted.listDeleted(0)).toEqual([]);
});

test("does not take in again what was deleted after the worker had made its list", async () => {
  const fake = await fakeLibrary();
  const { conversation } = await askAndAnswer(fake);
  const listed = [...fake.remote.rows.values()].map((row) => row.conversation);

  await fake.library.deleteConversation({ id: conversation, remove: fake.remote.deleteConversation });
  await fake.library.storeConversations(listed);

  expect(await fake.library.listConversations()).toEqual([]);
});

test("keeps drafts by name over a restart and forgets an empty one", async () => {
  const fake = await fakeLibrary();
  await fake.library.saveDraft({ name: "new", text: "half a ques" });
  await fake.library.saveDraft({ name: "other", text: "x" });
  const restarted = openLibrary({ worker: fake.worker });

  expect(await restarted.readDraft("new")).toBe("half a ques");
  await restarted.saveDraft({ name: "new", text: "" });

  expect(await restarted.readDraft("new")).toBe("");
  expect(await restarted.readDraft("other")).toBe("x");
});
