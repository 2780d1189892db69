import { parseArgs } from "node:util";
import { runMain } from "#scripts/run-main.ts";
import { benchBundle } from "#tests/bench/bundle.ts";
import { benchEngine } from "#tests/bench/engine.ts";
import { describeFigure, type Figure } from "#tests/bench/figure.ts";
import { benchInPage } from "#tests/bench/in-page.ts";
import { benchMenuToJob } from "#tests/bench/menu-to-job.ts";
import { benchOperate } from "#tests/bench/operate.ts";
import { benchReading } from "#tests/bench/reading.ts";
import { benchWorkerFirstByte } from "#tests/bench/worker-first-byte.ts";

type Bench = () => Promise<Figure[]>;

/** Every name, with what measures it. An empty list has no benchmark yet and does not count as reached. */
const benches: Readonly<Record<string, readonly Bench[]>> = {
  engine: [benchEngine],
  reading: [benchReading],
  conversation: [],
  gateway: [benchWorkerFirstByte],
  vault: [],
  "in-page": [benchInPage, benchMenuToJob],
  agent: [],
  portal: [],
  visuals: [],
  operate: [benchOperate],
  bundle: [benchBundle],
};

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean" } },
  });
  const names = positionals.length > 0 ? positionals : Object.keys(benches);
  const unknown = names.filter((name) => !Object.hasOwn(benches, name));
  if (unknown.length > 0) {
    throw new Error(
      `there is no benchmark ${unknown.join(", ")}; there are: ${Object.keys(benches).join(", ")}`,
    );
  }
  for (const name of names) await runBenches(name, values.json === true);
});

async function runBenches(name: string, isJson: boolean): Promise<void> {
  const list = benches[name] ?? [];
  if (!isJson) process.stdout.write(`${name}\n`);
  if (list.length === 0) process.stderr.write(`  ${name} has no benchmark yet\n`);
  for (const bench of list) {
    try {
      for (const figure of await bench()) tell(figure, isJson);
    } catch (error) {
      process.stderr.write(`  ✗ ${name}: ${error instanceof Error ? error.message : error}\n`);
      process.exitCode = 1;
    }
  }
}

function tell(figure: Figure, isJson: boolean): void {
  process.stdout.write(isJson ? `${JSON.stringify(figure)}\n` : `${describeFigure(figure)}\n`);
  if (!figure.ok) process.exitCode = 1;
}
