// A static host that compresses as good hosts do, and counts what it sends.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { join, extname, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const KINDS = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css",
  ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml",
};
// What has been compressed already is sent as it is.
const PLAIN = new Set([".png", ".jpg", ".webp", ".woff2", ".pagefind", ".pf_index", ".pf_fragment", ".pf_meta", ".pf_filter"]);

/** Serves `folders` (URL prefix to folder). `sent` counts the bytes of bodies. */
export async function serve(folders) {
  const compressed = new Map();
  const host = { sent: 0, requests: 0 };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const prefix = Object.keys(folders).filter((prefix) => path.startsWith(prefix)).sort((a, b) => b.length - a.length)[0];
    try {
      let file = join(folders[prefix], normalize(path.slice(prefix.length)));
      if ((await stat(file)).isDirectory()) file = join(file, "index.html");
      const kind = extname(file);
      let body = compressed.get(file);
      if (!body) {
        body = await readFile(file);
        if (!PLAIN.has(kind)) {
          const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
          body = brotliCompressSync(body, { params });
        }
        compressed.set(file, body);
      }
      host.sent += body.length;
      host.requests += 1;
      response.writeHead(200, {
        "content-type": KINDS[kind] ?? "application/octet-stream",
        ...(PLAIN.has(kind) ? {} : { "content-encoding": "br" }),
        "cache-control": "max-age=600",
        // For clocks of five microseconds.
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-embedder-policy": "require-corp",
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  host.origin = `http://127.0.0.1:${server.address().port}`;
  host.close = () => server.close();
  return host;
}
