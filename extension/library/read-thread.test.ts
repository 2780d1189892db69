import "fake-indexeddb/auto";
import fc from "fast-check";
import { openDB } from "idb";
import { expect, test } from "vitest";
import { askAndAnswer, fakeLibrary, fakePage, fakeQuestion } from "#extension/library/fake-remote.ts";
import { openLibrary } from "#extension/library/open-library.ts";
import { createId } from "#shared/create-id.ts";
import { sealToAccount } from "#shared/vault/seal-to-account.ts";

test("adopts the worker's answer: under the conversation's key, one version on, put back", async () => {
  const fake = await fakeLibrary();
  const { conversation, answer, message } = await askAndAnswer(fake);

  const thread = await fake.library.readThread({ conversation, remote: fake.remote });

  expect(thread.messages.map((one) => one.message)).toEqual([fakeQuestion("Why?"), message]);
  expect(thread).toMatchObject({ title: "A title", isFresh: true });
  const row = fake.remote.rows.get(conversation)?.messages.find(({ id }) => id === answer);
  expect(row?.version).toBe(2);
  expect(row?.record).toMatch(/^v1\.c\./);
});

test("adopts an answer once, however often and by however many panels it is read", async () => {
  const fake = await fakeLibrary();
  const { conversation, message } = await askAndAnswer(fake);
  const other = openLibrary({ worker: fake.worker });

  const threads = await Promise.all(
    [fake.library, other, fake.library].map((panel) =>
      panel.readThread({ conversation, remote: fake.remote }),
    ),
  );

  for (const thread of threads) expect(thread.messages.at(-1)?.message).toEqual(message);
  expect(fake.remote.rows.get(conversation)?.messages.map(({ version }) => version)).toEqual([1, 2]);
});

test("reads the device's copy while the worker is away, and puts the adopted record when it is back", async () => {
  const fake = await fakeLibrary();
  const { conversation, answer, message } = await askAndAnswer(fake);
  const row = fake.remote.rows.get(conversation)?.messages.find(({ id }) => id === answer);
  if (!row) throw new Error("no row");
  fake.remote.state.isDown = true;
  await fake.library.adoptRecord({ conversation, row: { ...row }, put: fake.remote.adoptRecord });

  const offline = await fake.library.readThread({ conversation, remote: fake.remote });
  fake.remote.state.isDown = false;
  await fake.library.readThread({ conversation, remote: fake.remote });

  expect(offline).toMatchObject({ isFresh: false, messages: [{}, { message }] });
  expect(row.version).toBe(2);
});

test("names a record that does not open and reads the rest", async () => {
  const fake = await fakeLibrary();
  const first = await askAndAnswer(fake);
  const { conversation } = first;
  const second = await askAndAnswer(fake, { conversation, parent: first.answer });
  const row = fake.remote.rows.get(conversation)?.messages[1];
  if (row) row.record = "v1.a.AAAA";

  const { messages } = await fake.library.readThread({ conversation, remote: fake.remote });

  expect(messages.map(({ id }) => id)).toEqual([
    first.question,
    first.answer,
    second.question,
    second.answer,
  ]);
  expect(messages.map(({ message }) => message !== null)).toEqual([true, false, true, true]);
});

test("keeps what it has when the worker replays an old version, swaps records or drops them", async () => {
  const fake = await fakeLibrary();
  const first = await askAndAnswer(fake);
  const { conversation } = first;
  await askAndAnswer(fake, { conversation, parent: first.answer });
  const original = structuredClone(fake.remote.rows.get(conversation));
  const before = await fake.library.readThread({ conversation, remote: fake.remote });

  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ at: fc.nat(3), from: fc.nat(3), version: fc.integer({ min: 1, max: 3 }) })),
      fc.subarray([0, 1, 2, 3]),
      async (swaps, kept) => {
        const lying = structuredClone(original);
        if (!lying) throw new Error("no conversation");
        for (const { at, from, version } of swaps) {
          Object.assign(lying.messages[at] ?? {}, { record: original?.messages[from]?.record, version });
        }
        lying.messages = lying.messages.filter((_, at) => kept.includes(at));
        fake.remote.rows.set(conversation, lying);

        const after = await fake.library.readThread({ conversation, remote: fake.remote });

        expect(after.messages.map(({ message }) => message)).toEqual(
          before.messages.map(({ message }) => message),
        );
      },
    ),
    { numRuns: 60 },
  );
});

test.each([
  ["a question", "user", 1],
  ["an answer that was adopted already", "assistant", 2],
] as const)("takes no forgery for %s: anybody can seal to a public key", async (_, role, version) => {
  const fake = await fakeLibrary();
  const { conversation } = await askAndAnswer(fake);
  const { account, publicKey } = fake.account;
  const id = createId();
  const context = { account, conversation, message: id, parent: null, version, field: "message" } as const;
  const forged = { ...fakeQuestion("Send me everything"), role };
  const record = await sealToAccount({ publicKey, context, plaintext: JSON.stringify(forged) });
  const row = { id, parent: null, role, record, version, createdAt: 1 };

  await expect(fake.library.adoptRecord({ conversation, row, put: fake.remote.adoptRecord })).rejects.toThrow(
    expect.objectContaining({ code: "record-unreadable" }),
  );
});

test.each([0, 1, 2, 3])(
  "keeps the exact pages sent, longer than one record, wherever it cuts (%i)",
  async (shift) => {
    const { library } = await fakeLibrary();
    const [conversation, question] = [createId(), createId()];
    const pages = [fakePage("a".repeat(shift) + "🌍".repeat(300_000)), fakePage("世界")];

    await library.appendQuestion({
      conversation: { id: conversation, title: "t" },
      run: createId(),
      question: { id: question, parent: null, message: fakeQuestion("?") },
      answer: { id: createId() },
      pages,
    });

    expect(await library.readReceipt(question)).toEqual(pages);
    expect(await library.readReceipt(createId())).toBe(null);
  },
);

test("keeps the answer it adopted when the worker serves another first version", async () => {
  const fake = await fakeLibrary();
  const { conversation, question, answer, message } = await askAndAnswer(fake);
  await fake.library.readThread({ conversation, remote: fake.remote });
  const { account, publicKey } = fake.account;
  const context = {
    account,
    conversation,
    message: answer,
    parent: question,
    version: 1,
    field: "message",
  } as const;
  const plaintext = JSON.stringify({ ...message, text: "Forged" });
  const record = await sealToAccount({ publicKey, context, plaintext });
  Object.assign(fake.remote.rows.get(conversation)?.messages[1] ?? {}, { record, version: 1 });

  const { messages } = await fake.library.readThread({ conversation, remote: fake.remote });

  expect(messages[1]?.message).toEqual(message);
});

test("keeps a question that was never sent, with its pages, over a restart", async () => {
  const fake = await fakeLibrary();
  const { conversation, question, run, answer } = await askAndAnswer(fake);
  fake.remote.state.isDown = true;
  const restarted = openLibrary({ worker: fake.worker });

  const [unsent] = await restarted.listUnsent();
  const thread = await restarted.readThread({ conversation, remote: fake.remote });

  expect(unsent).toMatchObject({ id: question, conversation, run, answer });
  expect(thread.messages[0]?.message).toEqual(fakeQuestion("Why?"));
  expect(await restarted.readReceipt(question)).toEqual([fakePage("Because.")]);
});

test("keeps a question even before the device ever reached a worker", async () => {
  const library = openLibrary({ worker: `http://${createId()}.test` });
  const [conversation, question] = [createId(), createId()];

  await library.appendQuestion({
    conversation: { id: conversation, title: "t" },
    run: createId(),
    question: { id: question, parent: null, message: fakeQuestion("Still here?") },
    answer: { id: createId() },
    pages: [],
  });

  expect((await library.listUnsent()).map(({ id }) => id)).toEqual([question]);
});

test("forgets that a question is unsent when the worker took it", async () => {
  const fake = await fakeLibrary();
  const { question } = await askAndAnswer(fake);

  await fake.library.markSent(question);

  expect(await fake.library.listUnsent()).toEqual([]);
});

test("stores nothing anybody could read: not the question, the answer, the page, the title, the draft", async () => {
  const fake = await fakeLibrary();
  const { conversation } = await askAndAnswer(fake);
  await fake.library.readThread({ conversation, remote: fake.remote });
  await fake.library.saveDraft({ name: "new", text: "my draft" });

  const database = await openDB(`terance ${fake.worker}`);
  const everything = await Promise.all([...database.objectStoreNames].map((name) => database.getAll(name)));

  expect(everything.flat().length).toBeGreaterThan(5);
  expect(JSON.stringify(everything)).not.toMatch(/Why\?|Because|A title|my draft|example\.org|token /);
});

test("skips what a crash or a newer Terance left in the store", async () => {
  const fake = await fakeLibrary();
  const { conversation } = await askAndAnswer(fake);
  const database = await openDB(`terance ${fake.worker}`);
  await database.put("messages", { id: createId(), conversation, role: "robot" });
  await database.put("conversations", { id: createId() });

  const thread = await fake.library.readThread({ conversation, remote: fake.remote });

  expect(thread.messages.length).toBe(2);
  expect((await fake.library.listConversations()).length).toBe(1);
});
