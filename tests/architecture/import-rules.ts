import { posix } from "node:path";
import { findImports, type Import, packageOf } from "#tests/architecture/find-imports.ts";
import { isTest } from "#tests/architecture/list-sources.ts";
import { fields, type Source, type SyntaxNode } from "#tests/architecture/parse-source.ts";
import { roomTable, testPackages } from "#tests/architecture/room-table.ts";

/** The row a file belongs to: the longest that matches, or null. */
export function roomOf(path: string): string | null {
  const rows = Object.keys(roomTable).filter((row) => path === row || path.startsWith(`${row}/`));
  return rows.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** Imports that the table forbids. Files at the root (configuration) and below `tests/` may know everything. */
export function findForbiddenImports(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    if (source.path.startsWith("tests/") || !source.path.includes("/")) return [];
    const room = roomOf(source.path);
    const top = source.path.split("/")[0];
    if (room === null && top !== "worker") return [`${source.path} stands in no room of the table`];
    return findImports(source)
      .filter((one) => !isAllowed(source.path, one))
      .map((one) => `${one.place} (${room ?? top}) may not import ${one.specifier}`);
  });
}

/** Relative imports that leave their room: across rooms it is `#room/…`. */
export function findEscapingImports(sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    findImports(source)
      .filter((one) => one.specifier.startsWith("../") && one.target !== null)
      .filter((one) => homeOf(source.path) !== homeOf(one.target ?? ""))
      .map((one) => `${one.place} leaves its room by ${one.specifier}`),
  );
}

/** Files that only pass on what others export, and `export *`. */
export function findBarrels(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const statements = fields(source.tree, "body");
    const star = statements.filter((node) => node.type === "ExportAllDeclaration");
    const isBarrel = statements.length > 0 && statements.every(isPassedOn);
    return star.length > 0 || isBarrel ? [`${source.path} is a barrel`] : [];
  });
}

/** Circles of imports, each as a path of files. Type imports count too. */
export function findCycles(sources: readonly Source[]): string[] {
  const graph = new Map(sources.map((source) => [source.path, targetsOf(source)]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) cycles.push([...trail.slice(at), path].join(" → "));
    if (at >= 0 || done.has(path)) return;
    for (const target of graph.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) walk(path, []);
  return cycles;
}

function targetsOf(source: Source): string[] {
  return findImports(source).flatMap((one) => (one.target === null ? [] : [one.target]));
}

function isAllowed(path: string, one: Import): boolean {
  if (one.specifier === "(computed)") return false;
  const row = roomTable[roomOf(path) ?? ""] ?? { rooms: ["worker", "shared"], packages: [] };
  if (one.target !== null) return isRoomAllowed(path, row.rooms, one.target);
  const name = packageOf(one.specifier) ?? "";
  const allowed = isTest(path) ? [...row.packages, ...testPackages] : row.packages;
  return allowed.some((entry) => (/[:/]$/.test(entry) ? name.startsWith(entry) : name === entry));
}

function isRoomAllowed(path: string, rooms: readonly string[], target: string): boolean {
  const own = roomOf(path) ?? posix.dirname(path);
  const mayTest =
    isTest(path) && (path.split("/")[0] === target.split("/")[0] || target.startsWith("tests/"));
  return mayTest || [own, ...rooms].some((room) => target === room || target.startsWith(`${room}/`));
}

/** For relative paths the room is the folder of the table, or the first folder outside it. */
function homeOf(path: string): string {
  const room = roomOf(path);
  return room?.endsWith(".ts") ? posix.dirname(room) : (room ?? path.split("/").slice(0, 2).join("/"));
}

function isPassedOn(node: SyntaxNode): boolean {
  return node.type.startsWith("Export") && node.source !== null && node.source !== undefined;
}
