// Starlight, set up as its manual says: the navigation made from the folders, search by Pagefind.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { withoutTitle } from "./pages.mjs";

export const name = "Starlight";
export const out = "dist";
export const command = ["node", "node_modules/astro/bin/astro.mjs", "build"];

export async function prepare(pages, folder) {
  const docs = join(folder, "src/content/docs");
  await rm(join(folder, "src"), { recursive: true, force: true });
  for (const { path, title, description, body } of pages) {
    const file = join(docs, path);
    await mkdir(dirname(file), { recursive: true });
    const head = [`title: ${JSON.stringify(title)}`, ...(description ? [`description: ${JSON.stringify(description)}`] : [])];
    await writeFile(file, `---\n${head.join("\n")}\n---\n${withoutTitle(body)}`);
  }
  await writeFile(
    join(folder, "astro.config.mjs"),
    `import { defineConfig } from "astro/config";
import starlight from "@astrojs/starlight";
export default defineConfig({ site: "http://127.0.0.1", integrations: [starlight({ title: "PenguinMails" })] });\n`,
  );
  await writeFile(
    join(folder, "src/content.config.ts"),
    `import { defineCollection } from "astro:content";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n`,
  );
}

/** The address of a page; Starlight writes it small and leaves dots out. */
export const address = (path) => `/${path.replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, "/").toLowerCase().replace(/\./g, "")}`;

export const isImmutable = (path) => path.startsWith("/_astro/");

export const search = { open: "[data-open-modal]", input: ".pagefind-ui__search-input", result: ".pagefind-ui__result-link" };
