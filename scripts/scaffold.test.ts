import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "#scripts/project-root.ts";
import { type Kind, scaffold, scaffoldKinds } from "#scripts/scaffold.ts";

const kinds = Object.keys(scaffoldKinds) as Kind[];

test.each(kinds)("begins a new %s: entry, test and a line in the list", (kind) => {
  const list = readFileSync(join(projectRoot, scaffoldKinds[kind].list), "utf8");

  const made = scaffold({ kind, name: "dry-run", list });

  expect(made.files.map((file) => file.path.replace(/^.*\//, ""))).toEqual(["dry-run.ts", "dry-run.test.ts"]);
  expect(made.files[0]?.text).toContain(`id: "dry-run"`);
  expect(made.list).toContain(`import { dryRun } from "#${scaffoldKinds[kind].folder}/dry-run.ts";`);
  expect(made.list).toMatch(/,\n {2}"dry-run": dryRun,\n\} satisfies/);
  expect(made.list.split("\n").length).toBeLessThanOrEqual(list.split("\n").length + 5);
});

test("keeps the imports in the order of the alphabet", () => {
  const list = `import { a } from "#shared/actions/a.ts";\nimport { z } from "#shared/zod.ts";\nexport const b = { a } satisfies C;\n`;

  const made = scaffold({ kind: "action", name: "draw", list });

  expect(made.list.split("\n")[1]).toBe(`import { draw } from "#shared/actions/draw.ts";`);
  expect(made.list).toContain("{ a,\n  draw,\n} satisfies C");
});

test.each(["Draw", "../draw", "draw.ts", "-draw", ""])("refuses the name %j", (name) => {
  expect(() => scaffold({ kind: "action", name, list: "" })).toThrow("kebab-case");
});
