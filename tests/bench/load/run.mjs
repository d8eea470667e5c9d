// Measures how sites load in a real browser, Burrow beside its peers: README.md says how, and what each figure means.
import { chromium } from "playwright-core";
import { cpus, totalmem } from "node:os";
import { mkdir, writeFile } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../serve.mjs";
import { has, sites as build } from "./sites.mjs";
import { opening } from "./peers/pages.mjs";
import { click, open, search, tab, visitor } from "./visit.mjs";
import { early, film } from "./film.mjs";
import { audit } from "./audit.mjs";
import { table } from "./table.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const own = join(HERE, "node_modules/.bin/node");
// Lighthouse and Starlight want a newer Node than Debian's; the one that came with them runs everything.
if (Number(process.versions.node.split(".")[0]) < 22 && existsSync(own)) {
  process.exit(spawnSync(own, process.argv.slice(1), { stdio: "inherit" }).status ?? 1);
}

const { values } = parseArgs({
  options: {
    program: { type: "string", default: join(HERE, "../../../target/release/burrow") },
    tree: { type: "string", default: join(process.env.BURROW_CORPORA ?? join(HERE, "../../../../shared/corpora"), "penguinmails") },
    only: { type: "string" },
    parts: { type: "string", default: "loads,searches,film,plain,audits" },
    profiles: { type: "string", default: "fast,slow" },
    runs: { type: "string", default: "5" },
    keep: { type: "boolean", default: false },
    chromium: { type: "string", default: "/usr/bin/chromium" },
    out: { type: "string" },
  },
});
const work = join(HERE, "work");
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--hide-scrollbars"];
const does = (part) => values.parts.split(",").includes(part);
const profiles = values.profiles.split(",");
const runs = Number(values.runs);

await mkdir(work, { recursive: true });
const { sites, pages, changed } = await build({
  tree: resolve(values.tree), program: values.program, only: values.only?.split(","), keep: values.keep, work,
});
for (const site of sites) {
  site.cost.pages = pages.filter(({ path }) => has(site, path)).length;
  site.host = await serve({ "/": site.folder }, {
    cache: (path) => (site.isImmutable(path) ? "public, max-age=31536000, immutable" : "no-cache"),
    isolated: false,
    notFound: "404.html",
  });
}
const chosen = choose(pages);
console.error(`pages: ${Object.entries(chosen).map(([name, { path }]) => `${name} ${path}`).join(", ")}`);
const query = chosen.mid.title.split(/\s+/).slice(0, 2).join(" ");
const browser = await chromium.launch({ executablePath: values.chromium, args: ARGUMENTS });

for (let run = 0; run <= runs; run += 1) {
  // The first is for nothing: the hosts compress every file, the system reads them.
  const order = sites.map((_, at) => sites[(at + run) % sites.length]);
  for (const site of order) {
    for (const profile of run === 0 ? ["fast"] : profiles) {
      const note = run === 0 ? () => {} : (path, value) => put(site, path, value);
      if (does("loads")) await loads(site, profile, note);
      if (does("searches")) await searches(site, profile, note);
    }
    console.error(`run ${run} of ${runs}: ${site.name}`);
  }
}
const ours = sites.find(({ key }) => key === "burrow");
if (ours && does("film")) await takeOver(ours);
if (does("plain")) for (const site of sites) site.plain = await withoutScript(site);
await browser.close();
if (does("audits")) {
  for (const site of sites) {
    site.audits = [];
    for (const name of ["home", "mid", "largest"]) {
      const { scores, lost } = await audit(`${site.host.origin}${encodeURI(site.address(chosen[name].path))}`, values.chromium, ARGUMENTS);
      site.audits.push({ page: name, scores, lost });
    }
    console.error(`Lighthouse: ${site.name}`);
  }
}
for (const site of sites) site.host.close();

const about = `${cpus().length} × ${cpus()[0].model}, ${(totalmem() / 1e9).toFixed(0)} GB; ${browser.version()}; ${pages.length} pages; ` +
  `median of ${runs} (least to most); mid is \`${chosen.mid.path}\``;
const report = { about, changed, chosen, sites: sites.map(({ name, cost, loads, clicks, searches, audits, plain, film }) => ({ name, cost, loads, clicks, searches, audits, plain, film })) };
if (values.out) await writeFile(values.out, JSON.stringify(report, null, 1));
console.log(table(report));
for (const { name, film } of report.sites) if (film) console.log(`\n${name}: ${JSON.stringify(film, null, 1)}`);
for (const { name, audits } of report.sites) {
  for (const { page, lost } of audits ?? []) if (lost.length) console.log(`Lighthouse, ${name}, ${page}: ${lost.join("; ")}`);
}
console.log(`\nChanged for the peers: ${Object.entries(changed).map(([what, count]) => `${what} ${count}`).join(", ")}; titles and descriptions alone kept of the front matter.`);

/** Pages by size, by rule, so that another tree has its own: each with an opening and on every site. */
function choose(pages) {
  const usable = pages
    .map((page) => ({ ...page, size: Buffer.byteLength(page.body), text: opening(page.body) }))
    .filter(({ path, text }) => text && sites.every((site) => has(site, path)));
  const near = (size, list) => list.reduce((best, page) => (Math.abs(page.size - size) < Math.abs(best.size - size) ? page : best));
  const beside = ({ path }) => usable.filter((other) => dirname(other.path) === dirname(path) && other.path !== path && !/(^|\/)index\.md$/.test(other.path));
  const unique = usable.filter(({ text }) => usable.filter((other) => other.text === text).length === 1);
  const mid = near(9_700, unique.filter((page) => !/(^|\/)index\.md$/.test(page.path) && beside(page).filter(({ text }) => unique.some((page) => page.text === text)).length >= 2));
  const [first, second] = beside(mid).filter((page) => unique.includes(page));
  const whole = pages.map((page) => ({ ...page, size: Buffer.byteLength(page.body), text: opening(page.body, Infinity) }));
  return {
    home: usable.find(({ path }) => path === "index.md") ?? usable[0],
    small: near(1_500, unique),
    mid,
    largest: whole
      .filter(({ path, text }) => text && sites.every((site) => has(site, path)))
      .reduce((most, page) => (page.size > most.size ? page : most)),
    first,
    second,
  };
}

async function loads(site, profile, note) {
  for (const name of ["home", "small", "mid", "largest"]) {
    const { path, text } = chosen[name];
    const url = `${site.host.origin}${encodeURI(site.address(path))}`;
    const context = await visitor(browser);
    const first = await tab(context, profile, text);
    note(["loads", name, profile, "cold"], await open(first, url, site.host));
    if (name === "mid") {
      note(["clicks", profile, "plain"], await click(first, site.address(chosen.first.path), chosen.first.text, false));
      await first.page.close();
      const again = await tab(context, profile, text);
      note(["loads", name, profile, "repeat"], await open(again, url, site.host));
      note(["clicks", profile, "rested"], await click(again, site.address(chosen.second.path), chosen.second.text, true));
    }
    await context.close();
  }
}

async function searches(site, profile, note) {
  const context = await visitor(browser);
  const only = await tab(context, profile, chosen.mid.text);
  note(["searches", profile], await search(only, `${site.host.origin}${encodeURI(site.address(chosen.mid.path))}`, site.host, site.search, query));
  await context.close();
}

/** What happens when the reader takes over. */
async function takeOver(site) {
  const { path, text } = chosen.mid;
  const url = `${site.host.origin}${encodeURI(site.address(path))}`;
  site.film = {
    ...(await film(browser, url, text, join(work, "film"))),
    clicked: await early(browser, url, text, { path: site.address(chosen.first.path), text: chosen.first.text }),
  };
}

/** How many of the pages are readable where no script runs. */
async function withoutScript(site) {
  const context = await visitor(browser, { javaScriptEnabled: false });
  const page = await context.newPage();
  let readable = 0;
  for (const name of ["home", "small", "mid", "largest"]) {
    await page.goto(`${site.host.origin}${encodeURI(site.address(chosen[name].path))}`);
    const words = await page.locator("body").innerText();
    readable += words.replace(/\s+/g, " ").includes(chosen[name].text) ? 1 : 0;
  }
  await context.close();
  return readable;
}

function put(site, path, value) {
  const last = path.pop();
  const at = path.reduce((at, key) => (at[key] ??= {}), site);
  (at[last] ??= []).push(value);
}
