import "fake-indexeddb/auto";
import { openDB } from "idb";
import { expect, test } from "vitest";
import { createShelf } from "#extension/library/create-shelf.ts";
import { upgrades } from "#extension/library/library-schema.ts";
import { createId } from "#shared/create-id.ts";

const unavailable = expect.objectContaining({ code: "library-unavailable" });

test("makes every store at first use, and nothing before", async () => {
  const name = createId();
  const shelf = createShelf(name);
  expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(name);

  const stores = await shelf(async (database) => [...database.objectStoreNames]);

  expect(stores.sort()).toEqual([
    "conversations",
    "identity",
    "messages",
    "quarantine",
    "receipts",
    "runs",
    "secrets",
    "unsent",
  ]);
});

test("says that nothing can be stored when a newer version was here", async () => {
  const name = createId();
  (await openDB(name, upgrades.length + 1)).close();

  await expect(createShelf(name)((database) => database.count("messages"))).rejects.toThrow(unavailable);
});

test("says that nothing can be stored while an older version holds the database, and opens it after", async () => {
  const name = createId();
  const older = await openDB(name, 1);
  older.addEventListener("versionchange", (event) => event.stopImmediatePropagation());
  const shelf = createShelf(name, [() => undefined, ...upgrades]);

  await expect(shelf((database) => database.count("messages"))).rejects.toThrow(unavailable);
  older.close();

  expect(await shelf((database) => database.count("messages"))).toBe(0);
});

test("lets a newer version in, and goes on when it can", async () => {
  const name = createId();
  const shelf = createShelf(name);
  await shelf((database) => database.count("messages"));

  const newer = await openDB(name, upgrades.length + 1);

  await expect(shelf((database) => database.count("messages"))).rejects.toThrow(unavailable);
  newer.close();
});

test("keeps what is stored when a step is added", async () => {
  const name = createId();
  await createShelf(name)((database) => database.put("secrets", "kept", "here"));
  const added = (database: Parameters<(typeof upgrades)[number]>[0]) =>
    void database.createObjectStore("later" as "secrets");

  const kept = await createShelf(name, [...upgrades, added])((database) => database.get("secrets", "here"));

  expect(kept).toBe("kept");
});

test("says that nothing can be stored when the disk is full, and tries afresh the next time", async () => {
  const shelf = createShelf(createId());
  const full = async () => {
    throw new DOMException("full", "QuotaExceededError");
  };

  await expect(shelf(full)).rejects.toThrow(unavailable);

  expect(await shelf((database) => database.count("messages"))).toBe(0);
});

test("opens the database again when the browser closed it", async () => {
  const shelf = createShelf(createId());
  await shelf(async (database) => database.close());

  await expect(shelf((database) => database.count("messages"))).rejects.toThrow(unavailable);

  expect(await shelf((database) => database.count("messages"))).toBe(0);
});
