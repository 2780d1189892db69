import { expect, test } from "vitest";
import { locales } from "#shared/locales.ts";
import { listFiles, listSources } from "#tests/architecture/list-sources.ts";
import { parseSource } from "#tests/architecture/parse-source.ts";
import { entriesOf, findRegistryFaults, registries } from "#tests/architecture/registries.ts";

const sources = listSources();
const built = registries.filter((registry) => entriesOf(registry, sources).length > 0);

test.each(built)("$folder lists every entry by its file's name, each with a test", (registry) => {
  expect(findRegistryFaults(registry, sources)).toEqual([]);
});

test("actions, readers and providers are registries", () => {
  expect(built.map((registry) => registry.folder)).toEqual(
    expect.arrayContaining(["shared/actions", "extension/readers", "worker/models"]),
  );
});

test("every language of the product has its file", () => {
  const files = listFiles("extension/locales");

  expect(locales.filter((locale) => !files.includes(`extension/locales/${locale}.ts`))).toEqual([]);
});

const registry = { folder: "shared/actions", list: "shared/actions/actions.ts", define: "defineAction" };
const list = parseSource(registry.list, `import { draw } from "#shared/actions/draw.ts";`);
const draw = parseSource("shared/actions/draw.ts", `export const draw = defineAction({ id: "draw" });`);
const drawTest = parseSource("shared/actions/draw.test.ts", "");

test("accepts an entry that is listed, named after its file and tested", () => {
  expect(findRegistryFaults(registry, [list, draw, drawTest])).toEqual([]);
});

test("refuses an entry that the list forgets", () => {
  const play = parseSource("shared/actions/play.ts", `export const play = defineAction({ id: "play" });`);
  const playTest = parseSource("shared/actions/play.test.ts", "");

  const faults = findRegistryFaults(registry, [list, draw, drawTest, play, playTest]);

  expect(faults).toEqual(["shared/actions/actions.ts forgets shared/actions/play.ts"]);
});

test("refuses an id that is not the file's name", () => {
  const other = parseSource("shared/actions/draw.ts", `export const draw = defineAction({ id: "paint" });`);

  expect(findRegistryFaults(registry, [list, other, drawTest])[0]).toContain("has an id that is not “draw”");
});

test("refuses an entry without a test", () => {
  expect(findRegistryFaults(registry, [list, draw])).toEqual([
    "shared/actions/draw.ts has no test beside it",
  ]);
});

test("refuses a listed file that defines nothing, and an empty registry", () => {
  const empty = parseSource("shared/actions/draw.ts", `export const draw = {};`);

  expect(findRegistryFaults(registry, [list, empty, drawTest])).toEqual([
    "shared/actions has no entries",
    "shared/actions/actions.ts lists shared/actions/draw.ts, which does not call defineAction",
  ]);
});
