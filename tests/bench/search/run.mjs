// Measures search in a real browser, Burrow beside other engines: README.md says how, and what each figure means.
import { chromium } from "playwright-core";
import { cpus, totalmem } from "node:os";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { resolve, join } from "node:path";
import { serve } from "../serve.mjs";
import { documents } from "./documents.mjs";
import * as burrow from "./burrow.mjs";
import * as peers from "./peers.mjs";

const { values } = parseArgs({
  options: {
    site: { type: "string" },
    queries: { type: "string", default: "../../queries/penguinmails.json" },
    only: { type: "string" },
    count: { type: "string", default: "24" },
    chromium: { type: "string", default: "/usr/bin/chromium" },
    out: { type: "string" },
  },
});
if (!values.site) throw new Error("--site SITE: a site that `burrow build` wrote for the base path /");
const site = resolve(values.site);
const work = resolve("work");
const chosen = values.only?.split(",") ?? ["burrow", "reader", ...peers.names];

await rm(work, { recursive: true, force: true });
await mkdir(work);
if (chosen.some((name) => peers.names.includes(name))) await peers.build(await documents(site), work);
await burrow.build(site, work);
const host = await serve({ "/": site, "/-/": work });

// Every nth, so that each class has its share.
const all = JSON.parse(await readFile(values.queries, "utf8")).map(({ query }) => query);
const queries = all.filter((_, at) => at % Math.ceil(all.length / Number(values.count)) === 0);
const first = queries[0].slice(0, -2);

const results = {};
for (const name of chosen) {
  // Once for nothing: so that the host has compressed every file.
  await measure(name);
  results[name] = await measure(name);
  console.error(name, JSON.stringify(results[name]));
}
host.close();
const machine = { processor: cpus()[0].model, processors: cpus().length, memory: totalmem(), queries: queries.length };
const report = { machine, results };
if (values.out) await writeFile(values.out, JSON.stringify(report, null, 2));
console.log(table(report));

async function measure(name) {
  const browser = await chromium.launch({
    executablePath: values.chromium,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--enable-blink-features=ForceEagerMeasureMemory"],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on("pageerror", (error) => console.error(name, error.message));
  await page.addInitScript(rememberWasm);
  const session = await page.context().newCDPSession(page);
  const isReader = name === "reader";
  await page.goto(`${host.origin}${isReader ? "/" : `/-/${name}/`}`);
  if (isReader) await page.waitForSelector("[data-ready]");
  else await page.waitForFunction(() => globalThis.bench);
  await page.waitForTimeout(500);
  const driver = isReader ? readerDriver(page) : engineDriver(page);

  const before = await state(page, session);
  let sent;
  const loading = await traced(session, async () => {
    const time = await driver.first(first);
    // What comes from now on is read in idle time, or for the texts of rows.
    ({ sent } = host);
    return time;
  });
  const loaded = await state(page, session);
  await driver.fill();
  const filled = await state(page, session);
  const typing = await traced(session, () => driver.type(queries));
  const typed = await state(page, session);
  await browser.close();
  const times = typing.value.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return {
    firstBytes: sent - before.sent,
    fillBytes: filled.sent - sent,
    queryBytes: Math.round((typed.sent - filled.sent) / queries.length),
    cold: loading.value,
    processor: loaded.busy - before.busy,
    p50: at(0.5),
    p95: at(0.95),
    max: times.at(-1),
    longestLoading: loading.longest,
    longestTyping: typing.longest,
    memoryLoaded: loaded.memory - before.memory,
    memoryTyped: typed.memory - before.memory,
  };
}

/** Asks an engine by itself: a keystroke is one call with what has been typed so far. */
function engineDriver(page) {
  return {
    first: (text) =>
      page.evaluate(async (text) => {
        const start = performance.now();
        await bench.load();
        await bench.ask(text);
        return performance.now() - start;
      }, text),
    fill: () => page.evaluate(() => bench.fill?.()),
    type: (queries) =>
      page.evaluate(async (queries) => {
        const times = [];
        for (const query of queries) {
          for (let end = 1; end <= query.length; end += 1) {
            const start = performance.now();
            await bench.ask(query.slice(0, end));
            times.push(performance.now() - start);
            // As a person types, so that each call is a task of its own.
            await new Promise((done) => setTimeout(done, 5));
          }
          await bench.rows(query);
        }
        return times;
      }, queries),
  };
}

/** Uses the reader's dialog: a keystroke is an event in its field, and lasts until rows for it stand. */
function readerDriver(page) {
  const ask = (text, end) =>
    page.evaluate(
      ([text]) =>
        new Promise((done) => {
          const dialog = document.querySelector("dialog.bw-search");
          const field = dialog.querySelector("input");
          const start = performance.now();
          const settled = () => dialog.dataset.asked === text || dialog.querySelector("[role=option], .bw-answer.is-none");
          field.value = text;
          const seen = new MutationObserver(() => {
            if (!settled()) return;
            seen.disconnect();
            clearTimeout(late);
            done(performance.now() - start);
          });
          // The same rows again change nothing.
          const late = setTimeout(() => { seen.disconnect(); done(null); }, 1000);
          seen.observe(dialog, { subtree: true, childList: true, characterData: true, attributes: true });
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }),
      [text, end],
    );
  return {
    async first(text) {
      await page.keyboard.press("/");
      return ask(text);
    },
    // What the reader reads in idle time.
    fill: () => page.waitForTimeout(8000),
    async type(queries) {
      const times = [];
      for (const query of queries) {
        for (let end = 2; end <= query.length; end += 1) {
          const time = await ask(query.slice(0, end));
          if (time !== null) times.push(time);
        }
        // The texts of the rows in sight.
        await page.waitForTimeout(400);
      }
      return times;
    },
  };
}

/** Bytes sent, processor time of the page in milliseconds, memory after a collection in bytes. */
async function state(page, session) {
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  const busy = metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  const { sent } = host;
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.disable");
  const memory = await page.evaluate(async () => {
    // JavaScript and document; then what WebAssembly has, which this leaves out.
    const { bytes } = await performance.measureUserAgentSpecificMemory();
    return globalThis.wasmMemories.reduce((sum, memory) => sum + memory.buffer.byteLength, bytes);
  });
  return { sent, busy, memory };
}

function rememberWasm() {
  globalThis.wasmMemories = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      const { memory } = (made.instance ?? made).exports;
      if (memory) globalThis.wasmMemories.push(memory);
      return made;
    };
  }
}

/** What `work` gives, and the longest task of the page's main thread meanwhile, in milliseconds. */
async function traced(session, work) {
  const events = [];
  const keep = ({ value }) => events.push(...value);
  session.on("Tracing.dataCollected", keep);
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel", "devtools.timeline", "blink.user_timing"] },
  });
  const value = await work();
  const complete = new Promise((done) => session.once("Tracing.tracingComplete", done));
  await session.send("Tracing.end");
  await complete;
  session.off("Tracing.dataCollected", keep);
  const mains = new Map();
  for (const { name, pid, tid, args } of events) {
    if (name === "thread_name" && args.name === "CrRendererMain") mains.set(pid, tid);
  }
  const tasks = events.filter(({ name, pid, tid, dur }) => name === "ThreadControllerImpl::RunTask" && mains.get(pid) === tid && dur);
  // Tracing itself collects its events in a task.
  return { value, longest: tasks.reduce((most, { dur }) => Math.max(most, dur / 1000), 0) };
}

function table({ machine, results }) {
  const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  const ms = (time) => `${time.toFixed(time < 10 ? 2 : 0)} ms`;
  const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
  const rows = [
    ["bytes to first results", "firstBytes", kb],
    ["bytes read in idle time", "fillBytes", kb],
    ["bytes per typed query", "queryBytes", kb],
    ["cold start to first results", "cold", ms],
    ["processor time of that", "processor", ms],
    ["keystroke p50", "p50", ms],
    ["keystroke p95", "p95", ms],
    ["keystroke max", "max", ms],
    ["longest task, loading", "longestLoading", ms],
    ["longest task, typing", "longestTyping", ms],
    ["memory after load", "memoryLoaded", mb],
    ["memory after typing", "memoryTyped", mb],
  ];
  const names = Object.keys(results);
  const best = (key) => Math.min(...names.filter((name) => peers.names.includes(name)).map((name) => results[name][key]));
  const lines = rows.map(([title, key, unit]) => {
    const peer = best(key);
    const mine = results.burrow?.[key];
    const ratio = Number.isFinite(peer) && mine !== undefined && peer > 0 ? (mine / peer).toFixed(2) : "";
    return `| ${title} | ${names.map((name) => unit(results[name][key])).join(" | ")} | ${ratio} |`;
  });
  const head = [`| | ${names.join(" | ")} | burrow / best peer |`, `|---|${names.map(() => "---").join("|")}|---|`];
  const about = `${machine.processors} × ${machine.processor}, ${(machine.memory / 1e9).toFixed(0)} GB; ${machine.queries} queries`;
  return [about, "", ...head, ...lines].join("\n");
}
