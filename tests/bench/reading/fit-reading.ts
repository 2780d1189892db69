import { writeFile } from "node:fs/promises";
import { growForest, type Sample } from "#tests/bench/reading/grow-forest.ts";
import { labelPassages } from "#tests/bench/reading/label-passages.ts";
import { packForest } from "#tests/bench/reading/pack-forest.ts";
import { findPageSets, savedPages } from "#tests/bench/reading/page-set.ts";
import { openPageLab } from "#tests/pages/page-lab.ts";

const target = new URL("../../../extension/readers/passage-forest.json", import.meta.url);

// Fits the weights of the passage choice anew: `node tests/bench/reading/fit-reading.ts`, after a feature changed.
const folder = findPageSets();
if (!folder) {
  process.stdout.write(
    "No saved pages to fit to: set TERANCE_DATA to the folder that holds articles/ and pages/.\n",
  );
} else {
  const forest = growForest(await gather(folder));
  await writeFile(target, `${JSON.stringify(packForest(forest))}\n`);
  process.stdout.write(`Fitted ${forest.trees.length} trees.\n`);
}

async function gather(from: string): Promise<Sample> {
  const lab = await openPageLab();
  const sample = { rows: [] as (readonly number[])[], shares: [] as number[], weights: [] as number[] };
  try {
    for await (const page of savedPages(from)) {
      const tab = await lab.open(page.html, { scripts: "off" });
      const labelled = labelPassages(page, await tab.call("describe"));
      sample.rows.push(...labelled.rows);
      sample.shares.push(...labelled.shares);
      sample.weights.push(...labelled.weights);
      await tab.page.close();
    }
  } finally {
    await lab.close();
  }
  return sample;
}
