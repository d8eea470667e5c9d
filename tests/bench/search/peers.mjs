// The other engines: their indexes, built from the same documents, and a page for each that loads and asks it as its
// manual says. Every page sets `bench`: `load()`, `ask(text)` for one keystroke, `rows(text)` for the dozen rows a reader
// would see.
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const page = (script) => `<!doctype html><meta charset="utf-8"><title>bench</title><script type="module">${script}</script>`;


const PEERS = {
  pagefind: {
    async build(docs, out) {
      const pagefind = await import("pagefind");
      const { index } = await pagefind.createIndex();
      for (const { url, title, headings, text } of docs) {
        await index.addCustomRecord({ url, content: `${title}. ${headings}. ${text}`, language: "en", meta: { title } });
      }
      await index.writeFiles({ outputPath: join(out, "pagefind") });
      await pagefind.close();
    },
    script: `
      let engine;
      globalThis.bench = {
        async load() { engine = await import("./pagefind/pagefind.js"); await engine.init(); },
        async ask(text) { return (await engine.search(text)).results; },
        async rows(text) { return Promise.all((await this.ask(text)).slice(0, 12).map((result) => result.data())); },
      };`,
  },
  minisearch: {
    async build(docs, out) {
      const { default: MiniSearch } = await import("minisearch");
      const index = new MiniSearch({ fields: ["title", "headings", "text"], storeFields: ["title", "url"] });
      index.addAll(docs);
      await writeFile(join(out, "index.json"), JSON.stringify(index));
      await copyFile("node_modules/minisearch/dist/es/index.js", join(out, "minisearch.js"));
    },
    script: `
      import MiniSearch from "./minisearch.js";
      let index;
      globalThis.bench = {
        async load() {
          const text = await (await fetch("index.json")).text();
          index = MiniSearch.loadJSON(text, { fields: ["title", "headings", "text"], storeFields: ["title", "url"] });
        },
        ask(text) { return index.search(text, { prefix: true, fuzzy: 0.2, boost: { title: 3, headings: 2 } }); },
        rows(text) { return this.ask(text).slice(0, 12); },
      };`,
  },
  flexsearch: {
    async build(docs, out) {
      await writeFile(join(out, "docs.json"), JSON.stringify(docs));
      await copyFile("node_modules/flexsearch/dist/flexsearch.bundle.module.min.js", join(out, "flexsearch.js"));
    },
    script: `
      import FlexSearch from "./flexsearch.js";
      let index;
      globalThis.bench = {
        async load() {
          const docs = await (await fetch("docs.json")).json();
          index = new FlexSearch.Document({
            tokenize: "forward",
            document: { id: "id", index: ["title", "headings", "text"], store: ["title", "url"] },
          });
          for (const doc of docs) index.add(doc);
        },
        ask(text) { return index.search(text, { limit: 12, enrich: true, suggest: true }); },
        rows(text) { return this.ask(text); },
      };`,
  },
  lunr: {
    async build(docs, out) {
      const { default: lunr } = await import("lunr");
      const index = lunr(function () {
        this.ref("id");
        this.field("title", { boost: 3 });
        this.field("headings", { boost: 2 });
        this.field("text");
        for (const doc of docs) this.add(doc);
      });
      await writeFile(join(out, "index.json"), JSON.stringify({ index, titles: docs.map(({ title, url }) => [title, url]) }));
      await copyFile("node_modules/lunr/lunr.min.js", join(out, "lunr.js"));
    },
    script: `
      await new Promise((done) => document.head.append(Object.assign(document.createElement("script"), { src: "lunr.js", onload: done })));
      let index;
      globalThis.bench = {
        async load() { index = lunr.Index.load((await (await fetch("index.json")).json()).index); },
        ask(text) {
          const terms = text.toLowerCase().split(/[^\\p{L}\\p{N}]+/u).filter(Boolean);
          return index.query((query) => terms.forEach((term, at) => {
            query.term(lunr.stemmer(new lunr.Token(term)).toString(), { boost: 10 });
            query.term(term, { wildcard: at === terms.length - 1 ? lunr.Query.wildcard.TRAILING : lunr.Query.wildcard.NONE, boost: 5 });
            if (term.length > 3) query.term(term, { editDistance: 1 });
          }));
        },
        rows(text) { return this.ask(text).slice(0, 12); },
      };`,
  },
};

export const names = Object.keys(PEERS);

export async function build(docs, out) {
  for (const [name, peer] of Object.entries(PEERS)) {
    const folder = join(out, name);
    await mkdir(folder, { recursive: true });
    const start = performance.now();
    await peer.build(docs, folder);
    await writeFile(join(folder, "index.html"), page(`globalThis.bench = undefined;${peer.script}`));
    console.error(`${name}: indexed in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
}
