// Search of a Burrow site for any page: docs/reference/javascript-search.md says how to use it.
//
// This module reads the site's files, checks each against the hash it is named by, and hands them to the engine, a
// wasm. It sets no globals. Everything that can go wrong is a rejected promise with an Error that says it in words.

/** The site this module was loaded from. */
const HOME = new URL("..", import.meta.url);
const SCRIPT = new URL("engine.js", import.meta.url);
const WASM = new URL("engine.wasm", import.meta.url);

/** Longest query, in characters. */
const LONGEST = 2000;
/** Most hits of one search. */
const MOST = 100;
/** Page files kept for each site. */
const KEPT = 64;

/** Why a search failed. `code` is for programs, `message` for people. */
export class SearchError extends Error {
  constructor(code, message, options) {
    super(message, options);
    this.name = "SearchError";
    this.code = code;
  }
}

/**
 * The pages of a site that match, best first.
 * @param {string} query
 * @param {{limit?: number, persona?: string, level?: 1|2|3, base?: string|URL, signal?: AbortSignal}} [options]
 */
export async function search(query, options) {
  return (await ask(query, options)).hits;
}

/** The same, with how many pages match in all, and what was probably meant where a word is in none of them. */
export async function ask(query, options) {
  const { limit = 10, persona = "", level = 0, base, signal } = options ?? {};
  if (typeof query !== "string") throw wrong("the query must be a string");
  if (query.length > LONGEST) throw wrong(`the query is longer than ${LONGEST} characters`);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) throw wrong(`limit must be a whole number from 1 to ${MOST}`);
  if (typeof persona !== "string") throw wrong("persona must be the id of one of the site's personas");
  if (![0, 1, 2, 3].includes(level)) throw wrong("level must be 1, 2 or 3");
  // Not instanceof: a signal may come from another frame.
  if (signal !== undefined && typeof signal?.throwIfAborted !== "function") throw wrong("signal must be an AbortSignal");
  const root = address(base);
  signal?.throwIfAborted();
  const found = again(root, async (site) => {
    const known = site.personas;
    if (persona && !known.includes(persona)) {
      const names = known.length ? `it knows ${known.join(", ")}` : "it has no personas";
      throw wrong(`nobody reads this site as "${persona}"; ${names}`);
    }
    return site.ask(query, limit, persona, level, signal);
  });
  return signal ? Promise.race([found, aborted(signal, found)]) : found;
}

/** Gets what a first search needs, so that it answers at once. Good for when a search field gets the focus. */
export async function load(base) {
  await again(address(base), async () => {});
}

/** Sites by address, as promises: calls at the same time share one load. */
const sites = new Map();
/** The engine's module. After a fault of its own it is taken anew. */
let engine;
let faults = 0;

/** Works on a site; once more from the start where the site was just published anew. */
async function again(root, work) {
  const site = open(root);
  try {
    return await work(await site);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) {
      faults += 1;
      engine = undefined;
      sites.clear();
      throw new SearchError("engine", "search met a fault of its own; the next search starts it anew", { cause: error });
    }
    if (error.code !== "gone" || !(await isRenewed(root, site))) throw error;
    forget(root, site);
    return work(await open(root));
  }
}

async function isRenewed(root, site) {
  const [known, latest] = await Promise.all([site.then((site) => site.name, () => undefined), readLatest(root)]);
  return known !== latest.search;
}

function open(root) {
  let site = sites.get(root.href);
  if (!site) {
    site = Site.open(root);
    sites.set(root.href, site);
    site.catch(() => forget(root, site));
  }
  return site;
}

function forget(root, site) {
  if (sites.get(root.href) === site) sites.delete(root.href);
}

function startEngine() {
  engine ??= (async () => {
    try {
      const script = new URL(SCRIPT);
      if (faults) script.searchParams.set("again", faults);
      const module = await import(script);
      await module.default({ module_or_path: WASM });
      return module;
    } catch (error) {
      engine = undefined;
      throw new SearchError("engine", "the search engine could not be loaded; is the address right, and does the page allow it to run?", {
        cause: error,
      });
    }
  })();
  return engine;
}

/** Names in one list of shards. */
const NAMES = 64;

class Site {
  #base;
  #map;
  #engine;
  #files = new Map();
  #pages = new Map();

  static async open(base) {
    const latest = readLatest(base);
    const [module, { format, search }] = await Promise.all([startEngine(), latest]);
    if (format !== module.format()) {
      throw new SearchError("format", "this site was published by another version of Burrow than its search; load the page again");
    }
    const site = new Site();
    site.name = search;
    site.#base = base;
    site.#map = parse(await read(base, "search/", search, ".json"));
    const head = await read(base, "search/", site.#map?.head, ".bin");
    site.#engine = attempt(() => new module.Engine(site.#map, head));
    return site;
  }

  get personas() {
    return (this.#map.personas ?? []).map((persona) => persona.id);
  }

  async ask(query, limit, persona, level, signal) {
    const engine = this.#engine;
    let answer = engine.ask(query, persona, level);
    try {
      // A shard may bring words that were not known before, and with them the need for another.
      for (let missing; (missing = [...answer.missing(engine)]).length; ) {
        await Promise.all(missing.map((shard) => this.#shard(shard)));
        signal?.throwIfAborted();
        answer.free();
        answer = engine.ask(query, persona, level);
      }
      const documents = [...answer.find(engine, limit)];
      const { total, correction } = answer;
      const found = await Promise.all(documents.map((document) => this.#found(document)));
      signal?.throwIfAborted();
      const hits = found.map(({ path, page }, place) => {
        const said = attempt(() => answer.hit(engine, place, page.root));
        return { url: this.#url(path, said.anchor), title: page.title, ...said };
      });
      return { hits, total, correction };
    } finally {
      answer.free();
    }
  }

  #url(path, anchor) {
    const url = new URL(path === "" ? "./" : `./${escape(path)}/`, this.#base);
    url.hash = anchor && encodeURIComponent(anchor);
    return url.href;
  }

  /** Where a document's page is, and the page. */
  async #found(document) {
    const [listing, place] = this.#engine.listing(document);
    const { paths, pages } = await this.#json(this.#map.listings[listing]);
    if (typeof paths?.[place] !== "string") throw damaged();
    return { path: paths[place], page: await this.#page(pages?.[place]) };
  }

  /** A shard is read once, whoever asks for it. */
  #shard(number) {
    return once(this.#files, number, Infinity, async () => {
      const { shards, lists } = this.#map;
      const name = shards?.[number] ?? (await this.#json(lists?.[Math.floor(number / NAMES)]))[number % NAMES];
      const bytes = await read(this.#base, "search/", name, ".bin");
      attempt(() => this.#engine.add(number, bytes));
    });
  }

  #json(hash) {
    return once(this.#files, hash, Infinity, async () => parse(await read(this.#base, "search/", hash, ".json")));
  }

  #page(hash) {
    return once(this.#pages, hash, KEPT, async () => parse(await read(this.#base, "pages/", hash, ".json")));
  }
}

/** What `make` makes for `key`, made once while it is kept; a failure is not kept. */
function once(kept, key, most, make) {
  let value = kept.get(key);
  // What was used last stands last.
  kept.delete(key);
  if (!value) {
    value = make();
    value.catch(() => kept.get(key) === value && kept.delete(key));
    if (kept.size >= most) kept.delete(kept.keys().next().value);
  }
  kept.set(key, value);
  return value;
}

async function readLatest(base) {
  const latest = parse(await fetched(new URL("bundle/latest.json", base), "no-cache"));
  // What is of another format is told by its number.
  if (typeof latest?.format !== "number") throw damaged();
  return latest;
}

/** A file whose content must be what its name says. */
async function read(base, folder, hash, extension) {
  if (typeof hash !== "string" || !/^[\w-]{1,64}$/.test(hash)) throw damaged();
  const bytes = await fetched(new URL(`bundle/${folder}${hash}${extension}`, base), "default");
  // Where the browser offers no digest (a page without TLS) nothing can be told, and the bytes are taken.
  if (globalThis.crypto?.subtle) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes), 0, 16);
    const name = btoa(String.fromCharCode(...digest)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
    if (name !== hash) throw damaged();
  }
  return bytes;
}

async function fetched(url, cache) {
  let response;
  let bytes;
  try {
    response = await fetch(url, { cache, credentials: "omit" });
    bytes = response.ok && new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new SearchError("offline", `${url.host} did not answer, or does not let pages of other sites read it`, { cause: error });
  }
  if (bytes) return bytes;
  if (response.status === 404 || response.status === 410) {
    throw new SearchError("gone", `${url.href} is not there; is this the address of a site made by Burrow?`);
  }
  throw new SearchError("status", `${url.host} answered with an error (${response.status})`);
}

function parse(bytes) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw damaged(error);
  }
}

/** The engine says in a string what is wrong with the files it is given. */
function attempt(work) {
  try {
    return work();
  } catch (error) {
    throw typeof error === "string" ? new SearchError("damaged", error) : error;
  }
}

function damaged(cause) {
  return new SearchError("damaged", "what arrived is not a file of the site: a proxy or a sign-in page may stand in between", { cause });
}

function wrong(message) {
  return new SearchError("argument", message);
}

/** The site's root; ends with a slash. */
function address(base) {
  if (base === undefined) return HOME;
  let url;
  try {
    url = new URL(base, globalThis.document?.baseURI ?? globalThis.location?.href);
  } catch {
    throw wrong("base must be the address of a site, such as https://docs.example.com/");
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") throw wrong("base must be an address that starts with https:// or http://");
  url.search = url.hash = "";
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}

/** Fails as soon as the signal says so; what goes on meanwhile serves the next call. */
function aborted(signal, found) {
  return new Promise((_, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    const done = () => signal.removeEventListener("abort", stop);
    found.then(done, done);
  });
}

function escape(path) {
  return encodeURI(path).replace(/[?#]/g, encodeURIComponent);
}
