import { posix } from "node:path";
import { findImports } from "#tests/architecture/find-imports.ts";
import {
  field,
  fields,
  lineOf,
  nameOf,
  type Source,
  type SyntaxNode,
  stringOf,
  visit,
} from "#tests/architecture/parse-source.ts";

export type Registry = {
  folder: string;
  /** The list beside the entries. */
  list: string;
  /** The function that makes an entry: a file that calls it is one. */
  define: string;
};

/** Where one file and one line add something. */
export const registries: readonly Registry[] = [
  { folder: "shared/actions", list: "shared/actions/actions.ts", define: "defineAction" },
  { folder: "shared/tools", list: "shared/tools/tools.ts", define: "defineTool" },
  { folder: "extension/readers", list: "extension/readers/readers.ts", define: "defineReader" },
  { folder: "worker/models", list: "worker/models/models.ts", define: "defineProvider" },
  {
    folder: "worker/integrations",
    list: "worker/integrations/integrations.ts",
    define: "defineConnector",
  },
];

/** Entries their list forgets, ids that are not the file's name, entries without a test, lines without an entry. */
export function findRegistryFaults(registry: Registry, sources: readonly Source[]): string[] {
  const entries = entriesOf(registry, sources);
  const list = sources.find((source) => source.path === registry.list);
  if (!list) return entries.length > 0 ? [`${registry.list} is missing`] : [];
  const listed = findImports(list).flatMap((one) => (one.target === null ? [] : [one.target]));
  const faults = entries.flatMap((entry) => findEntryFaults(entry, { registry, listed, sources }));
  const paths = new Set(entries.map((entry) => entry.path));
  const strangers = listed.filter(
    (path) => posix.dirname(path) === registry.folder && !paths.has(path) && !/\/define-[^/]+$/.test(path),
  );
  if (entries.length === 0) faults.push(`${registry.folder} has no entries`);
  return [
    ...faults,
    ...strangers.map((path) => `${registry.list} lists ${path}, which does not call ${registry.define}`),
  ];
}

/** The files of a registry that are there. */
export function entriesOf(registry: Registry, sources: readonly Source[]): Source[] {
  return sources.filter(
    (source) =>
      posix.dirname(source.path) === registry.folder &&
      !/(^|\/)define-[^/]+$|\.test\.tsx?$/.test(source.path) &&
      findDefinition(registry, source) !== null,
  );
}

type Surroundings = { registry: Registry; listed: readonly string[]; sources: readonly Source[] };

function findEntryFaults(entry: Source, { registry, listed, sources }: Surroundings): string[] {
  const name = posix.basename(entry.path).replace(/\.tsx?$/, "");
  const definition = findDefinition(registry, entry);
  const tests = [".test.ts", ".test.tsx", ".browser.test.ts"].map(
    (end) => `${registry.folder}/${name}${end}`,
  );
  const faults: string[] = [];
  if (!listed.includes(entry.path)) faults.push(`${registry.list} forgets ${entry.path}`);
  if (definition && idOf(definition) !== name) {
    faults.push(`${entry.path}:${lineOf(entry, definition)} has an id that is not “${name}”`);
  }
  if (!sources.some((source) => tests.includes(source.path)))
    faults.push(`${entry.path} has no test beside it`);
  return faults;
}

function findDefinition(registry: Registry, source: Source): SyntaxNode | null {
  let found: SyntaxNode | null = null;
  visit(source.tree, (node) => {
    if (node.type === "CallExpression" && nameOf(field(node, "callee")) === registry.define) found ??= node;
  });
  return found;
}

function idOf(definition: SyntaxNode): string | null {
  const properties = fields(fields(definition, "arguments")[0] ?? null, "properties");
  const id = properties.find((one) => nameOf(field(one, "key")) === "id");
  return stringOf(field(id ?? null, "value"));
}
