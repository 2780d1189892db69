import { posix } from "node:path";
import {
  field,
  fields,
  nameOf,
  placeOf,
  type Source,
  type SyntaxNode,
  stringOf,
  visit,
} from "#tests/architecture/parse-source.ts";

export type Import = {
  specifier: string;
  place: string;
  isTypeOnly: boolean;
  isReExport: boolean;
  /** The imported file from the project's root when it is one of ours, else null. */
  target: string | null;
};

const declarations = new Set(["ImportDeclaration", "ExportNamedDeclaration", "ExportAllDeclaration"]);

/** Every import of a file: static, type, re-export, dynamic, `import("…").T` and `require`. */
export function findImports(source: Source): Import[] {
  const found: Import[] = [];
  visit(source.tree, (node) => {
    const from = importedFrom(node);
    if (!from) return;
    const specifier = stringOf(from);
    found.push({
      specifier: specifier ?? "(computed)",
      place: placeOf(source, node),
      isTypeOnly: isTypeOnly(node),
      isReExport: node.type.startsWith("Export"),
      target: specifier === null ? null : resolveOwn(source.path, specifier),
    });
  });
  return found;
}

/** Where a specifier leads inside the project, or null for a package. */
export function resolveOwn(from: string, specifier: string): string | null {
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (!specifier.startsWith(".")) return null;
  return posix.join(posix.dirname(from), specifier);
}

/** The package's name without its inner path, or null for a file of ours. */
export function packageOf(specifier: string): string | null {
  if (/^[#./]/.test(specifier)) return null;
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? null);
}

function importedFrom(node: SyntaxNode): SyntaxNode | null {
  if (declarations.has(node.type)) return field(node, "source");
  if (node.type === "ImportExpression") return field(node, "source");
  if (node.type === "TSImportType") return field(node, "source") ?? field(node, "argument");
  if (node.type === "TSExternalModuleReference") return field(node, "expression");
  if (node.type === "CallExpression" && nameOf(field(node, "callee")) === "require") {
    return fields(node, "arguments")[0] ?? null;
  }
  return null;
}

function isTypeOnly(node: SyntaxNode): boolean {
  return node.type === "TSImportType" || node.importKind === "type" || node.exportKind === "type";
}
