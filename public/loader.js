// Starts the reader on a page that `burrow build` wrote. Should anything fail, the page stays as it is: readable, with
// plain links. The addresses come from elements of ours, so that this file is the same on every page.
const address = (id) => document.getElementById(id).href;
let root = document.getElementById("bw-app");

// The one place where text becomes HTML under Trusted Types: what the reader sets is sanitised at build.
const policy = globalThis.trustedTypes?.createPolicy("burrow", { createHTML: (html) => html });

// Whether the page is as it was written: no translator, extension or network on the way has changed it.
const isWhole = () => {
  const comments = document.createNodeIterator(root, NodeFilter.SHOW_COMMENT);
  let count = 0;
  while (comments.nextNode()) count++;
  return root.dataset.nodes === `${root.getElementsByTagName("*").length} ${count}`;
};

const start = async (again) => {
  // Both at once; the wasm is compiled as it comes.
  const wasm = fetch(address("bw-wasm"));
  wasm.catch(() => {});
  const reader = await import(address("bw-js") + again);
  if (policy) reader.trust?.((html) => policy.createHTML(html));
  await reader.default({ module_or_path: wasm });
};

const begin = async () => {
  if (!isWhole()) root.removeAttribute("data-build");
  try {
    await start("");
    return true;
  } catch (first) {
    // What a reader that failed has left behind must not be heard any more.
    const copy = root.cloneNode(true);
    copy.removeAttribute("data-build");
    root.replaceWith(copy);
    root = copy;
    try {
      await start("?again");
      return true;
    } catch (error) {
      console.warn("Burrow: the reader could not start; the plain page stays.", first, error);
    }
  }
};

// Does what was clicked and typed before the reader was there (the boot script kept it), in its order.
const repeat = async () => {
  const page = document.documentElement;
  const early = page.bwEarly ?? [];
  page.bwEarly = undefined;
  let typed = null;
  for (const [target, type, key, command, value] of early) {
    if (type === "click") target.isConnected && target.click();
    else if (type === "change") {
      target.value = value;
      target.dispatchEvent(new Event("change", { bubbles: true }));
    } else if (typed !== null) typed += key;
    else {
      if (key === "/" || command) typed = "";
      const press = { key, ctrlKey: command, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new KeyboardEvent("keydown", press));
    }
  }
  const field = document.getElementById("bw-search-input");
  if (typed && field) {
    field.value = typed;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
};

const isReady = () => new Promise((done) => {
  const look = () => (root.hasAttribute("data-ready") ? done() : requestAnimationFrame(look));
  look();
});

if (root && (await begin())) {
  await isReady();
  await repeat();
}
