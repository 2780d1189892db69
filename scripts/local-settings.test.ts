import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parseSettings, readLocalSettings, writeSettings } from "#scripts/local-settings.ts";

const folder = mkdtempSync(join(tmpdir(), "terance-settings-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("reads names and values, with and without quotes, and passes comments over", () => {
  const text = `# local\nA=1\nexport B='{"c": "d"}'\r\n\nE="f g"\nbroken line\n`;

  expect(parseSettings(text)).toEqual({ A: "1", B: '{"c": "d"}', E: "f g" });
});

test("writes what it reads, for this user's eyes only", () => {
  const settings = { A: "1", TERANCE_PROVIDERS: `[{"id":"it's"}]`, EMPTY: "" };
  const path = join(folder, "inner", "settings.env");

  writeSettings(path, settings);

  expect(parseSettings(readFileSync(path, "utf8"))).toEqual(settings);
  expect(statSync(path).mode & 0o077).toBe(0);
});

test("lets the environment's settings go before the file's, and takes no other variables", () => {
  const settings = readLocalSettings({ TERANCE_PROVIDERS: "[]", TERANCE_WORKER_URL: "http://a", HOME: "/" });

  expect(settings).toMatchObject({ TERANCE_PROVIDERS: "[]", TERANCE_ACCESS: "open" });
  expect(Object.keys(settings)).not.toContain("HOME");
  expect(Object.keys(settings)).not.toContain("TERANCE_WORKER_URL");
});
