import type { Region } from "#extension/readers/region.ts";

const longestCell = 600;
const mostBlocksInCell = 4;

/** True for a row of a table that holds figures and words, false for one that only lays out a page. */
export function isDataRow(row: Region): boolean {
  const table = enclosingTable(row);
  if (!table || table.role === "presentation" || table.role === "none") return false;
  const cells = row.children.filter((part) => part.kind === "region");
  return cells.length > 0 && cells.every((cell) => isDataCell(cell));
}

function enclosingTable(row: Region): Region | null {
  for (let region = row.parent; region; region = region.parent) {
    if (region.tag === "table") return region;
  }
  return null;
}

function isDataCell(cell: Region): boolean {
  const count = { characters: 0, blocks: 0, isLayout: false };
  measure(cell, count);
  return !count.isLayout && count.characters <= longestCell && count.blocks <= mostBlocksInCell;
}

function measure(region: Region, count: { characters: number; blocks: number; isLayout: boolean }): void {
  for (const part of region.children) {
    if (count.isLayout || count.characters > longestCell || count.blocks > mostBlocksInCell) return;
    if (part.kind === "run") count.characters += part.text.length;
    if (part.kind !== "region") continue;
    if (part.tag === "table" || part.tag === "pre" || part.level > 0) count.isLayout = true;
    if (part.isBlock) count.blocks++;
    measure(part, count);
  }
}
