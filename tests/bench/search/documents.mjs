// The pages of a site as every engine gets them: title, headings, text.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

export async function documents(site) {
  const read = async (path) => JSON.parse(await readFile(join(site, "bundle", path), "utf8"));
  const { root } = await read("latest.json");
  const manifest = await read(`${root}.json`);
  return Promise.all(
    manifest.pages.map(async ({ id, path = id, hash }, number) => {
      const page = await read(`pages/${hash}.json`);
      const headings = [];
      const texts = [];
      const walk = (passage) => {
        headings.push(plain(passage.heading));
        texts.push(plain(passage.html));
        passage.children?.forEach(walk);
      };
      walk(page.root);
      const url = path ? `/${path}/` : "/";
      return { id: number, url, title: page.title, headings: headings.filter(Boolean).join("\n"), text: texts.join("\n") };
    }),
  );
}

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", "#39": "'" };

function plain(html = "") {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name) => ENTITIES[name])
    .replace(/\s+/g, " ")
    .trim();
}
