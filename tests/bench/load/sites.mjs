// The sites that are compared: each built from the same pages, with what that cost.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { pages } from "./peers/pages.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const PEERS = ["starlight", "docusaurus", "mdbook"];

/** Burrow as a site among others; it takes the tree as it is. */
const burrow = {
  name: "Burrow",
  address: (path) => `/${path.replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, "/")}`,
  isImmutable: (path) =>
    /\/bundle\/(.+\/)?[\w-]{22}\.\w+$/.test(path) || /\/(reader|search)\/[^/]+-([\w-]{22}|[0-9a-f]{16}(_bg)?)\.\w+$/.test(path),
  search: { open: { key: "/" }, input: "dialog.bw-search input", result: "dialog.bw-search [role=option]" },
};

/**
 * Builds what is asked for, or takes what was built before with `keep`. Gives the sites, each with its folder and what
 * its build cost, and the pages of the tree.
 */
export async function sites({ tree, program, only, keep, work }) {
  const all = await pages(tree);
  const wanted = (key) => !only || only.includes(key);
  const built = [];
  if (wanted("burrow")) {
    const folder = join(work, "burrow");
    const cost = await once(keep, folder, async () => {
      await rm(folder, { recursive: true, force: true });
      // The copies are made apart: what they take is no part of a build's figures.
      const cost = await run([resolve(program), "build", tree, "--out", folder], HERE);
      const copies = await run([resolve(program), "build", tree, "--out", folder, "--precompress"], HERE);
      return { ...cost, copies, ...(await weigh(folder)) };
    });
    built.push({ key: "burrow", ...burrow, folder, cost });
  }
  for (const key of PEERS.filter(wanted)) {
    const peer = await import(`./peers/${key}.mjs`);
    const home = join(HERE, "peers", key);
    const folder = join(home, peer.out);
    await mkdir(home, { recursive: true });
    const cost = await once(keep, folder, async () => {
      if (existsSync(join(home, "package.json")) && !existsSync(join(home, "node_modules"))) {
        await run(["npm", "install", "--no-package-lock", "--no-audit", "--no-fund"], home);
      }
      await rm(folder, { recursive: true, force: true });
      await peer.prepare(all.pages, home);
      const cost = await run(peer.command, home);
      return { ...cost, ...(await weigh(folder)) };
    });
    built.push({ key, ...peer, folder, cost });
  }
  return { sites: built, pages: all.pages, changed: all.changed };
}

/** What `work` gives, or what it gave the last time for this folder. */
async function once(keep, folder, work) {
  const note = `${folder}.cost.json`;
  if (keep && existsSync(folder) && existsSync(note)) return JSON.parse(await readFile(note, "utf8"));
  const cost = await work();
  await writeFile(note, JSON.stringify(cost));
  return cost;
}

/** Runs a command; seconds it took, processor seconds, most memory of it and its children at one time in bytes. */
async function run(command, cwd) {
  console.error(`=> ${command.join(" ")}`);
  const timed = ["-c", 'TIMEFORMAT="cost %R %U %S"; time "$@"', "-", ...command];
  const env = { ...process.env, PATH: `${join(HERE, "node_modules/.bin")}:${process.env.PATH}`, ASTRO_TELEMETRY_DISABLED: "1", DOCUSAURUS_IGNORE_SSG_WARNINGS: "true" };
  const child = spawn("bash", timed, { cwd, env, stdio: ["ignore", "ignore", "pipe"] });
  let errors = "";
  child.stderr.on("data", (data) => { errors = (errors + data).slice(-20_000); });
  let memory = 0;
  const watching = setInterval(async () => { memory = Math.max(memory, await resident(child.pid)); }, 25);
  const code = await new Promise((done) => child.on("close", done));
  clearInterval(watching);
  if (code !== 0) throw new Error(`${command.join(" ")} ended with ${code}:\n${errors.slice(-4000)}`);
  const [, seconds, user, system] = /cost ([\d.]+) ([\d.]+) ([\d.]+)\s*$/.exec(errors).map(Number);
  return { seconds, processor: user + system, memory };
}

/** Memory of a process and all below it, in bytes. */
async function resident(root) {
  const parents = new Map();
  const sizes = new Map();
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const line = await readFile(`/proc/${name}/stat`, "utf8").catch(() => undefined);
    const fields = line?.slice(line.lastIndexOf(")") + 2).split(" ");
    if (!fields) continue;
    parents.set(Number(name), Number(fields[1]));
    sizes.set(Number(name), Number(fields[21]) * 4096);
  }
  const isBelow = (id) => { for (; id > 1; id = parents.get(id)) if (id === root) return true; return false; };
  return [...sizes].reduce((sum, [id, size]) => sum + (isBelow(id) ? size : 0), 0);
}

/** Files of a site and their bytes, compressed copies apart; how large its HTML is. */
async function weigh(folder) {
  const found = { files: 0, output: 0, htmlFiles: 0, html: 0 };
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || /\.(br|gz)$/.test(entry.name)) continue;
    const { size } = await stat(join(entry.parentPath, entry.name));
    found.files += 1;
    found.output += size;
    if (entry.name.endsWith(".html")) {
      found.htmlFiles += 1;
      found.html += size;
    }
  }
  return found;
}

/** Whether a site has a page of the tree. */
export const has = (site, path) => {
  const address = site.address(path);
  return existsSync(join(site.folder, address.endsWith("/") ? `${address}index.html` : address));
};
