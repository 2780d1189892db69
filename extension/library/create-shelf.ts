import { openDB } from "idb";
import { type LibraryDatabase, type LibrarySchema, upgrades } from "#extension/library/library-schema.ts";
import { TeranceError } from "#shared/errors.ts";

/** Runs one action on the database; opens it when it is not. */
export type Shelf = <T>(action: (database: LibraryDatabase) => Promise<T>) => Promise<T>;

/**
 * This device's database, opened at first use and again after the browser closed it. Whatever the browser
 * refuses (blocked, corrupt, full, newer than this version) rejects that one call with `library-unavailable`;
 * the next call tries afresh.
 */
export function createShelf(name: string, steps = upgrades): Shelf {
  let opened: Promise<LibraryDatabase> | null = null;
  const forget = () => {
    opened = null;
  };
  return async (action) => {
    try {
      opened ??= openDatabase({ name, steps, forget });
      return await action(await opened);
    } catch (cause) {
      if (cause instanceof TeranceError) throw cause;
      if (isClosed(cause)) forget();
      throw new TeranceError("library-unavailable", {}, { cause });
    }
  };
}

type Opening = { name: string; steps: typeof upgrades; forget: () => void };

async function openDatabase({ name, steps, forget }: Opening): Promise<LibraryDatabase> {
  const obstacle = Promise.withResolvers<never>();
  const opening = openDB<LibrarySchema>(name, steps.length, {
    upgrade: (database, oldVersion) => {
      for (const upgrade of steps.slice(oldVersion)) upgrade(database);
    },
    blocked: () => obstacle.reject(new Error("an older version is still open")),
    blocking: (_current, _blocked, event) => {
      forget();
      (event.target as IDBDatabase | null)?.close();
    },
    terminated: forget,
  });
  try {
    return await Promise.race([opening, obstacle.promise]);
  } catch (cause) {
    forget();
    void opening.then(
      (database) => database.close(),
      () => undefined,
    );
    throw cause;
  }
}

function isClosed(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === "InvalidStateError";
}
