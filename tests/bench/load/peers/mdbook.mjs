// mdBook as it comes: a summary as deep as the folders, its own search.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { withoutTitle } from "./pages.mjs";

export const name = "mdBook";
export const out = "book";
export const command = [process.env.MDBOOK ?? "mdbook", "build"];

export async function prepare(pages, folder) {
  await rm(join(folder, "src"), { recursive: true, force: true });
  for (const { path, title, body } of pages) {
    const file = join(folder, "src", path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `# ${title}\n\n${withoutTitle(body)}`);
  }
  await writeFile(join(folder, "src/SUMMARY.md"), summary(pages));
  await writeFile(join(folder, "book.toml"), `[book]\ntitle = "PenguinMails"\n`);
}

/** Every page with its folders above it; a folder with an index is a chapter, one without a draft. */
function summary(pages) {
  const tree = { folders: new Map(), pages: [] };
  for (const page of pages) {
    let at = tree;
    for (const part of page.path.split("/").slice(0, -1)) {
      if (!at.folders.has(part)) at.folders.set(part, { folders: new Map(), pages: [] });
      at = at.folders.get(part);
    }
    if (/(^|\/)index\.md$/.test(page.path)) at.index = page;
    else at.pages.push(page);
  }
  const lines = ["# Summary", ""];
  const entry = (depth, title, path) => lines.push(`${"  ".repeat(depth)}- [${title.replace(/[[\]\\]/g, "\\$&")}](${path ? `<${path}>` : ""})`);
  const walk = (at, depth) => {
    for (const { title, path } of at.pages) entry(depth, title, path);
    for (const [part, folder] of at.folders) {
      entry(depth, folder.index?.title ?? part, folder.index?.path);
      walk(folder, depth + 1);
    }
  };
  if (tree.index) entry(0, tree.index.title, tree.index.path);
  walk(tree, 0);
  return `${lines.join("\n")}\n`;
}

export const address = (path) => `/${path.replace(/\.md$/, ".html")}`;

export const isImmutable = (path) => /-[0-9a-f]{8}\.(js|css|woff2|svg|png)$/.test(path);

export const search = { open: "#mdbook-search-toggle, #search-toggle", input: "#mdbook-searchbar, #searchbar", result: "#mdbook-searchresults li, #searchresults li" };
