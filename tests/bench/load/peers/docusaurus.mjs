// Docusaurus, classic preset with its faster build, pages at the root, search in the browser by the plug-in most used.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { withoutTitle } from "./pages.mjs";

export const name = "Docusaurus";
export const out = "build";
export const command = ["node", "node_modules/@docusaurus/core/bin/docusaurus.mjs", "build"];

export async function prepare(pages, folder) {
  await rm(join(folder, "docs"), { recursive: true, force: true });
  for (const { path, title, description, body } of pages) {
    const file = join(folder, "docs", path);
    await mkdir(dirname(file), { recursive: true });
    const head = [`title: ${JSON.stringify(title)}`, ...(description ? [`description: ${JSON.stringify(description)}`] : [])];
    await writeFile(file, `---\n${head.join("\n")}\n---\n${withoutTitle(body)}`);
  }
  await writeFile(
    join(folder, "docusaurus.config.js"),
    `module.exports = {
  title: "PenguinMails", url: "http://127.0.0.1", baseUrl: "/", trailingSlash: true,
  onBrokenLinks: "ignore", onBrokenAnchors: "ignore", onDuplicateRoutes: "ignore",
  // As plain Markdown: as MDX, its default, \`{{\` and \`<\` in pages stop the build.
  markdown: { format: "md", hooks: { onBrokenMarkdownLinks: "ignore", onBrokenMarkdownImages: "ignore" } },
  future: { v4: true, faster: true },
  presets: [["classic", { docs: { routeBasePath: "/", numberPrefixParser: false }, blog: false }]],
  themes: [["@easyops-cn/docusaurus-search-local", { docsRouteBasePath: "/", indexBlog: false, hashed: "filename" }]],
};\n`,
  );
}

export const address = (path) => `/${path.replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, "/")}`;

export const isImmutable = (path) => path.startsWith("/assets/") || /-[0-9a-f]{8}\.json$/.test(path);

export const search = { open: undefined, input: ".navbar__search-input", result: "[class*=suggestion] [class*=hitTitle]" };
