/**
 * Runs in every document before anything of its own: notes when what happens, in `globalThis.seen`. `text` is what a
 * visitor waits for; after a click it is what `sessionStorage.wanted` says.
 */
export function watch(text) {
  const seen = (globalThis.seen = { paint: 0, largest: 0, shift: 0, shifts: [], tasks: [], text: 0, origin: performance.timeOrigin });
  const observe = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  observe("paint", ({ name, startTime }) => { if (name === "first-contentful-paint") seen.paint = startTime; });
  observe("largest-contentful-paint", ({ startTime }) => { seen.largest = startTime; });
  observe("longtask", ({ startTime, duration }) => seen.tasks.push([startTime, duration]));
  observe("layout-shift", ({ value, hadRecentInput, sources }) => {
    if (hadRecentInput) return;
    seen.shift += value;
    seen.shifts.push({ value, nodes: sources.map(({ node }) => node?.className || node?.nodeName) });
  });

  // A click may lead to another document, whose clock is another.
  addEventListener("click", () => {
    sessionStorage.setItem("clicked", String(Date.now()));
    start();
  }, true);
  // When Burrow's reader has taken over.
  const taken = new MutationObserver(() => {
    if (!document.querySelector("[data-ready]")) return;
    seen.ready = performance.now();
    taken.disconnect();
  });
  taken.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-ready"] });
  let isChanged = true;
  new MutationObserver(() => { isChanged = true; }).observe(document, { childList: true, subtree: true, characterData: true });
  let found = "";
  // Only while something is waited for: each frame costs time of the thread that is measured.
  let isLooking = false;
  const start = () => {
    if (!isLooking) requestAnimationFrame(look);
    isLooking = true;
  };
  const look = () => {
    const wanted = sessionStorage.getItem("clicked") ? sessionStorage.getItem("wanted") : text;
    isLooking = Boolean(wanted) && found !== wanted;
    if (!isLooking) return;
    requestAnimationFrame(look);
    if (!isChanged) return;
    isChanged = false;
    const place = document.querySelector("main") ?? document.body;
    if (!place) return;
    const nodes = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) {
      if (!nodes.currentNode.data.replace(/\s+/g, " ").includes(wanted)) continue;
      if (!nodes.currentNode.parentElement.checkVisibility?.({ visibilityProperty: true, opacityProperty: true })) continue;
      found = wanted;
      // After the frame that shows it.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        if (sessionStorage.getItem("clicked")) seen.after = Date.now() - Number(sessionStorage.getItem("clicked"));
        else seen.text = performance.now();
      };
      port2.postMessage(0);
      return;
    }
  };
  start();
}
