// Lighthouse's four scores on a phone.
import { createServer } from "node:net";
import { chromium } from "playwright-core";

export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

/** Scores of 0 to 100 by category, and what cost points. */
export async function audit(url, executablePath, args) {
  const { default: lighthouse } = await import("lighthouse");
  const port = await freePort();
  const browser = await chromium.launch({ executablePath, args: [...args, `--remote-debugging-port=${port}`] });
  try {
    const { lhr } = await lighthouse(url, { port, output: "json", logLevel: "error", onlyCategories: CATEGORIES });
    const scores = Object.fromEntries(CATEGORIES.map((name) => [name, Math.round((lhr.categories[name].score ?? 0) * 100)]));
    const lost = CATEGORIES.flatMap((name) =>
      lhr.categories[name].auditRefs
        .filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 0.9)
        .map(({ id }) => `${name}: ${id}`),
    );
    return { scores, lost };
  } finally {
    await browser.close();
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}
