import { inject } from "vitest";

type Seen = {
  model: string;
  headers: Record<string, string>;
  body: { messages?: { role: string; content: string }[] };
  isAborted: boolean;
};

/** Lets a `gated` scenario go on. */
export async function openGate(name: string): Promise<void> {
  await fetch(`${inject("fakeProvider")}/control/gates/${encodeURIComponent(name)}`, { method: "POST" });
}

/** What the fake provider saw of one model. */
export async function seenBy(model: string): Promise<Seen[]> {
  const response = await fetch(`${inject("fakeProvider")}/control/requests`);
  const all: Seen[] = await response.json();
  return all.filter((one) => one.model === model);
}

/** Asks until the answer is true; the state must come, however slow the machine is. */
export async function until(isThere: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    if (await isThere()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("waited in vain");
}
