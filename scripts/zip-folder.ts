import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";

// The same instant in every archive (1980-01-01, the format's first), so that the same files give the same bytes.
const dosTime = 0;
const dosDate = 0x21;

type Entry = { name: Buffer; packed: Buffer; checksum: number; size: number; offset: number };

/** A folder as the bytes of a zip file: files sorted by name, no times, no owners. */
export function zipFolder(folder: string): Buffer {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((name) => name.replaceAll("\\", "/"))
    .sort();
  const parts: Buffer[] = [];
  const entries: Entry[] = [];
  let offset = 0;
  for (const path of names) {
    const content = readFileSync(join(folder, path));
    const packed = deflateRawSync(content, { level: 9 });
    const name = Buffer.from(path, "utf8");
    const entry = { name, packed, checksum: crc32(content), size: content.length, offset };
    const header = Buffer.concat([word32(0x04034b50), describeEntry(entry), name]);
    parts.push(header, packed);
    offset += header.length + packed.length;
    entries.push(entry);
  }
  const directory = Buffer.concat(entries.map(listEntry));
  return Buffer.concat([...parts, directory, endOf(entries.length, directory.length, offset)]);
}

// PKWARE APPNOTE 6.3, section 4.3.7: version 2.0, UTF-8 names, deflate.
function describeEntry({ name, packed, checksum, size }: Entry): Buffer {
  return Buffer.concat([
    ...[20, 0x800, 8, dosTime, dosDate].map(word16),
    ...[checksum, packed.length, size].map(word32),
    ...[name.length, 0].map(word16),
  ]);
}

function listEntry(entry: Entry): Buffer {
  return Buffer.concat([
    word32(0x02014b50),
    word16(20),
    describeEntry(entry),
    ...[0, 0, 0].map(word16),
    word32(0),
    word32(entry.offset),
    entry.name,
  ]);
}

function endOf(count: number, size: number, offset: number): Buffer {
  return Buffer.concat([
    word32(0x06054b50),
    ...[0, 0, count, count].map(word16),
    ...[size, offset].map(word32),
    word16(0),
  ]);
}

function word16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function word32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
