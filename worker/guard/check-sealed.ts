import { TeranceError } from "#shared/errors.ts";

type Sealed = { field: string; record: string; kind: "m" | "c"; longest: number };

/** A sealed record of the wrong kind could never be opened, one that is too long would not fit its row. */
export function checkSealed({ field, record, kind, longest }: Sealed): void {
  if (!record.startsWith(`v1.${kind}.`)) throw new TeranceError("invalid-request", { field, reason: "kind" });
  if (record.length > longest) throw new TeranceError("invalid-request", { field, reason: "too long" });
}
