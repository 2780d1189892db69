import "vitest";

// What `tests/fakes/serve-fake-provider.ts` provides, which runs in Node and is checked there.
declare module "vitest" {
  interface ProvidedContext {
    fakeProvider: string;
    providers: string;
    recordings: { kind: string; model: string; source: string; text: string }[];
  }
}
