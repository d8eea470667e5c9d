// The pages of a tree of Markdown in a form that every generator accepts. What was changed is counted, so that it can be
// said: Burrow reads the same tree as it is.
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** `{ path, title, description, body }` of every page, `path` relative to the tree, a README as the index of its folder. */
export async function pages(tree) {
  const changed = { "front matter that is not YAML": 0, "no title": 0, "image that is not there": 0, "link that is no address": 0, "README for index": 0 };
  const files = (await readdir(tree, { recursive: true })).filter((file) => file.endsWith(".md") && !/(^|\/)[._]/.test(file)).sort();
  const known = new Set(files.map((file) => file.toLowerCase()));
  const found = [];
  for (const file of files) {
    const { head, body } = split(await readFile(join(tree, file), "utf8"));
    let path = file;
    if (/(^|\/)readme\.md$/i.test(file)) {
      path = join(dirname(file), "index.md");
      if (known.has(path.toLowerCase())) continue; // two files for one address: the index wins, as in Burrow
      changed["README for index"] += 1;
    }
    if (head.isBroken) changed["front matter that is not YAML"] += 1;
    const heading = /^# +(.+?)[ #]*$/m.exec(body)?.[1];
    if (!head.title) changed["no title"] += 1;
    const title = plain(head.title ?? heading ?? file.replace(/^.*\/|\.md$/g, ""));
    const text = body.replace(/!\[([^\]]*)\]\(([^)\s]+)[^)]*\)/g, (image, alt, target) => {
      if (/^https?:/.test(target) || existsSync(join(tree, dirname(file), target))) return image;
      changed["image that is not there"] += 1;
      return alt;
    }).replace(/\[([^\]]*)\]\(([a-z][a-z0-9+.-]*:[^)\s]*)\)/gi, (link, label, target) => {
      if (URL.canParse(target)) return link;
      changed["link that is no address"] += 1;
      return label;
    });
    found.push({ file, path, title, description: head.description && plain(head.description), body: text });
  }
  return { pages: found, changed };
}

/** Front matter apart from the body. Only title and description are kept: the rest means something else to each generator. */
function split(source) {
  const text = source.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const block = /^---\n([\s\S]*?)\n---[ \t]*(\n|$)/.exec(text);
  if (!block) return { head: { isBroken: /^---\n/.test(text) }, body: text.replace(/^---\n/, "\n") };
  const head = { isBroken: false };
  for (const line of block[1].split("\n")) {
    const entry = /^(title|description):\s*(.*?)\s*$/.exec(line);
    if (entry) head[entry[1]] ??= entry[2].replace(/^(["'])(.*)\1$/, "$2");
    else if (line && !/^([\w-]+:|\s|-|#)/.test(line)) head.isBroken = true;
  }
  return { head, body: text.slice(block[0].length) };
}

/** Inline Markdown as text. */
export function plain(text) {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*_`~]+/g, "")
    .replace(/<[^>]*>/g, "")
    .trim();
}

/** Without the heading that the generators make of the title. */
export function withoutTitle(body) {
  return body.replace(/^\s*# +.*\n/, "");
}

/**
 * What a visitor must see before a page counts as read: the start of its first paragraph that is only text, if there is one
 * before the second heading below the title (or a later one). Further down a page may be folded.
 */
export function opening(body, deepest = 1) {
  let isCode = false;
  let headings = 0;
  for (const line of withoutTitle(body).split("\n")) {
    if (/^\s*(```|~~~)/.test(line)) isCode = !isCode;
    if (!isCode && /^#/.test(line) && ++headings > deepest) return undefined;
    if (isCode || /^\s*([#>|<!\-*+]|\d+[.)])/.test(line)) continue;
    // Up to the first sign that a generator may set differently.
    const words = /^[A-Za-z0-9 ,;.]+/.exec(line.trim())?.[0].trim() ?? "";
    if (words.length >= 24) return words.slice(0, 60).trim();
  }
  return undefined;
}
