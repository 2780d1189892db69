// Plain JavaScript: it runs on the system's Node (20 or later) before anything is installed.
// node scripts/setup.mjs [--browsers] [--quiet]
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describeRemedy, findMissingTools, locateCommand } from "./browsers.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const stamp = join(modules, ".terance-lock");
const isQuiet = process.argv.includes("--quiet");

process.chdir(root);
checkNode();
installPackages();
linkNode();
writeLocalSettings();
if (process.argv.includes("--browsers")) installBrowsers();

function checkNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20) stop(`Terance needs Node 20 or later to set itself up; this is ${process.version}.`);
}

function installPackages() {
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  const hash = createHash("sha256").update(lock).digest("hex");
  if (readIfThere(stamp) === hash) return;
  if (!isInstalled(lock)) {
    say("Installing packages (npm ci) …");
    // The packages run on the Node 24 they bring along, so npm's warnings about this one only mislead.
    const result = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
      encoding: "utf8",
      shell: process.platform === "win32",
    });
    if (result.status !== 0) {
      stop(`npm ci failed:\n${result.stdout ?? ""}${result.stderr ?? result.error?.message ?? ""}`);
    }
  }
  writeFileSync(stamp, hash);
}

/** True when node_modules holds what the lock names, by npm's own record of what it installed. @param {string} lock */
function isInstalled(lock) {
  const record = readIfThere(join(modules, ".package-lock.json"));
  if (record === null) return false;
  const wanted = JSON.parse(lock).packages;
  const there = JSON.parse(record).packages;
  return Object.keys(wanted).every(
    (path) =>
      path === "" ||
      there[path]?.version === wanted[path].version ||
      (there[path] === undefined && wanted[path].optional === true),
  );
}

// One build of Node for each system, all with the same command: npm 10 forgets the link to it.
function linkNode() {
  const isWindows = process.platform === "win32";
  const link = join(modules, ".bin", isWindows ? "node.exe" : "node");
  if (existsSync(link)) return;
  const system = { win32: "win", darwin: "darwin" }[String(process.platform)] ?? process.platform;
  const names = [`node-${system}-${process.arch}`, `node-bin-${system}-${process.arch}`];
  const folder = names.find((name) => existsSync(join(modules, name)));
  if (!folder) {
    if (Number(process.versions.node.split(".")[0]) >= 24) return;
    stop(
      `There is no Node 24 for ${process.platform} ${process.arch} among the packages. Install Node 24 yourself.`,
    );
  }
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  if (isWindows) writeFileSync(link, readFileSync(join(modules, String(folder), "bin", "node.exe")));
  else symlinkSync(join("..", String(folder), "bin", "node"), link);
}

function writeLocalSettings() {
  const path = join(root, ".dev.vars");
  if (existsSync(path)) return;
  writeFileSync(path, "TERANCE_ACCESS=open\nTERANCE_ALLOW_PRIVATE=1\n", { mode: 0o600, flag: "wx" });
}

function installBrowsers() {
  let missing = findMissingTools();
  if (missing.length === 0) return;
  const packages = missing.flatMap((tool) => tool.packages);
  const prefix = findInstaller();
  if (prefix && packages.length > 0) {
    say(`Installing ${packages.join(", ")} (apt-get) …`);
    run([...prefix, "apt-get", "update", "-q"]);
    run([...prefix, "apt-get", "install", "-y", "-q", "--no-install-recommends", ...packages]);
    missing = findMissingTools();
    if (missing.length === 0) return;
  }
  const names = missing.map((tool) => `  - ${tool.name}`).join("\n");
  stop(`The tests need what this machine lacks:\n${names}\nInstall it:\n${describeRemedy(missing)}`);
}

/** How to call apt-get here without being asked for a password, or null. @returns {string[] | null} */
function findInstaller() {
  if (process.platform !== "linux" || !locateCommand("apt-get")) return null;
  if (process.getuid?.() === 0) return ["env", "DEBIAN_FRONTEND=noninteractive"];
  if (!locateCommand("sudo") || spawnSync("sudo", ["-n", "true"]).status !== 0) return null;
  return ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"];
}

/** @param {string[]} words */
function run(words) {
  const [command, ...parameters] = words;
  try {
    execFileSync(String(command), parameters, {
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (cause) {
    // What is missing afterwards is reported with its remedy; this says why apt could not help.
    const output = cause instanceof Error && "stderr" in cause ? String(cause.stderr) : String(cause);
    process.stderr.write(`${words.join(" ")} failed:\n${output.slice(-2000)}\n`);
  }
}

/** @param {string} path */
function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

/** @param {string} line */
function say(line) {
  if (!isQuiet) process.stderr.write(`${line}\n`);
}

/** @param {string} reason @returns {never} */
function stop(reason) {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
