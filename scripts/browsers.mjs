// Plain JavaScript: set-up runs it on the system's Node before anything is installed.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** @typedef {"chromium" | "firefox"} BrowserName */
/** @typedef {{ name: string, packages: string[] }} MissingTool */

/** @type {Record<BrowserName, { variable: string, commands: string[], places: Record<string, string[]> }>} */
const browsers = {
  chromium: {
    variable: "CHROMIUM_PATH",
    commands: [
      "chromium",
      "chromium-browser",
      "ungoogled-chromium",
      "microsoft-edge",
      "google-chrome-stable",
      "google-chrome",
    ],
    places: {
      darwin: [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      ],
      win32: [
        "Chromium\\Application\\chrome.exe",
        "Microsoft\\Edge\\Application\\msedge.exe",
        "Google\\Chrome\\Application\\chrome.exe",
      ],
    },
  },
  firefox: {
    variable: "FIREFOX_PATH",
    commands: ["firefox-esr", "firefox"],
    places: {
      darwin: [
        "/Applications/Firefox ESR.app/Contents/MacOS/firefox",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
      ],
      win32: ["Mozilla Firefox ESR\\firefox.exe", "Mozilla Firefox\\firefox.exe"],
    },
  },
};

/**
 * The executable of a browser, or null. `CHROMIUM_PATH` and `FIREFOX_PATH` come before what is found.
 * @param {BrowserName} name
 * @returns {string | null}
 */
export function locateBrowser(name) {
  const { variable, commands, places } = browsers[name];
  const wanted = process.env[variable];
  if (wanted) return existsSync(wanted) ? wanted : null;
  const inPlaces = (places[process.platform] ?? []).flatMap(expandPlace).find((path) => existsSync(path));
  return inPlaces ?? commands.map(locateCommand).find((path) => path !== null) ?? null;
}

/** What the tests need and this machine lacks. @returns {MissingTool[]} */
export function findMissingTools() {
  const missing = [];
  if (!locateBrowser("chromium")) missing.push(describe("chromium", "chromium"));
  if (!locateBrowser("firefox")) missing.push(describe("firefox", "firefox-esr"));
  if (process.platform !== "linux") return missing;
  for (const [command, name] of [
    ["Xvfb", "xvfb"],
    ["fluxbox", "fluxbox"],
    ["xdotool", "xdotool"],
  ]) {
    if (!locateCommand(String(command))) missing.push({ name: String(command), packages: [String(name)] });
  }
  const fonts = findMissingFonts();
  if (fonts.length > 0) missing.push({ name: "fonts for Latin, Arabic and Japanese", packages: fonts });
  return missing;
}

/** The exact commands that mend it, by system. @param {MissingTool[]} missing */
export function describeRemedy(missing) {
  const packages = missing.flatMap((tool) => tool.packages);
  if (packages.length === 0) return "  Correct CHROMIUM_PATH and FIREFOX_PATH, or unset them.";
  const override = "Or set CHROMIUM_PATH and FIREFOX_PATH to browsers you have.";
  if (process.platform === "darwin") {
    const casks = pick(packages, { chromium: "chromium", "firefox-esr": "firefox@esr" });
    return `  brew install --cask ${casks}\n${override}`;
  }
  if (process.platform === "win32") {
    const ids = { chromium: "Hibbiki.Chromium", "firefox-esr": "Mozilla.Firefox.ESR" };
    const lines = pick(packages, ids)
      .split(" ")
      .map((id) => `  winget install --exact --id ${id}`);
    return `${lines.join("\n")}\n${override}`;
  }
  return `${describeLinuxRemedy(packages)}\n${override}`;
}

/** @param {string[]} packages */
function describeLinuxRemedy(packages) {
  if (locateCommand("apt-get")) {
    return `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(" ")}`;
  }
  const dnf = {
    "firefox-esr": "firefox",
    xvfb: "xorg-x11-server-Xvfb",
    "fonts-liberation": "liberation-fonts",
    "fonts-noto-core": "google-noto-sans-arabic-fonts",
    "fonts-noto-cjk": "google-noto-sans-cjk-fonts",
  };
  if (locateCommand("dnf")) return `  sudo dnf install -y ${pick(packages, dnf)}`;
  const pacman = {
    "firefox-esr": "firefox",
    xvfb: "xorg-server-xvfb",
    "fonts-liberation": "ttf-liberation",
    "fonts-noto-core": "noto-fonts",
    "fonts-noto-cjk": "noto-fonts-cjk",
  };
  if (locateCommand("pacman")) return `  sudo pacman -S --needed ${pick(packages, pacman)}`;
  return `  Install with this system's package manager: ${packages.join(" ")}`;
}

/** @param {string} command @returns {string | null} */
export function locateCommand(command) {
  const endings = process.platform === "win32" ? [".exe", ".cmd", ""] : [""];
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const ending of endings) {
      const path = join(folder, command + ending);
      if (folder && existsSync(path)) return path;
    }
  }
  return null;
}

/** @param {string} place */
function expandPlace(place) {
  if (process.platform !== "win32") return [place, join(process.env.HOME ?? "", place)];
  const roots = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA];
  return roots.flatMap((root) => (root ? [join(root, place)] : []));
}

function findMissingFonts() {
  const wanted = { en: "fonts-liberation", ar: "fonts-noto-core", ja: "fonts-noto-cjk" };
  const all = ["fontconfig", ...Object.values(wanted)];
  if (!locateCommand("fc-list")) return all;
  return Object.entries(wanted)
    .filter(([language]) => execFileSync("fc-list", [`:lang=${language}`, "family"]).length === 0)
    .map(([, name]) => name);
}

/** @param {BrowserName} name @param {string} packageName @returns {MissingTool} */
function describe(name, packageName) {
  const { variable } = browsers[name];
  const title = name === "chromium" ? "Chromium" : "Firefox";
  if (!process.env[variable]) return { name: title, packages: [packageName] };
  return { name: `${title} at ${process.env[variable]}, as ${variable} says`, packages: [] };
}

/** @param {string[]} packages @param {Record<string, string>} names */
function pick(packages, names) {
  return packages.map((name) => names[name] ?? name).join(" ");
}
