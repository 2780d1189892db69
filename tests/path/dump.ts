import { runInDurableObject } from "cloudflare:test";
import { bindings, findRunObject } from "#tests/path/find-run-object.ts";

/** Everything in D1, as one text. */
export async function dumpDatabase(): Promise<string> {
  const { DB } = bindings();
  const { results } = await DB.prepare(
    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '_cf_%'",
  ).all<{ name: string }>();
  const tables = await Promise.all(
    results.map(async ({ name }) => [name, (await DB.prepare(`select * from "${name}"`).all()).results]),
  );
  return JSON.stringify(tables);
}

/** Everything a conversation's object stores, as one text. */
export async function dumpObject(place: Parameters<typeof findRunObject>[0]): Promise<string> {
  return await runInDurableObject(findRunObject(place), (_, state) => {
    const { sql } = state.storage;
    return JSON.stringify({
      runs: sql.exec("select * from runs").toArray(),
      parts: sql.exec("select * from parts").toArray(),
    });
  });
}
