import { expect, test, vi } from "vitest";
import type { Session } from "#extension/sidepanel/create-session.ts";
import { finishDeletions } from "#extension/sidepanel/finish-deletions.ts";
import { createId } from "#shared/create-id.ts";
import { TeranceError } from "#shared/errors.ts";
import type { Id } from "#shared/ids.ts";

function fakeSession({ pending, refused = [] }: { pending: Id[]; refused?: Id[] }) {
  const atWorker: Id[] = [];
  const atHome: Id[] = [];
  const ages: number[] = [];
  const client = {
    deleteConversation: async (id: Id) => {
      if (refused.includes(id)) throw new TeranceError("worker-unreachable", { worker: "" });
      atWorker.push(id);
    },
  };
  const library = {
    listDeleted: async (age: number) => {
      ages.push(age);
      return pending;
    },
    deleteConversation: async ({ id, remove }: { id: Id; remove: (id: Id) => Promise<void> }) => {
      await remove(id);
      atHome.push(id);
    },
  };
  const session = { library, call: vi.fn((action) => action(client)) } as unknown as Session;
  return { session, atWorker, atHome, ages };
}

test("deletes what was left over, at the worker and here", async () => {
  const [one, other] = [createId(), createId()];
  const { session, atWorker, atHome } = fakeSession({ pending: [one, other] });

  await finishDeletions(session);

  expect(atWorker).toEqual([one, other]);
  expect(atHome).toEqual([one, other]);
});

test("keeps for the next start what the worker does not take, and goes on", async () => {
  const [one, other] = [createId(), createId()];
  const { session, atHome } = fakeSession({ pending: [one, other], refused: [one] });

  await finishDeletions(session);

  expect(atHome).toEqual([other]);
});

test("leaves alone what can still be undone in another window", async () => {
  const { session, ages } = fakeSession({ pending: [] });

  await finishDeletions(session);

  expect(ages.every((age) => age > 8_000)).toBe(true);
  expect(ages).toHaveLength(1);
});
