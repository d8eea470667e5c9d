// Burrow's own pages: the engine by itself, asked as the peers are; the reader is measured on the site's own pages.
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

export async function build(site, out) {
  const files = await readdir(join(site, "search"));
  const [script, wasm] = [".js", ".wasm"].map((kind) => files.find((name) => name.startsWith("engine-") && name.endsWith(kind)));
  const folder = join(out, "burrow");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "index.html"), `<!doctype html><meta charset="utf-8"><title>bench</title><script type="module">
    import { search } from "/search/search.js";
    const bytes = async (path) => new Uint8Array(await (await fetch("/bundle/" + path)).arrayBuffer());
    const json = async (path) => (await fetch("/bundle/" + path)).json();
    let engine, map, names;
    const add = async (shard) => engine.add(shard, await bytes("search/" + names[shard] + ".bin"));
    globalThis.bench = {
      async load() {
        const started = import("/search/${script}").then(async (module) => { await module.default({ module_or_path: "/search/${wasm}" }); return module; });
        map = await json("search/" + (await json("latest.json")).search + ".json");
        const head = await bytes("search/" + map.head + ".bin");
        names = map.shards ?? (await Promise.all(map.lists.map((list) => json("search/" + list + ".json")))).flat();
        engine = new (await started).Engine(map, head);
      },
      // The whole index, as the reader has it after some idle time.
      async fill() { for (const shard of names.keys()) await add(shard); },
      ask(text) {
        const answer = engine.ask(text, "", 0);
        const missing = [...answer.missing(engine)];
        if (missing.length) {
          answer.free();
          return Promise.all(missing.map(add)).then(() => this.ask(text));
        }
        const found = answer.find(engine, 12);
        answer.free();
        return found;
      },
      rows(text) { return search(text, { limit: 12 }); },
    };</script>`);
}
