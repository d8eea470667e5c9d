// The slow load as a film, on a phone: whether anything jumps when the reader takes over, and whether a click made
// before that still lands.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { visitor, tab } from "./visit.mjs";

const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 1, isMobile: true, hasTouch: true };
/** The reader has taken over. */
const READY = "[data-ready]";

/**
 * Pictures of the slow load until the reader has been there for a second, left in `folder`. Gives what differs between the
 * first picture with text and the last, as a share of the view, and the box of it.
 */
export async function film(browser, url, text, folder) {
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
  await page.waitForFunction(() => globalThis.seen?.text, undefined, { polling: 20 });
  const before = await page.screenshot();
  const wasReady = await page.locator(READY).count();
  await page.waitForSelector(READY, { state: "attached" });
  await page.waitForTimeout(1000);
  const after = await page.screenshot();
  const { origin, text: shown } = await page.evaluate(() => seen);
  await session.send("Page.stopScreencast");
  await context.close();
  for (const [number, { time, data }] of frames.entries()) {
    await writeFile(join(folder, `${String(number).padStart(2, "0")}-${Math.round(time - origin)}ms.png`), Buffer.from(data, "base64"));
  }
  await writeFile(join(folder, "before.png"), before);
  await writeFile(join(folder, "after.png"), after);
  return { frames: frames.length, shown, tookOverWithin: wasReady > 0, ...(await compare(browser, before, after)) };
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
  }, [one, other].map((picture) => picture.toString("base64")));
  await page.close();
  return found;
}

/** Whether clicks made as soon as there is text, before the reader, do what they say: a link, and the depth dial. */
export async function early(browser, site, url, text, target) {
  const links = await visitor(browser);
  const first = await tab(links, "slow", text);
  await first.page.goto(url, { waitUntil: "commit" });
  await first.page.waitForFunction(() => globalThis.seen?.text, undefined, { polling: 10 });
  const wasReady = await first.page.locator(READY).count();
  await first.page.evaluate((text) => sessionStorage.setItem("wanted", text), target.text);
  await first.page.locator(`a[href="${target.path}"]`).first().click();
  const link = await first.page.waitForFunction(() => globalThis.seen?.after, undefined, { timeout: 20_000 }).then(() => true, () => false);
  await links.close();

  const dials = await visitor(browser);
  const second = await tab(dials, "slow", text);
  await second.page.goto(url, { waitUntil: "commit" });
  await second.page.waitForFunction(() => globalThis.seen?.text, undefined, { polling: 10 });
  const dial = second.page.locator(".bw-dial button, .bw-dial input, .bw-dial a").first();
  let turned;
  if (await dial.count()) {
    await dial.click({ timeout: 5000 }).catch(() => {});
    await second.page.waitForSelector(READY, { state: "attached" });
    await second.page.waitForTimeout(500);
    turned = await second.page.evaluate(() => document.documentElement.dataset.depth === "1");
  }
  await dials.close();
  return { wasReady: wasReady > 0, link, dial: turned };
}
