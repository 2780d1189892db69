import type { LibraryContext } from "#extension/library/library-context.ts";
import { openIdentity } from "#extension/library/open-identity.ts";
import type { Id } from "#shared/ids.ts";
import { parseJson } from "#shared/json.ts";
import { NumberedEvent } from "#shared/run.ts";
import { openPart } from "#shared/vault/open-part.ts";
import { openRunKey } from "#shared/vault/open-run-key.ts";
import { z } from "#shared/zod.ts";

/** The data of `data-run-interrupted`, and where the run belongs. */
export type OpenInterrupted = { conversation: Id; run: Id; key: string; parts: readonly string[] };

/** `unreadable` counts the parts that do not open; the events of the others are there. */
export type InterruptedEvents = { events: NumberedEvent[]; unreadable: number };

/**
 * Opens what an interrupted run left behind, with the account's key.
 * @throws TeranceError `record-unreadable` when the run's key does not open
 */
export async function openInterrupted(
  ctx: LibraryContext,
  { conversation, run, key: record, parts }: OpenInterrupted,
): Promise<InterruptedEvents> {
  const { entry, keys } = await openIdentity(ctx);
  const context = { account: entry.account, conversation, run };
  const key = await openRunKey({ record, privateKey: keys.privateKey, context });
  const opened = await Promise.allSettled(
    parts.map(async (part, index) =>
      parseJson(z.array(NumberedEvent), await openPart({ key, run, index, record: part })),
    ),
  );
  return {
    events: opened.flatMap((part) => (part.status === "fulfilled" ? part.value : [])),
    unreadable: opened.filter(({ status }) => status === "rejected").length,
  };
}
