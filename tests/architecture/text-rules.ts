import {
  field,
  nameOf,
  placeOf,
  type Source,
  type SyntaxNode,
  stringOf,
  visit,
} from "#tests/architecture/parse-source.ts";

const readAttributes = new Set(["alt", "aria-label", "aria-description", "label", "placeholder", "title"]);
const hasLetter = /\p{L}/u;

/** Words a person reads that stand in the code instead of `extension/locales/`. */
export function findLiteralTexts(source: Source): string[] {
  const found: string[] = [];
  visit(source.tree, (node, ancestors) => {
    const text = readableText(node, ancestors.at(-1) ?? null);
    if (text !== null && hasLetter.test(text)) found.push(`${placeOf(source, node)} says “${text.trim()}”`);
  });
  return found;
}

function readableText(node: SyntaxNode, parent: SyntaxNode | null): string | null {
  if (node.type === "JSXText") return String(node.value);
  if (node.type === "JSXExpressionContainer" && /^JSX(Element|Fragment)$/.test(parent?.type ?? "")) {
    return stringOf(field(node, "expression"));
  }
  if (node.type !== "JSXAttribute" || !readAttributes.has(nameOf(field(node, "name")) ?? "")) return null;
  const value = field(node, "value");
  return stringOf(value) ?? stringOf(field(value, "expression"));
}
