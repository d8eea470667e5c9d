// A static host that compresses as good hosts do, and counts what it sends.
import { createServer } from "node:http";
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join, extname, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const KINDS = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css",
  ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png",
  ".woff2": "font/woff2", ".webmanifest": "application/manifest+json", ".txt": "text/plain", ".xml": "text/xml",
};
/** Compressed already. */
const PLAIN = new Set([".png", ".jpg", ".webp", ".woff2", ".pagefind", ".pf_index", ".pf_fragment", ".pf_meta", ".pf_filter"]);

/**
 * Serves folders by path prefix, the longest that fits first. A file is answered by its `.br` where it has one, else
 * compressed here, once. `host.sent` counts bytes of bodies, `host.requests` answers; `host.log` keeps both by time.
 *
 * `cache(path)` gives `Cache-Control`; answers have an ETag, and 304 says that it still holds. `isolated` sends what
 * clocks of five microseconds need. `notFound` is the file for the rest.
 */
export async function serve(folders, { cache = () => "max-age=600", isolated = true, notFound } = {}) {
  const prefixes = Object.keys(folders).sort((a, b) => b.length - a.length);
  const known = new Map();
  const host = { sent: 0, requests: 0, log: [] };

  const load = async (file) => {
    if (known.has(file)) return known.get(file);
    const kind = extname(file);
    let body = await readFile(file);
    let isCompressed = false;
    if (!PLAIN.has(kind)) {
      const copy = await readFile(`${file}.br`).catch(() => undefined);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
      const smaller = copy ?? brotliCompressSync(body, { params });
      isCompressed = smaller.length < body.length;
      if (isCompressed) body = smaller;
    }
    const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    const found = { body, kind, isCompressed, tag };
    known.set(file, found);
    return found;
  };

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const prefix = prefixes.find((prefix) => path.startsWith(prefix));
    let status = 200;
    let file = join(folders[prefix] ?? ".", normalize(path.slice(prefix?.length ?? 0)));
    try {
      const found = await stat(file).catch(() => undefined);
      if (found?.isDirectory()) {
        if (!path.endsWith("/")) {
          response.writeHead(301, { location: `${path}/` }).end();
          return;
        }
        file = join(file, "index.html");
      } else if (!found && notFound) {
        status = 404;
        file = join(folders[prefix], notFound);
      }
      const { body, kind, isCompressed, tag } = await load(file);
      const headers = {
        "content-type": KINDS[kind] ?? "application/octet-stream",
        ...(isCompressed ? { "content-encoding": "br", vary: "accept-encoding" } : {}),
        "cache-control": status === 200 ? cache(path) : "no-cache",
        etag: tag,
        ...(isolated ? { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" } : {}),
      };
      host.requests += 1;
      if (status === 200 && request.headers["if-none-match"] === tag) {
        host.log.push({ time: Date.now(), path, bytes: 0 });
        response.writeHead(304, headers).end();
        return;
      }
      host.sent += body.length;
      host.log.push({ time: Date.now(), path, bytes: body.length });
      response.writeHead(status, { ...headers, "content-length": body.length }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  host.origin = `http://127.0.0.1:${server.address().port}`;
  host.close = () => { server.closeAllConnections(); server.close(); };
  return host;
}
