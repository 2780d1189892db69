import {
  children,
  field,
  fields,
  nameOf,
  placeOf,
  type Source,
  type SyntaxNode,
} from "#tests/architecture/parse-source.ts";

export const longestFile = 250;
// A test may be longer than what it tests, and a property takes one parameter for each thing it varies.
export const longestTest = 500;
export const longestFunction = 50;
export const mostParameters = 3;

/** Files, functions and parameter lists over the limits of the house. */
export function findOversized(source: Source): string[] {
  const lines = countLines(source.text);
  const most = isTestFile(source) ? longestTest : longestFile;
  const file = lines > most ? [`${source.path} has ${lines} lines, ${most} at most`] : [];
  return [...file, ...findInNode(source, source.tree, null)];
}

function findInNode(source: Source, node: SyntaxNode, parent: SyntaxNode | null): string[] {
  const faults = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)
    ? findInFunction(source, node, parent)
    : [];
  return [...faults, ...children(node).flatMap((child) => findInNode(source, child, node))];
}

function findInFunction(source: Source, node: SyntaxNode, parent: SyntaxNode | null): string[] {
  const name =
    nameOf(field(node, "id")) ?? nameOf(field(parent, "id")) ?? nameOf(field(parent, "key")) ?? "function";
  const lines = countLines(source.text.slice(node.start, node.end));
  // A suite's callback only groups tests.
  const isSuite = nameOf(field(parent, "callee")) === "describe";
  const parameters = fields(node, "params").length;
  const faults: string[] = [];
  if (lines > longestFunction && !isSuite) {
    faults.push(`${placeOf(source, node)} ${name} has ${lines} lines, ${longestFunction} at most`);
  }
  if (parameters > mostParameters && !isTestFile(source)) {
    faults.push(`${placeOf(source, node)} ${name} has ${parameters} parameters, ${mostParameters} at most`);
  }
  return faults;
}

function countLines(text: string): number {
  return text.replace(/\n$/, "").split("\n").length;
}

function isTestFile(source: Source): boolean {
  return /\.test\.tsx?$/.test(source.path);
}
