import { TeranceError } from "#shared/errors.ts";

/**
 * Opens something, and turns whatever goes wrong into one and the same error without data or cause, so that
 * nobody learns from the error which key, context or byte was wrong.
 * @throws TeranceError `record-unreadable`
 */
export async function refuseUniformly<T>(open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch {
    throw new TeranceError("record-unreadable");
  }
}
