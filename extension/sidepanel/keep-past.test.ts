import { expect, test } from "vitest";
import { fakePanel } from "#extension/sidepanel/fake-panel.ts";
import {
  deleteHidden,
  hideConversation,
  readPast,
  renameConversation,
  restoreConversation,
} from "#extension/sidepanel/keep-past.ts";
import { createId } from "#shared/create-id.ts";
import { TeranceError } from "#shared/errors.ts";

async function panelWithPast() {
  const panel = fakePanel();
  const rows = [2, 1].map((updatedAt) => ({ id: createId(), title: `Number ${updatedAt}`, updatedAt }));
  panel.fake.listConversations = async () => rows;
  await readPast(panel);
  const [first, second] = rows;
  if (!first || !second) throw new Error("no rows");
  return { panel, first, second };
}

const titles = (panel: ReturnType<typeof fakePanel>) =>
  panel.store.read().past.conversations.map(({ title }) => title);

test("lets a deletion be undone, and deletes nothing until then", async () => {
  const { panel, first } = await panelWithPast();

  await hideConversation(panel, first);
  expect(titles(panel)).toEqual(["Number 1"]);
  expect(panel.fake.marked).toEqual([`-${first.id}`]);
  await restoreConversation(panel, first);
  await deleteHidden(panel);

  expect(titles(panel)).toEqual(["Number 2", "Number 1"]);
  expect(panel.fake.deleted).toEqual([]);
  expect(panel.fake.marked).toEqual([`-${first.id}`, `+${first.id}`]);
});

test("deletes for good when the offer to undo has gone", async () => {
  const { panel, first } = await panelWithPast();

  await hideConversation(panel, first);
  await deleteHidden(panel);

  expect(panel.fake.deleted).toEqual([first.id]);
});

test("keeps a conversation deleted while the worker is away", async () => {
  const { panel, first } = await panelWithPast();
  panel.fake.deleteConversation = async () => {
    throw new TeranceError("worker-unreachable", { worker: "http://127.0.0.1:1" });
  };

  await hideConversation(panel, first);
  await deleteHidden(panel);

  expect(titles(panel)).toEqual(["Number 1"]);
  expect(panel.fake.marked).toEqual([`-${first.id}`]);
});

test("brings a conversation back when the worker refuses to delete it", async () => {
  const { panel, first } = await panelWithPast();
  panel.fake.deleteConversation = async () => {
    throw new TeranceError("rate-limited");
  };

  await hideConversation(panel, first);
  await deleteHidden(panel);

  expect(titles(panel)).toEqual(["Number 2", "Number 1"]);
  expect(panel.fake.marked.at(-1)).toBe(`+${first.id}`);
  expect(panel.store.read().past.failure?.code).toBe("rate-limited");
});

test("deletes one for good as soon as another is deleted", async () => {
  const { panel, first, second } = await panelWithPast();

  await hideConversation(panel, first);
  await hideConversation(panel, second);

  expect(panel.fake.deleted).toEqual([first.id]);
  expect(panel.store.read().past).toMatchObject({ conversations: [], deleted: { id: second.id } });
});

test("gives the old title back when renaming fails", async () => {
  const { panel, second } = await panelWithPast();
  panel.fake.renameConversation = async () => {
    throw new TeranceError("version-conflict");
  };

  await renameConversation(panel, { id: second.id, title: "Another" });

  expect(titles(panel)).toEqual(["Number 2", "Number 1"]);
  expect(panel.store.read().past.failure?.code).toBe("version-conflict");
});

test("says why the list cannot be shown", async () => {
  const panel = fakePanel();
  panel.fake.listConversations = async () => {
    throw new TeranceError("library-unavailable");
  };

  await readPast(panel);

  expect(panel.store.read().past).toMatchObject({
    state: "failed",
    failure: { code: "library-unavailable" },
  });
});
