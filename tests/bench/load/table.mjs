// The table: what was measured beside what is wanted, and whether it was reached.

const ms = (time) => (time === undefined ? "–" : `${Math.round(time)} ms`);
const kb = (bytes) => (bytes === undefined ? "–" : `${(bytes / 1000).toFixed(1)} kB`);
const mb = (bytes) => (bytes === undefined ? "–" : `${(bytes / 1e6).toFixed(0)} MB`);
const number = (value) => (value === undefined ? "–" : String(Math.round(value * 10) / 10));
const shift = (value) => (value === undefined ? "–" : value.toFixed(3));

/** Of several runs the middle one, with the least and the most. */
export function spread(values) {
  const known = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  if (!known.length) return undefined;
  return { median: known[Math.floor(known.length / 2)], least: known[0], most: known.at(-1), missing: values.length - known.length };
}

const best = (peers) => Math.min(...peers.filter((value) => value !== undefined));

/**
 * Rows: a title, where the runs are (`site => values`), how a value is printed, and what is wanted: a number, or one from
 * what the peers have in this run (`{ Starlight: value, … }`).
 */
const load = (page, profile, key, kind = "cold") => (site) => site.loads?.[page]?.[profile]?.[kind]?.map((run) => run[key]);
const ROWS = [
  ["slow: first paint", load("mid", "slow", "paint"), ms, ({ Starlight }) => 0.9 * Starlight],
  ["slow: text visible, home", load("home", "slow", "text"), ms, (peers) => 0.8 * best(Object.values(peers))],
  ["slow: text visible, small", load("small", "slow", "text"), ms],
  ["slow: text visible, mid", load("mid", "slow", "text"), ms, (peers) => 0.8 * best(Object.values(peers))],
  ["slow: text visible, largest", load("largest", "slow", "text"), ms, (peers) => 0.8 * best(Object.values(peers))],
  ["slow: largest paint", load("mid", "slow", "largest"), ms],
  ["fast: first paint", load("mid", "fast", "paint"), ms],
  ["fast: text visible, mid", load("mid", "fast", "text"), ms],
  ["bytes to readable text", load("mid", "slow", "bytesAtText"), kb, 25_000],
  ["all bytes, settled", load("mid", "fast", "bytes"), kb, 190_000],
  ["requests to readable text", load("mid", "slow", "requestsAtText"), number, 2],
  ["requests, settled", load("mid", "fast", "requests"), number],
  ["layout shift, worst page", (site) => worst(site, "shift"), shift, 0.0005],
  ["blocking time, fast", load("mid", "fast", "blocked"), ms, 0],
  ["blocking time, slow", load("mid", "slow", "blocked"), ms, 50],
  ["blocking time, slow, largest", load("largest", "slow", "blocked"), ms, 50],
  ["main-thread processor time to settled", load("mid", "fast", "processor"), ms, 150],
  ["nodes in the document", load("mid", "fast", "nodes"), number, 900],
  ["click to new text, fast, pointer rested", (site) => site.clicks?.fast?.rested, ms, 40],
  ["click to new text, slow, pointer rested", (site) => site.clicks?.slow?.rested, ms, 150],
  ["click to new text, fast, without", (site) => site.clicks?.fast?.plain, ms, 60],
  ["click to new text, slow, without", (site) => site.clicks?.slow?.plain, ms, 350],
  ["repeat visit: text, fast", load("mid", "fast", "text", "repeat"), ms, 100],
  ["repeat visit: text, slow", load("mid", "slow", "text", "repeat"), ms, 400],
  ["first search result since navigation, fast", (site) => site.searches?.fast?.map(({ time }) => time), ms, 600],
  ["first search result since navigation, slow", (site) => site.searches?.slow?.map(({ time }) => time), ms, 3000],
  ["bytes to first search result, page included", (site) => site.searches?.fast?.map(({ bytes }) => bytes), kb],
  ["the same beyond the settled page", (site) => {
    const settled = spread(load("mid", "fast", "bytes")(site) ?? [])?.median;
    return site.searches?.fast?.map(({ bytes }) => bytes - settled);
  }, kb, 120_000],
  ...["performance", "accessibility", "best-practices", "seo"].map((name) => [
    `Lighthouse mobile, ${name} (worst page)`, (site) => site.audits && [Math.min(...site.audits.map(({ scores }) => scores[name]))], number, 100, true,
  ]),
  ["readable with JavaScript off, pages of those opened", (site) => site.plain && [site.plain], number, 4, true],
  ["build: pages per processor second", (site) => [site.cost.pages / site.cost.processor], number, 250, true],
  ["build: peak memory", (site) => [site.cost.memory], mb, 250e6],
  ["build: output", (site) => [site.cost.output], mb, 60e6],
  ["build: HTML a page", (site) => [site.cost.html / site.cost.htmlFiles], kb],
  ["build: files", (site) => [site.cost.files], number],
];

/** For each run the worst of all pages and profiles. */
function worst(site, key) {
  const all = Object.values(site.loads ?? {}).flatMap((profiles) => Object.values(profiles).flatMap(({ cold }) => [cold]));
  if (!all.length) return undefined;
  return all[0].map((_, run) => Math.max(...all.map((runs) => runs[run]?.[key] ?? 0)));
}

/** The table as Markdown. */
export function table({ about, sites }) {
  const ours = sites.find(({ name }) => name === "Burrow");
  const lines = [about, "", `| | ${sites.map(({ name }) => name).join(" | ")} | wanted | |`, `|---|${sites.map(() => "---|").join("")}---|---|`];
  for (const [title, runs, unit, target, isAtLeast] of ROWS) {
    const found = Object.fromEntries(sites.map((site) => [site.name, spread(runs(site) ?? [])]));
    if (Object.values(found).every((value) => value === undefined)) continue;
    const cells = sites.map(({ name }) => {
      const value = found[name];
      if (!value) return "–";
      const missing = value.missing ? `, ${value.missing} never` : "";
      const range = value.least === value.most ? "" : ` (${unit(value.least)} to ${unit(value.most)})`;
      return `${unit(value.median)}${range}${missing}`;
    });
    const peers = Object.fromEntries(sites.filter((site) => site !== ours).map(({ name }) => [name, found[name]?.median]));
    const wanted = typeof target === "function" ? target(peers) : target;
    const mine = ours && found.Burrow?.median;
    const isKnown = wanted !== undefined && Number.isFinite(wanted) && mine !== undefined;
    const isReached = isKnown && (isAtLeast ? mine >= wanted : mine <= wanted);
    lines.push(`| ${title} | ${cells.join(" | ")} | ${Number.isFinite(wanted) ? unit(wanted) : ""} | ${isKnown ? (isReached ? "yes" : "**no**") : ""} |`);
  }
  return lines.join("\n");
}
