import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { zipFolder } from "#scripts/zip-folder.ts";

const folder = mkdtempSync(join(tmpdir(), "terance-zip-"));

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("gives the same bytes for the same files, whenever they were written", () => {
  mkdirSync(join(folder, "inner"), { recursive: true });
  writeFileSync(join(folder, "inner", "ä.txt"), "one ".repeat(100));
  writeFileSync(join(folder, "a.txt"), "");
  const first = zipFolder(folder);
  utimesSync(join(folder, "a.txt"), new Date(0), new Date(0));

  const second = zipFolder(folder);

  expect(second.equals(first)).toBe(true);
  expect(readNames(first)).toEqual(["a.txt", "inner/ä.txt"]);
  expect(readLast(first)).toBe("one ".repeat(100));
});

function directoryOf(zip: Buffer): number {
  return zip.readUInt32LE(zip.length - 6);
}

function readNames(zip: Buffer): string[] {
  const names: string[] = [];
  for (let at = directoryOf(zip); zip.readUInt32LE(at) === 0x02014b50; ) {
    const length = zip.readUInt16LE(at + 28);
    names.push(zip.toString("utf8", at + 46, at + 46 + length));
    at += 46 + length;
  }
  return names;
}

function readLast(zip: Buffer): string {
  const header = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 3, 4]));
  const start = header + 30 + zip.readUInt16LE(header + 26);
  return inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(header + 18))).toString("utf8");
}
