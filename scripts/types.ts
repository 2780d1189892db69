import { runCommand } from "#scripts/run-command.ts";

const result = await runCommand({ command: ["tsc", "-b", ...process.argv.slice(2)] });
process.stdout.write(result.output);
process.exitCode = result.code === 0 ? 0 : 1;
