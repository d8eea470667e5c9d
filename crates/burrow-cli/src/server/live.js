// Served by `burrow serve` beside every page: reloads when the site has changed, shows what is wrong with it.
(() => {
  const shown = document.currentScript.dataset.revision;
  let panel;

  const element = (name, text, children = []) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    made.append(...children);
    return made;
  };

  const place = ({ file, line, column }) => [file, line || null, line ? column || 1 : null].filter(Boolean).join(":");

  const problem = (diagnostic) =>
    element("li", "", [
      element("code", place(diagnostic)),
      element("p", `${diagnostic.severity}[${diagnostic.code}]: ${diagnostic.message}`),
      ...(diagnostic.hint ? [element("p", `help: ${diagnostic.hint}`)] : []),
    ]);

  const style = `
    :host { all: initial !important; }
    details { position: fixed; inset: auto auto 0.75rem 0.75rem; z-index: 2147483647; max-width: min(44rem, 90vw);
      max-height: 60vh; overflow: auto; padding: 0.5rem 0.75rem; border: 2px solid #b3261e; border-radius: 0.5rem;
      background: #fff8f7; color: #410e0b; font: 14px/1.45 system-ui, sans-serif; overflow-wrap: anywhere; }
    summary { cursor: pointer; font-weight: 600; }
    ol { margin: 0.5rem 0 0; padding-left: 1.5rem; }
    p { margin: 0.1rem 0 0.4rem; white-space: pre-wrap; }
    code { font: 13px ui-monospace, monospace; }
    @media print { details { display: none; } }`;

  const show = ({ failure, errors, total, fresh }) => {
    panel?.remove();
    panel = undefined;
    if (!failure && !total) return;
    const title = failure ? "The last good site is shown: the new one could not be built" : `${total} ${total === 1 ? "error" : "errors"} in the tree`;
    const details = element("details", "", [element("summary", title)]);
    details.open = Boolean(failure) || fresh > 0;
    if (failure) details.append(element("p", failure));
    details.append(element("ol", "", errors.map(problem)));
    if (total > errors.length) details.append(element("p", `and ${total - errors.length} more: see burrow check`));
    panel = element("div");
    panel.id = "bw-live";
    panel.setAttribute("role", "status");
    const shadow = panel.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    shadow.adoptedStyleSheets = [sheet];
    shadow.append(details);
    document.body.append(panel);
  };

  const events = new EventSource("/_burrow/events");
  events.addEventListener("message", ({ data }) => {
    const state = JSON.parse(data);
    if (state.revision === shown) show(state);
    else location.reload();
  });
})();
