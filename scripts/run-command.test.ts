import { connect } from "node:net";
import { expect, test } from "vitest";
import { runCommand } from "#scripts/run-command.ts";

test("gives the exit code and what was printed on both streams", async () => {
  const script = "process.stdout.write('out '); process.stderr.write('err'); process.exit(3)";

  const result = await runCommand({ command: ["node", "-e", script] });

  expect(result.code).toBe(3);
  expect(result.output).toContain("out ");
  expect(result.output).toContain("err");
});

test("ends a command that takes too long, with what it started, and says so", async () => {
  const server = `require("node:net").createServer().listen(0, "127.0.0.1", function () {
    process.stdout.write(this.address().port + ";"); })`;
  const script = `
    require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(server)}], { stdio: "inherit" });
    setInterval(() => {}, 1e6)`;

  const result = await runCommand({ command: ["node", "-e", script], timeout: 1_500 });

  const port = Number(/^\d+/.exec(result.output)?.[0]);
  expect(result.code).toBe(-1);
  expect(result.output).toContain("was ended after 1.5 s");
  await expect.poll(() => isListening(port)).toBe(false);
});

test("says which program is not there", async () => {
  const result = await runCommand({ command: ["no-such-program-here"] });

  expect(result.code).not.toBe(0);
  expect(result.output).toContain("no-such-program-here");
});

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
