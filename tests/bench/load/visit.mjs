// One visitor's way: a page opened cold, left to settle, a link clicked, the page opened again, a word searched for.
import { watch } from "./watch.mjs";

export const PROFILES = {
  fast: { idle: 1200, rest: 100 },
  slow: { idle: 2500, rest: 200, latency: 150, bytesPerSecond: 1.6e6 / 8, slowdown: 4 },
};

const VIEW = { width: 1280, height: 900 };
/** Nothing takes longer, or it is said to. */
const PATIENCE = 45_000;

/** A new visitor: nothing cached, nothing stored. */
export async function visitor(browser, options = {}) {
  return browser.newContext({ viewport: VIEW, ...options });
}

/** A tab that is as fast as `profile`, in which `text` is waited for. */
export async function tab(context, profile, text) {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.addInitScript(watch, text);
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  await session.send("Network.enable");
  const { latency, bytesPerSecond, slowdown } = PROFILES[profile];
  if (slowdown) {
    await session.send("Network.emulateNetworkConditions", {
      offline: false, latency, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond / 2,
    });
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  }
  return { page, session, traffic: listen(session), profile };
}

/** What goes over the wire: requests with their bytes, as they end. */
function listen(session) {
  const traffic = { ended: [], open: new Set(), last: 0, offset: 0 };
  const seconds = () => Date.now() / 1000;
  session.on("Network.requestWillBeSent", ({ requestId, timestamp, wallTime, request }) => {
    if (!/^http/.test(request.url)) return;
    traffic.offset = wallTime - timestamp;
    traffic.open.add(requestId);
    traffic.last = seconds();
  });
  session.on("Network.dataReceived", () => {
    traffic.last = seconds();
  });
  const end = ({ requestId, timestamp, encodedDataLength = 0 }) => {
    if (!traffic.open.delete(requestId)) return;
    traffic.ended.push([timestamp, encodedDataLength]);
    traffic.last = seconds();
  };
  session.on("Network.loadingFinished", end);
  session.on("Network.loadingFailed", end);
  /** Bytes that had come and requests that had ended by a time of the wall clock, in milliseconds. */
  traffic.by = (time) => {
    const until = time / 1000 - traffic.offset;
    const sum = (list) => list.reduce((sum, [at, bytes]) => sum + (at <= until ? bytes : 0), 0);
    return {
      complete: sum(traffic.ended),
      requests: traffic.ended.filter(([at]) => at <= until).length,
    };
  };
  return traffic;
}

/** Waits until nothing has gone over the wire for a while. */
async function settle({ page, traffic, profile }) {
  const { idle } = PROFILES[profile];
  const start = Date.now();
  while (Date.now() - start < PATIENCE) {
    await page.waitForTimeout(100);
    // A request that stays open, as for events, does not keep a page from being settled for ever.
    const quiet = Date.now() - traffic.last * 1000;
    if ((traffic.open.size === 0 && quiet > idle) || quiet > idle * 4) return;
  }
}

async function busy(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
}

/** Opens an address; what was seen until it had settled. */
export async function open(tab, url, host) {
  const before = { busy: await busy(tab.session), sent: host.sent, requests: host.requests };
  await tab.page.goto(url, { waitUntil: "commit" });
  await tab.page.waitForFunction(() => globalThis.seen?.text, undefined, { polling: 50 }).catch(() => {});
  await settle(tab);
  const seen = await tab.page.evaluate(() => ({ ...seen, nodes: document.getElementsByTagName("*").length }));
  const { complete, requests } = tab.traffic.by(seen.origin + seen.text);
  return {
    paint: seen.paint,
    largest: seen.largest,
    text: seen.text || undefined,
    shift: seen.shift,
    shifts: seen.shifts,
    blocked: seen.tasks.reduce((sum, [start, time]) => sum + (start + time > seen.paint ? Math.max(0, time - 50) : 0), 0),
    processor: (await busy(tab.session)) - before.busy,
    nodes: seen.nodes,
    bytesAtText: complete,
    requestsAtText: requests,
    bytes: host.sent - before.sent,
    requests: host.requests - before.requests,
  };
}

/** Where a visible link to `path` is; none where the page shows none. */
async function place(page, path) {
  const handle = await page.evaluateHandle((path) => {
    const links = [...document.querySelectorAll("a[href]")].filter((link) => decodeURIComponent(new URL(link.href).pathname) === path);
    return links.find((link) => link.checkVisibility() && link.getClientRects().length);
  }, path);
  const link = handle.asElement();
  if (!link) return undefined;
  await link.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await link.boundingBox();
  // Near its start: a long name may be cut off at its end.
  return { x: x + Math.min(12, width / 2), y: y + height / 2 };
}

/** Milliseconds from a click on the link to `path` until `text` stands there; `rested`: the pointer was there before. */
export async function click(tab, path, text, rested) {
  const { page, profile } = tab;
  const at = await place(page, path);
  if (!at) return undefined;
  await page.evaluate((text) => { sessionStorage.setItem("wanted", text); sessionStorage.removeItem("clicked"); }, text);
  // Scrolling may have begun something of its own.
  await page.waitForTimeout(300);
  await page.mouse.move(at.x, at.y);
  if (rested) await page.waitForTimeout(PROFILES[profile].rest);
  await page.mouse.down();
  await page.mouse.up();
  const seen = await page.waitForFunction(() => globalThis.seen?.after, undefined, { polling: 20, timeout: 20_000 }).catch(() => undefined);
  const time = await seen?.jsonValue();
  await page.evaluate(() => { sessionStorage.clear(); delete seen.after; });
  return time;
}

/** Milliseconds from the navigation to the first result, for a visitor who asks as soon as the page lets them. */
export async function search(tab, url, host, { open, input, result }, query) {
  const { page } = tab;
  const before = host.sent;
  await page.goto(url, { waitUntil: "commit" });
  const shows = (selector) => page.evaluate((selector) => {
    const found = [...document.querySelectorAll(selector)].find((element) => element.checkVisibility());
    return found ? Date.now() - performance.timeOrigin : 0;
  }, selector).catch(() => 0);
  const start = Date.now();
  let asked = 0;
  while (Date.now() - start < PATIENCE) {
    const time = await shows(result);
    if (time) return { time, bytes: host.sent - before };
    if (await shows(input)) {
      // Again where the page was not listening yet.
      if (Date.now() - asked > 2500) {
        asked = Date.now();
        await page.locator(input).first().click({ timeout: 2000 }).catch(() => {});
        await page.locator(input).first().fill(query, { timeout: 2000 }).catch(() => {});
      }
    } else if (open?.key) {
      await page.keyboard.press(open.key);
    } else if (open) {
      await page.locator(open).first().click({ timeout: 300 }).catch(() => {});
    }
    await page.waitForTimeout(20);
  }
  return { time: undefined, bytes: host.sent - before };
}
