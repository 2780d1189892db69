import { runStages } from "#scripts/run-stages.ts";
import { stages } from "#scripts/stages.ts";

await runStages("test", stages);
