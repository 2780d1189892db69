import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export type Rows = Record<string, Record<string, unknown>[]>;

/** Every row of the local D1, by table, read from the file it lies in. */
export function readDatabase(folder: string): Rows {
  const home = join(folder, "v3/d1/miniflare-D1DatabaseObject");
  const rows: Rows = {};
  for (const name of readdirSync(home).filter((one) => /^[0-9a-f]{32,}\.sqlite$/.test(one))) {
    const database = new DatabaseSync(join(home, name), { readOnly: true });
    const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
    for (const { name: table } of tables) {
      if (typeof table !== "string" || /^(_cf|sqlite|d1)_/.test(table)) continue;
      rows[table] = database.prepare(`select * from "${table}"`).all();
    }
    database.close();
  }
  return rows;
}

/** The files under a folder that hold a text anywhere in their bytes. */
export function findText(folder: string, text: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => readIfThere(join(folder, name))?.includes(text));
}

// SQLite makes and removes files beside its own while the worker runs; what is gone holds nothing.
function readIfThere(path: string): Buffer | null {
  try {
    return statSync(path).isFile() ? readFileSync(path) : null;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
