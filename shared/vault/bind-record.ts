import type { Binding } from "#shared/vault/encode-context.ts";
import { RecordContext, RunContext } from "#shared/vault/record-context.ts";

/** The binding of a message, title or receipt. @throws ZodError when an id is none: only ids encode without loss. */
export function bindRecord(context: RecordContext): Binding {
  const { account, conversation, message, parent, version, field } = RecordContext.parse(context);
  return { purpose: "record", fields: [account, conversation, message, parent, version, field] };
}

/** The binding of a run's key. @throws ZodError when an id is none */
export function bindRunKey(context: RunContext): Binding {
  const { account, conversation, run } = RunContext.parse(context);
  return { purpose: "run-key", fields: [account, conversation, run] };
}
