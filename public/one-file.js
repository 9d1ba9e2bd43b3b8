// What the one file has in the place of a server: its pages and programs, packed, in its own tags.
// It runs before boot.js, in the same script, and lets it find the page that the address names.
//
// ?page=present, ?page=en, ?page=en-present; without it the page that is written here as it is.

const packed = new Map([...document.querySelectorAll("[data-packed]")].map((it) => [it.dataset.packed, it.text]));

function unpack(name) {
  const bytes = Uint8Array.from(atob(packed.get(name)), (it) => it.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}

const asked = new URLSearchParams(location.search).get("page");
const pageName = packed.has(`page ${asked}`) ? asked : "";

const asPage = globalThis.trustedTypes?.createPolicy("one-file", { createHTML: (text) => text });

globalThis.oneFile = {
  async page() {
    const text = await unpack(`page ${pageName}`).text();
    return new DOMParser().parseFromString(asPage?.createHTML(text) ?? text, "text/html");
  },
  async program() {
    const { mode } = document.documentElement.dataset;
    const bytes = await unpack(`program ${mode}`).arrayBuffer();
    return [{ default: globalThis.glue[mode]() }, new Uint8Array(bytes)];
  },
};

/** Puts the page that was asked for in the place of the one that is written here. */
async function turn() {
  const page = await globalThis.oneFile.page();
  const html = document.documentElement;
  const stage = document.querySelector("style[data-of]");
  stage.media = stage.dataset.of === page.documentElement.dataset.mode ? "all" : "not all";
  for (const { name, value } of page.documentElement.attributes) html.setAttribute(name, value);
  document.title = page.title;
  document.body.replaceChildren(...page.body.childNodes);
  // The browser went to the place of the address in the page that was here before.
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

if (pageName) await turn().catch(() => {});
delete document.documentElement.dataset.turning;
