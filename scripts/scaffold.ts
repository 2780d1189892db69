import { locales } from "#shared/locales.ts";

type Template = {
  /** The list that gets a line. */
  list: string;
  folder: string;
  entry: (name: string) => string;
  test: (name: string) => string;
  /** What is left to do by hand. */
  next: string;
};

/** What `npm run new` can begin, by kind. */
export const scaffoldKinds = {
  action: {
    list: "shared/actions/actions.ts",
    folder: "shared/actions",
    entry: actionEntry,
    test: actionTest,
    next: "fill in the words and the instructions, then npm run verify",
  },
  reader: {
    list: "extension/readers/readers.ts",
    folder: "extension/readers",
    entry: readerEntry,
    test: readerTest,
    next: "add the source to Source in shared/page-context.ts, read the page, then npm test",
  },
  provider: {
    list: "worker/models/models.ts",
    folder: "worker/models",
    entry: providerEntry,
    test: providerTest,
    next: "add the kind to providerKinds in worker/config.ts, make the model, then npm run verify",
  },
} as const satisfies Record<string, Template>;
export type Kind = keyof typeof scaffoldKinds;

type Wish = { kind: Kind; name: string; list: string };
type Scaffold = { files: { path: string; text: string }[]; list: string; next: string };

/** The files of a new registry entry and the list with its line. @throws Error for a name that is no file's name. */
export function scaffold({ kind, name, list }: Wish): Scaffold {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new Error(`“${name}” is not a name in kebab-case, like key-points`);
  }
  const { folder, entry, test, next } = scaffoldKinds[kind];
  return {
    files: [
      { path: `${folder}/${name}.ts`, text: entry(name) },
      { path: `${folder}/${name}.test.ts`, text: test(name) },
    ],
    list: addLine(list, { path: `#${folder}/${name}.ts`, name }),
    next,
  };
}

/** Adds the import, in its place by the alphabet, and the line at the end of the object before `satisfies`. */
function addLine(list: string, { path, name }: { path: string; name: string }): string {
  const variable = toVariable(name);
  const lines = list.split("\n");
  const last = lines.findLastIndex((line) => line.startsWith("import "));
  const after = lines.findIndex((line) => /from "([^"]+)"/.exec(line)?.[1]?.localeCompare(path, "en") === 1);
  lines.splice(after < 0 ? last + 1 : after, 0, `import { ${variable} } from "${path}";`);
  const key = variable === name ? name : `"${name}": ${variable}`;
  const text = lines.join("\n");
  const end = /,?\s*\}(?= (?:as const )?satisfies )/.exec(text);
  if (!end) throw new Error("the list has no object that satisfies a type");
  return `${text.slice(0, end.index)},\n  ${key},\n}${text.slice(end.index + end[0].length)}`;
}

function toVariable(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function toTitle(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll("-", " ");
}

function actionEntry(name: string): string {
  const words = (text: string) =>
    locales.map((locale) => `    ${locale}: ${JSON.stringify(text)},\n`).join("");
  return `import { defineAction } from "#shared/actions/define-action.ts";

export const ${toVariable(name)} = defineAction({
  id: "${name}",
  title: {
${words(toTitle(name))}  },
  prompt: {
${words(`${toTitle(name)} this.`)}  },
  instructions: "Say what the model is to do with the page, in English.",
  extractive: null,
});
`;
}

function actionTest(name: string): string {
  const variable = toVariable(name);
  return `import { expect, test } from "vitest";
import { ${variable} } from "#shared/actions/${name}.ts";

test("is told in words of its own in every language", () => {
  expect(new Set(Object.values(${variable}.title)).size).toBe(Object.keys(${variable}.title).length);
});
`;
}

function readerEntry(name: string): string {
  return `import { defineReader, unreadable } from "#extension/readers/define-reader.ts";

export const ${toVariable(name)} = defineReader({
  id: "${name}",
  read: async ({ signal }) => {
    signal.throwIfAborted();
    return unreadable("page-empty");
  },
});
`;
}

function readerTest(name: string): string {
  const variable = toVariable(name);
  return `// @vitest-environment jsdom
import { expect, test } from "vitest";
import { ${variable} } from "#extension/readers/${name}.ts";

test("reads what is there", async () => {
  document.body.innerHTML = "<p>One.</p>";

  const reading = await ${variable}.read({ document, signal: AbortSignal.timeout(1_000) });

  expect(reading.kind).toBe("page");
});
`;
}

function providerEntry(name: string): string {
  return `import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { defineProvider } from "#worker/models/define-provider.ts";

export const ${toVariable(name)} = defineProvider({
  id: "${name}",
  name: "${toTitle(name)}",
  createModel: ({ settings, model, fetch }) =>
    createOpenAICompatible({
      name: settings.id,
      baseURL: settings.baseURL ?? "https://api.example.com/v1",
      ...(settings.apiKey ? { apiKey: settings.apiKey } : {}),
      fetch,
    })(model),
  options: {},
});
`;
}

function providerTest(name: string): string {
  const variable = toVariable(name);
  return `import { expect, test } from "vitest";
import { ${variable} } from "#worker/models/${name}.ts";

test("asks its own address for the model it is given", () => {
  const settings = { id: "one", kind: "${name}" as const, apiKey: "key", models: ["small"] };

  const model = ${variable}.openModel({ settings, model: "small", mayReachPrivate: false });

  expect(model.modelId).toBe("small");
});
`;
}
