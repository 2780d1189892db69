import { parseSync } from "oxc-parser";

/** A node of the syntax tree; fields differ by type, so they are read through `field` and friends. */
export type SyntaxNode = { type: string; start: number; end: number; [field: string]: unknown };

export type Source = {
  /** From the project's root, with slashes. */
  path: string;
  text: string;
  tree: SyntaxNode;
};

/** Parses TypeScript or JavaScript, JSX included. @throws Error when it does not parse. */
export function parseSource(path: string, text: string): Source {
  const result = parseSync(path, text);
  const error = result.errors[0];
  if (error) throw new Error(`${path} does not parse: ${error.message}`);
  return { path, text, tree: toNode(result.program) };
}

/** Calls `look` on every node, with its ancestors, the nearest last. */
export function visit(
  node: SyntaxNode,
  look: (node: SyntaxNode, ancestors: readonly SyntaxNode[]) => void,
  ancestors: readonly SyntaxNode[] = [],
): void {
  look(node, ancestors);
  const inner = [...ancestors, node];
  for (const child of children(node)) visit(child, look, inner);
}

export function children(node: SyntaxNode): SyntaxNode[] {
  return Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value]).filter(isNode));
}

/** The node in a field, or null. */
export function field(node: SyntaxNode | null, name: string): SyntaxNode | null {
  const value = node?.[name];
  return isNode(value) ? value : null;
}

export function fields(node: SyntaxNode | null, name: string): SyntaxNode[] {
  const value = node?.[name];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The name of an identifier, or null for any other node. */
export function nameOf(node: SyntaxNode | null): string | null {
  const isName = node?.type === "Identifier" || node?.type === "JSXIdentifier";
  return isName && typeof node.name === "string" ? node.name : null;
}

/** The text of a string literal (or a template without holes), or null. */
export function stringOf(node: SyntaxNode | null): string | null {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  const isPlain = node?.type === "TemplateLiteral" && fields(node, "expressions").length === 0;
  const raw = isPlain ? fields(node, "quasis")[0]?.value : null;
  return typeof raw === "object" && raw !== null && "raw" in raw ? String(raw.raw) : null;
}

export function lineOf(source: Source, node: SyntaxNode): number {
  return source.text.slice(0, node.start).split("\n").length;
}

/** `path:line`, to find it. */
export function placeOf(source: Source, node: SyntaxNode): string {
  return `${source.path}:${lineOf(source, node)}`;
}

// The parser's types name every field of every node; the rules need only that a node has a type and a place.
function toNode(program: object): SyntaxNode {
  if (!isNode(program)) throw new Error("the parser gave no tree");
  return program;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
