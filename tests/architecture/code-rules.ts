import {
  children,
  field,
  fields,
  nameOf,
  placeOf,
  type Source,
  type SyntaxNode,
  visit,
} from "#tests/architecture/parse-source.ts";

const changing = new Set([
  ...["add", "clear", "copyWithin", "delete", "fill", "pop", "push", "reverse", "set", "shift", "sort"],
  ...["splice", "unshift"],
]);

// Durable Object stubs and Hono apps have a `fetch` of their own; these reach the network by themselves.
const callsOut = new Set(["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "connect"]);

// tsc knows no DOM in shared/; these exist for its type checker and still reach the world.
const worldGlobals = new Set([
  ...["document", "window", "navigator", "location", "self", "localStorage", "sessionStorage", "indexedDB"],
  ...["caches", "fetch", "XMLHttpRequest", "WebSocket", "EventSource", "Worker", "importScripts", "process"],
  ...["Buffer", "chrome", "browser", "console", "require", "Deno", "Bun", "postMessage"],
]);

/** Calls of vi.mock and its kin: a module replaced is a part not tested. */
export function findModuleMocks(source: Source): string[] {
  const mocks = new Set(["mock", "doMock", "hoisted", "importMock"]);
  return findAll(source, (node) => {
    const callee = node.type === "CallExpression" ? field(node, "callee") : null;
    return nameOf(field(callee, "object")) === "vi" && mocks.has(nameOf(field(callee, "property")) ?? "");
  });
}

/** State that outlives a request or an event: `let` at top level, and containers that are filled or start empty. */
export function findModuleState(source: Source): string[] {
  const changed = namesChangedIn(source);
  return fields(source.tree, "body")
    .map((node) => (node.type === "ExportNamedDeclaration" ? field(node, "declaration") : node))
    .filter((node) => node?.type === "VariableDeclaration")
    .flatMap((node) =>
      fields(node, "declarations")
        .filter(
          (one) => node?.kind !== "const" || isEmptyContainer(field(one, "init")) || isChanged(one, changed),
        )
        .map((one) => placeOf(source, one)),
    );
}

/** Calls out of the worker other than by `worker/egress/`. */
export function findCallsOut(source: Source): string[] {
  return findGlobals(source, callsOut);
}

/** Uses of the world in the contract, which has to be pure. */
export function findWorldUses(source: Source): string[] {
  return findGlobals(source, worldGlobals);
}

/** Names used as free values: not a property, not a key, not a type, not bound anywhere in the file. */
function findGlobals(source: Source, names: ReadonlySet<string>): string[] {
  const bound = boundNames(source);
  return findAll(source, (node, ancestors) => {
    const name = nameOf(node);
    if (name === null || !names.has(name) || bound.has(name)) return isGlobalMember(node, names);
    return isValue(node, ancestors.at(-1) ?? null);
  });
}

function isGlobalMember(node: SyntaxNode, names: ReadonlySet<string>): boolean {
  if (node.type !== "MemberExpression") return false;
  const isGlobal = ["globalThis", "self"].includes(nameOf(field(node, "object")) ?? "");
  return isGlobal && names.has(nameOf(field(node, "property")) ?? "");
}

function isValue(node: SyntaxNode, parent: SyntaxNode | null): boolean {
  if (parent === null || parent.type.startsWith("TS")) return parent?.type === "TSAsExpression";
  if (parent.type === "MemberExpression") return parent.object === node || parent.computed === true;
  const isKey = parent.key === node && parent.shorthand !== true && parent.computed !== true;
  return !isKey && !parent.type.startsWith("Import") && !parent.type.startsWith("Export");
}

function boundNames(source: Source): ReadonlySet<string> {
  const names = new Set<string>();
  visit(source.tree, (node) => {
    if (node.type === "VariableDeclarator") collectNames(field(node, "id"), names);
    if (node.type === "ImportSpecifier" || node.type === "ImportDefaultSpecifier")
      collectNames(field(node, "local"), names);
    for (const parameter of parametersOf(node)) collectNames(parameter, names);
    if (node.type === "FunctionDeclaration" || node.type === "ClassDeclaration")
      collectNames(field(node, "id"), names);
  });
  return names;
}

function parametersOf(node: SyntaxNode): SyntaxNode[] {
  const isFunction = /Function|TSMethodSignature|TSConstructorType/.test(node.type);
  return isFunction ? fields(node, "params") : [];
}

function collectNames(pattern: SyntaxNode | null, names: Set<string>): void {
  const name = nameOf(pattern);
  if (name !== null) names.add(name);
  if (pattern?.type === "Property") collectNames(field(pattern, "value"), names);
  if (pattern?.type === "AssignmentPattern") collectNames(field(pattern, "left"), names);
  if (pattern && /Pattern|RestElement|TSParameterProperty/.test(pattern.type)) {
    for (const child of children(pattern)) collectNames(child, names);
  }
}

function namesChangedIn(source: Source): ReadonlySet<string> {
  const names = new Set<string>();
  visit(source.tree, (node) => {
    const callee = node.type === "CallExpression" ? field(node, "callee") : null;
    const owner = nameOf(field(callee, "object"));
    if (owner !== null && changing.has(nameOf(field(callee, "property")) ?? "")) names.add(owner);
    const written = node.type === "AssignmentExpression" ? field(node, "left") : null;
    const target = nameOf(field(written, "object"));
    if (target !== null) names.add(target);
  });
  return names;
}

function isChanged(declarator: SyntaxNode, changed: ReadonlySet<string>): boolean {
  const init = field(declarator, "init");
  const isContainer = /ArrayExpression|ObjectExpression|NewExpression/.test(init?.type ?? "");
  return isContainer && changed.has(nameOf(field(declarator, "id")) ?? "");
}

function isEmptyContainer(init: SyntaxNode | null): boolean {
  if (init?.type === "ArrayExpression") return fields(init, "elements").length === 0;
  if (init?.type === "ObjectExpression") return fields(init, "properties").length === 0;
  const name = nameOf(field(init, "callee")) ?? "";
  return (
    init?.type === "NewExpression" &&
    /^(Weak)?(Map|Set)$/.test(name) &&
    fields(init, "arguments").length === 0
  );
}

function findAll(
  source: Source,
  matches: (node: SyntaxNode, ancestors: readonly SyntaxNode[]) => boolean,
): string[] {
  const places: string[] = [];
  visit(source.tree, (node, ancestors) => {
    if (matches(node, ancestors)) places.push(placeOf(source, node));
  });
  return places;
}
