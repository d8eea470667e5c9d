// The slow load as a film, on a phone: whether anything jumps when the reader takes over, and whether a click made
// before that still lands.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { visitor, tab } from "./visit.mjs";

const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 1, isMobile: true, hasTouch: true };
/** The reader has taken over. */
const READY = "[data-ready]";

/**
 * Pictures of the slow load until the reader has been there for a second, left in `folder`. Gives when there was text and
 * when the reader took over, and how each picture after the text differs from the one before: as a share of the view, with
 * the box of it.
 */
export async function film(browser, url, text, folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const context = await visitor(browser, PHONE);
  const { page, session } = await tab(context, "slow", text);
  const frames = [];
  session.on("Page.screencastFrame", ({ data, metadata, sessionId }) => {
    frames.push({ time: metadata.timestamp * 1000, data });
    session.send("Page.screencastFrameAck", { sessionId }).catch(() => {});
  });
  await session.send("Page.startScreencast", { format: "png", everyNthFrame: 1 });
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForFunction(() => globalThis.seen?.text && globalThis.seen?.ready, undefined, { polling: 50 });
  await page.waitForTimeout(1500);
  const { origin, text: shown, ready, shift } = await page.evaluate(() => seen);
  await session.send("Page.stopScreencast");
  await context.close();
  for (const [number, { time, data }] of frames.entries()) {
    await writeFile(join(folder, `${String(number).padStart(2, "0")}-${Math.round(time - origin)}ms.png`), Buffer.from(data, "base64"));
  }
  // A picture is taken a little before the frame is said to be over.
  const withText = frames.findIndex(({ time }) => time - origin >= shown - 100);
  const changes = [];
  for (let at = withText + 1; at < frames.length; at += 1) {
    const difference = await compare(browser, frames[at - 1].data, frames[at].data);
    changes.push({ at: Math.round(frames[at].time - origin), ...difference });
  }
  return { pictures: frames.length, text: Math.round(shown), takenOver: Math.round(ready), shift, changes };
}

/** Which share of two pictures differs, and the box around it. */
async function compare(browser, one, other) {
  const page = await browser.newPage();
  const found = await page.evaluate(async (pictures) => {
    const [a, b] = await Promise.all(pictures.map(async (data) => {
      const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
      const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
      canvas.drawImage(picture, 0, 0);
      return canvas.getImageData(0, 0, picture.width, picture.height);
    }));
    let count = 0;
    const box = [Infinity, Infinity, -1, -1];
    for (let at = 0; at < a.data.length; at += 4) {
      if ([0, 1, 2].every((part) => Math.abs(a.data[at + part] - b.data[at + part]) < 16)) continue;
      const [x, y] = [(at / 4) % a.width, Math.floor(at / 4 / a.width)];
      count += 1;
      box.splice(0, 4, Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y));
    }
    return { differs: count / (a.data.length / 4), box: count ? box : undefined };
  }, [one, other]);
  await page.close();
  return found;
}

/**
 * Whether clicks made as soon as there is text do what they say: on a link, and on the depth dial. The reader's wasm is
 * held back for four seconds, so that it cannot have taken over.
 */
export async function early(browser, url, text, target) {
  const before = async (click) => {
    const context = await visitor(browser);
    const own = await tab(context, "slow", text);
    await own.page.route("**/*.wasm", async (route) => {
      await new Promise((done) => setTimeout(done, 4000));
      await route.continue().catch(() => {});
    });
    await own.page.goto(url, { waitUntil: "commit" });
    await own.page.waitForFunction(() => globalThis.seen?.text, undefined, { polling: 10 });
    const wasReady = (await own.page.locator(READY).count()) > 0;
    const landed = wasReady ? undefined : await click(own.page);
    await context.close();
    return landed;
  };
  const link = await before(async (page) => {
    await page.evaluate((text) => sessionStorage.setItem("wanted", text), target.text);
    await page.locator(`a[href="${target.path}"]`).first().click();
    return page.waitForFunction(() => globalThis.seen?.after, undefined, { timeout: 20_000 }).then(() => true, () => false);
  });
  const dial = await before(async (page) => {
    const step = page.locator(".bw-dial-step").first();
    if (!(await step.count())) return undefined;
    await step.click({ timeout: 5000, force: true }).catch(() => {});
    await page.waitForSelector(READY, { state: "attached" });
    await page.waitForTimeout(500);
    return page.evaluate(() => document.documentElement.dataset.depth === "1");
  });
  return { link, dial };
}
