// Starts the reader on a page that `burrow build` wrote. Should anything fail, the page stays as it is: readable, with
// plain links. The addresses come from elements of ours, so that this file is the same on every page.
const address = (id) => document.getElementById(id).href;

try {
  const reader = await import(address("bw-js"));
  await reader.default({ module_or_path: address("bw-wasm") });
} catch (error) {
  console.warn("Burrow: the reader could not start; the plain page stays.", error);
}
