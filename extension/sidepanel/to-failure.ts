import type { Failure } from "#extension/sidepanel/panel-state.ts";
import { TeranceError } from "#shared/errors.ts";

/** What went wrong, in the form the panel shows. An error nobody foresaw keeps its kind, never its text. */
export function toFailure(error: unknown): Failure {
  if (error instanceof TeranceError) return { code: error.code, data: error.data };
  return { code: "internal", data: { request: error instanceof Error ? error.name : "unknown" } };
}
