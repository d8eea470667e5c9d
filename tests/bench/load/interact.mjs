// From a key or a click to the next paint, on the largest page, with the processor slowed: the dial, the lens, unfolding.
import { chromium } from "playwright-core";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { serve } from "../serve.mjs";

const { values } = parseArgs({
  options: {
    site: { type: "string" },
    page: { type: "string" },
    times: { type: "string", default: "7" },
    slower: { type: "string", default: "4" },
    chromium: { type: "string", default: "/usr/bin/chromium" },
  },
});
if (!values.site || !values.page) {
  console.error("usage: node interact.mjs --site BUILT_SITE --page /path/of/the/largest/page/ [--times 7] [--slower 4]");
  process.exit(2);
}
const host = await serve({ "/": values.site }, { cache: () => "no-cache", isolated: false, notFound: "404.html" });
const browser = await chromium.launch({ executablePath: values.chromium, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await page.addInitScript(() => {
  window.events = [];
  new PerformanceObserver((list) => window.events.push(...list.getEntries().map(({ name, duration }) => ({ name, duration }))))
    .observe({ type: "event", durationThreshold: 16 });
});
await page.goto(host.origin + values.page);
await page.waitForSelector("#bw-app[data-ready]");
await page.waitForTimeout(1000);
const session = await page.context().newCDPSession(page);
await session.send("Emulation.setCPUThrottlingRate", { rate: Number(values.slower) });

/** The longest event of what `act` does; events under 16 ms are not reported, so they count as 16. */
async function longest(act) {
  await page.evaluate(() => { window.events = []; });
  await act();
  await page.waitForTimeout(600);
  return Math.max(16, ...(await page.evaluate(() => window.events)).map(({ duration }) => duration));
}

const LINK = ".bw-prose a[href^='/']";
const lens = await page.$$eval("#bw-lens option", (options) => options.map(({ value }) => value));
const cases = {
  "dial to 1": () => page.keyboard.press("1"),
  "dial to 3": () => page.keyboard.press("3"),
  lens: async () => { lens.push(lens.shift()); await page.selectOption("#bw-lens", lens[0]); },
  "everything open or closed": () => page.keyboard.press("e"),
  "unfold, fold up": async () => { await page.focus(LINK); await page.keyboard.press("o"); },
};
console.log(`${cpus().length} × ${cpus()[0].model}; ${browser.version()}; processor ${values.slower} times slower; ${values.page}`);
console.log("| from event to next paint | median | most |\n|---|---|---|");
for (const [name, act] of Object.entries(cases)) {
  const all = [];
  for (let time = 0; time < Number(values.times); time += 1) all.push(await longest(act));
  all.sort((a, b) => a - b);
  console.log(`| ${name} | ${all[Math.floor(all.length / 2)]} ms | ${all.at(-1)} ms |`);
}
await browser.close();
host.close();
