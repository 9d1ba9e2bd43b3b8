// What may be done with a page by whoever has got a script of ours to do it. Each harm has a name: one
// that needs no network adds it to `harmed`; the others ask for a file of that name.

globalThis.harmed = new Set();

// The same server under another name is another origin.
const elsewhere = `http://localhost:${location.port}/harm/`;

function add(tag, attributes) {
  const it = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) it.setAttribute(name, value);
  return document.body.appendChild(it);
}

const harms = {
  style: () => add("link", { rel: "stylesheet", href: elsewhere + "style" }),
  img: () => add("img", { src: elsewhere + "img" }),
  font: () => new FontFace("harm", `url(${elsewhere}font)`).load().catch(() => {}),
  connect: () => fetch(elsewhere + "connect").catch(() => {}),
  // Of our own site, which only this rule minds.
  object: () => add("object", { data: "/harm/object" }),
  frame: () => add("iframe", { src: elsewhere + "frame" }),
  form: () => {
    add("iframe", { name: "answer" });
    add("form", { action: elsewhere + "form", target: "answer" }).submit();
  },
  worker: () => {
    const script = new Blob(["postMessage(1)"], { type: "text/javascript" });
    new Worker(URL.createObjectURL(script)).onmessage = () => harmed.add("worker");
  },
  base: () => {
    const base = add("base", { href: elsewhere });
    if (document.baseURI === elsewhere) harmed.add("base");
    base.remove();
  },
  eval: () => eval("harmed.add('eval')"),
  url: () => add("a", { href: "javascript:harmed.add('url')" }).click(),
};

// Once our start-up guards strings by its own rules, without which any string would be refused.
addEventListener("DOMContentLoaded", () => {
  for (const harm of Object.values(harms)) {
    try {
      harm();
    } catch {
      // Some are stopped before they are asked for.
    }
  }
});
