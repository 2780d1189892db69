import "fake-indexeddb/auto";
import { openDB } from "idb";
import { expect, test } from "vitest";
import { fakeLibrary, fakePage, fakeQuestion, fakeRemote } from "#extension/library/fake-remote.ts";
import { openLibrary } from "#extension/library/open-library.ts";
import { createId } from "#shared/create-id.ts";
import { TeranceError } from "#shared/errors.ts";

test("makes the account once and finds it again after a restart", async () => {
  const { remote, worker, account } = await fakeLibrary();

  const again = await openLibrary({ worker }).ensureAccount({ register: remote.register });

  expect(again).toEqual(account);
  expect([...remote.accounts.values()]).toEqual([
    { account: account.account, device: account.device, publicKey: account.publicKey },
  ]);
});

test("makes one account when two panels open at once", async () => {
  const remote = fakeRemote();
  const worker = `http://${createId()}.test`;
  const panels = Array.from({ length: 4 }, () => openLibrary({ worker }));

  const accounts = await Promise.all(
    panels.map((panel) => panel.ensureAccount({ register: remote.register })),
  );

  expect(new Set(accounts.map(({ account, token }) => `${account} ${token}`)).size).toBe(1);
  expect(remote.accounts.size).toBe(1);
});

test("registers with the same ids when the first try was lost", async () => {
  const remote = fakeRemote();
  const worker = `http://${createId()}.test`;
  const lost = async (body: Parameters<typeof remote.register>[0]) => {
    await remote.register(body);
    throw new TeranceError("worker-unreachable", { worker });
  };
  await expect(openLibrary({ worker }).ensureAccount({ register: lost })).rejects.toThrow(
    expect.objectContaining({ code: "worker-unreachable" }),
  );

  await openLibrary({ worker }).ensureAccount({ register: remote.register });

  expect(remote.accounts.size).toBe(1);
});

test("begins with new ids when the worker refuses an account that never had a token", async () => {
  const remote = fakeRemote();
  const refused: string[] = [];
  const register = async (body: Parameters<typeof remote.register>[0]) => {
    if (refused.length > 0) return await remote.register(body);
    refused.push(body.account);
    throw new TeranceError("not-authenticated");
  };

  const { account } = await openLibrary({ worker: `http://${createId()}.test` }).ensureAccount({ register });

  expect(refused).not.toContain(account);
});

test("takes the questions waiting to be sent along to the new ids", async () => {
  const remote = fakeRemote();
  const worker = `http://${createId()}.test`;
  const library = openLibrary({ worker });
  const [conversation, run, question, answer] = [createId(), createId(), createId(), createId()];
  const pages = [fakePage("Because.")];
  await library.appendQuestion({
    conversation: { id: conversation, title: "A title" },
    run,
    question: { id: question, parent: null, message: fakeQuestion("Why?") },
    answer: { id: answer },
    pages,
  });
  const refusals: string[] = [];
  const register = async (body: Parameters<typeof remote.register>[0]) => {
    if (refusals.length > 0) return await remote.register(body);
    refusals.push(body.account);
    throw new TeranceError("not-authenticated");
  };

  const { account } = await library.ensureAccount({ register });
  const restarted = openLibrary({ worker });
  remote.state.isDown = true;
  const thread = await restarted.readThread({ conversation, remote });

  expect(refusals).not.toContain(account);
  expect(thread).toMatchObject({ title: "A title", messages: [{ message: fakeQuestion("Why?") }] });
  expect(await restarted.listUnsent()).toMatchObject([{ id: question, conversation, run, answer }]);
  expect(await restarted.readReceipt(question)).toEqual(pages);
});

test("keeps ids and keys, and shows the token it holds, when it registers again", async () => {
  const { library, account } = await fakeLibrary();
  const held: (string | undefined)[] = [];

  const renewed = await library.ensureAccount({
    renew: true,
    register: async (body, token) => {
      held.push(token);
      return { ...body, tenant: account.tenant, token: "fresh" };
    },
  });

  expect(renewed).toEqual({ ...account, token: "fresh" });
  expect(held).toEqual([account.token]);
});

test("keeps its account when the worker refuses to register it again", async () => {
  const { library, account, remote } = await fakeLibrary();
  const register = async () => {
    throw new TeranceError("not-authenticated");
  };

  await expect(library.ensureAccount({ renew: true, register })).rejects.toThrow(
    expect.objectContaining({ code: "not-authenticated" }),
  );

  expect(await library.ensureAccount({ register: remote.register })).toEqual(account);
});

test("refuses a worker that answers with another account", async () => {
  const remote = fakeRemote();
  const library = openLibrary({ worker: `http://${createId()}.test` });
  const register = async (body: Parameters<typeof remote.register>[0]) => ({
    ...(await remote.register(body)),
    account: createId(),
  });

  await expect(library.ensureAccount({ register })).rejects.toThrow(
    expect.objectContaining({ code: "worker-not-understood" }),
  );
});

test("stores neither the token nor a key that could be read out", async () => {
  const { worker, account } = await fakeLibrary();

  const stored = await (await openDB(`terance ${worker}`)).get("identity", "this");

  expect(JSON.stringify(stored)).not.toContain(account.token);
  expect(stored.deviceKey).toBeInstanceOf(CryptoKey);
  expect(stored.deviceKey.extractable).toBe(false);
});

test.each([
  ["something that is no identity", () => ({ account: "?" })],
  ["an identity whose keys are another's", (stored: object) => ({ ...stored, account: createId() })],
])("puts %s aside and begins anew", async (_, corrupt) => {
  const { remote, worker, account } = await fakeLibrary();
  const database = await openDB(`terance ${worker}`);
  await database.put("identity", corrupt(await database.get("identity", "this")), "this");

  const fresh = await openLibrary({ worker }).ensureAccount({ register: remote.register });

  expect(fresh.account).not.toBe(account.account);
  expect((await database.getAll("quarantine")).length).toBe(1);
});

test("never shows one worker the account of another", async () => {
  const one = await fakeLibrary();
  const other = await fakeLibrary();

  expect(one.account.token).not.toBe(other.account.token);
});
