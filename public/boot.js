// Start-up: brings the program to a page that is complete without it, and says so if it cannot.
//
// The state is on <html>: data-app = booting, then ready (set by the program, with data-alive) or
// failed with data-err = nowasm | load | stall | trap | markup | data. No state: no scripts ran.
// Engines word the same fault differently, so no engine message is ever shown or compared.
// data-offline = ready, once this page would open again without a network.

const html = document.documentElement;
// The one file brings all that a page needs; see one-file.js.
const { oneFile } = globalThis;
const tag = document.querySelector("script[data-wasm]");
const line = document.getElementById("app-status");
const slowSeconds = 4;
const readySeconds = 5;
const anewSeconds = 10;
// Without a new byte for this long, loading has stalled; there is no limit on the whole.
const stallSeconds = Number(tag.dataset.stallSeconds ?? 20);

// Uses what the programs are compiled to use: sign extension, saturating casts, bulk memory, reference
// types, several results. A chore holds the one against the others.
const probe = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 0, 2, 127, 127, 3, 2, 1, 0, 4, 4, 1, 111, 0, 1, 5, 3, 1,
  0, 1, 10, 35, 1, 33, 0, 65, 0, 192, 26, 67, 0, 0, 0, 0, 252, 0, 26, 65, 0, 65, 0, 65, 0, 252, 10,
  0, 0, 65, 0, 37, 0, 26, 65, 0, 65, 0, 11,
);

// Where the browser lets no string become HTML or a script unseen: Leptos fills templates with its own
// tags, and anybody else's would be caught here.
const harmful = /<(script|iframe|object|embed|base|meta|link)|\son\w+\s*=|javascript:/i;
policy("default", {
  createHTML: (text) => (harmful.test(text) ? null : text),
  createScriptURL: (url) => (new URL(url, location.href).origin === location.origin ? url : null),
});
// A page of ours, read as a document in which nothing runs.
const pages = policy("haicap", { createHTML: (text) => text });

/** The prerendered insides of each figure, kept from before the program started. */
const kept = new Map();
const loading = new AbortController();
let slowTimer, stallTimer;

function say(key) {
  if (!line) return;
  line.textContent = key ? (line.dataset[key] ?? "") : "";
  // A browser that cannot run programs cannot the second time.
  if (key !== "failed" || html.dataset.err === "nowasm") return;
  const again = document.createElement("a");
  again.href = "";
  again.textContent = line.dataset.again;
  again.onclick = () => (location.reload(), false);
  line.append(" ", again);
}

/** None where the browser knows no such thing, or where somebody else has taken the name. */
function policy(name, rules) {
  try {
    return globalThis.trustedTypes?.createPolicy(name, rules);
  } catch {
    return null;
  }
}

function stopWatching() {
  clearTimeout(slowTimer);
  clearTimeout(stallTimer);
  delete html.dataset.slow;
}

function isReloaded() {
  return performance.getEntriesByType("navigation")[0]?.type === "reload";
}

/**
 * A talk goes on where it stood, since its window keeps it, if the page can be had without a network.
 * One that stops within seconds is begun anew once, since an engine may slip as it compiles; after
 * that it would only stop again.
 */
function beginAnew() {
  const { mode, offline } = html.dataset;
  const held = oneFile || offline;
  const early = performance.now() < anewSeconds * 1000;
  const may = mode === "presenting" && (early ? !isReloaded() && (held || navigator.onLine) : held);
  if (may) location.reload();
  return may;
}

/** What can have the focus. */
const focusable = "a[href], button, input, select, textarea, summary, [tabindex]";

/**
 * Gives a figure its still inside, and the focus what took the place of its element, or the figure where
 * that is a control, which is not seen without a program.
 */
function still(figure, { childNodes }) {
  const at = [...figure.querySelectorAll(focusable)].indexOf(document.activeElement);
  figure.replaceChildren(...childNodes);
  if (at < 0) return;
  figure.tabIndex = -1;
  for (const it of [figure, figure.querySelectorAll(focusable)[at]]) it?.focus({ preventScroll: true });
}

/** What the reader sees stays where it is, also in engines that do not look after that. */
function keepPlace() {
  html.style.overflowAnchor = "none";
  const seen = [...kept.keys()].find((it) => it.getBoundingClientRect().bottom > 0);
  const top = () => seen?.getBoundingClientRect().top ?? 0;
  const before = top();
  // When the line has said it, too.
  queueMicrotask(() => scrollBy({ top: top() - before, behavior: "instant" }));
}

function fail(reason) {
  if (html.dataset.app === "failed" || (reason === "trap" && beginAnew())) return;
  stopWatching();
  loading.abort();
  delete html.dataset.alive;
  html.dataset.err = reason;
  html.dataset.app = "failed";
  keepPlace();
  for (const [figure, inside] of kept) still(figure, inside);
  kept.clear();
}

function bytesArrived() {
  clearTimeout(stallTimer);
  // A second program that stalls is no reason to stop the first.
  if (!loading.signal.aborted && html.dataset.app === "booting") stallTimer = setTimeout(fail, stallSeconds * 1000, "stall");
}

/** FNV-1a, 32 bits, over UTF-16 code units: the same sum that the page was written with. */
function fingerprint(text) {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return sum >>> 0;
}

function isWhole(part, root) {
  return parseInt(root.dataset.root, 16) === fingerprint(part.innerHTML);
}

async function fetchPage() {
  const text = await (await fetch(location.href)).text();
  return new DOMParser().parseFromString(pages?.createHTML(text) ?? text, "text/html");
}

/**
 * Translators and extensions change pages, and the program would trap half-way through taking a
 * changed part over. Such a part is put back as the server sends it: once more, mostly from cache.
 */
async function mendParts() {
  const roots = [...document.querySelectorAll("[data-root]")];
  const changed = roots.filter((root) => !isWhole(root, root));
  if (changed.length > 0) {
    const page = await (oneFile?.page() ?? fetchPage());
    for (const root of changed) {
      const part = page.querySelector(`[data-root="${root.dataset.root}"]`);
      if (!part || !isWhole(part, root)) return false;
      root.replaceChildren(...part.childNodes);
    }
  }
  for (const root of roots) root.dataset.markup = changed.includes(root) ? "mended" : "same";
  return true;
}

/**
 * A page that somebody on the way has kept may name files that are gone while the server has a newer one.
 * That one is taken: once, since who keeps pages may answer the same again.
 */
async function renew() {
  if (oneFile || isReloaded()) return;
  const text = await (await fetch(location.href, { cache: "reload" })).text();
  const [, js = tag.dataset.js] = /\sdata-js=["']?([^"'\s>]+)/.exec(text) ?? [];
  if (js !== tag.dataset.js) location.reload();
}

/** The program draws in the figures, so a figure is what has to be given back. */
function keepFigures() {
  for (const figure of document.querySelectorAll("figure, [data-root]")) {
    if (!figure.parentElement.closest("figure, [data-root]")) kept.set(figure, figure.cloneNode(true));
  }
}

async function fetchProgram(url) {
  const response = await fetch(url, { signal: loading.signal });
  if (!response.ok) throw Object.assign(new Error("not found"), { final: true });
  const chunks = [];
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytesArrived();
    chunks.push(part.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** Retried once: a connection that broke may hold the second time, a missing file will not appear. */
async function fetchWithRetry(url) {
  try {
    return await fetchProgram(url);
  } catch (error) {
    if (error.final || loading.signal.aborted) throw error;
    await new Promise((resume) => setTimeout(resume, 1000));
    return fetchProgram(url);
  }
}

/** Checked here and not by `fetch`, which would hold every byte back until the last has come. */
async function checkIntegrity(bytes, integrity) {
  if (!integrity || !globalThis.crypto?.subtle) return;
  const [name, expected] = integrity.split(/-(.*)/s);
  const digest = await crypto.subtle.digest(name.replace("sha", "SHA-"), bytes);
  if (btoa(String.fromCharCode(...new Uint8Array(digest))) !== expected) throw new Error("altered");
}

function stopOnTrap(error) {
  // Anybody may throw such an error; one of a program tells where in the program it was.
  const isThrown = error?.stack && !/\bwasm\b/i.test(error.stack);
  // A trapped program keeps answering with parts frozen: better to stop it for good.
  if (error instanceof WebAssembly.RuntimeError && !isThrown) fail("trap");
}

/**
 * Lets sw.js keep what this page needs, where a release was written with an id: not while the site
 * is worked on, and not in embedded pages. It may be refused, or even asking may be: then not.
 */
async function keepOffline() {
  if (!html.dataset.release || navigator.connection?.saveData) return;
  try {
    const { serviceWorker } = navigator;
    serviceWorker.onmessage = () => (html.dataset.offline = "ready");
    await serviceWorker.register(new URL("sw.js", import.meta.url), { updateViaCache: "none" });
    (await serviceWorker.ready).active.postMessage(html.dataset.mode);
  } catch {
    // The page works as it is.
  }
}

/**
 * The first words come before the first byte of a program. The browser is asked when it has drawn them:
 * after the first frame alone, one visit in two fetched the program while it was still drawing.
 */
const drawn = new Promise((go) => {
  // Nothing is drawn in a window behind others, or in a frame out of sight.
  setTimeout(go, 1000);
  new PerformanceObserver(go).observe({ type: "paint", buffered: true });
}).catch(() => {});

/** Brings a program, and starts it when `mend` has said that the page is sound. */
async function load({ js, wasm, wasmIntegrity }, mend) {
  await drawn;
  const [glue, bytes] = await (oneFile?.program() ?? Promise.all([
    import(new URL(js, document.baseURI)),
    fetchWithRetry(new URL(wasm, document.baseURI)),
  ]));
  await checkIntegrity(bytes, wasmIntegrity);
  const program = await WebAssembly.compile(bytes);
  clearTimeout(stallTimer);
  if (html.dataset.app === "failed" || !(await mend())) return;
  await glue.default({ module_or_path: program });
}

/** A second program that a page names comes when its step asks for it; without it the step is still. */
function loadLater() {
  const { laterJs: js, laterWasm: wasm, laterWasmIntegrity: wasmIntegrity } = tag.dataset;
  load({ js, wasm, wasmIntegrity }, () => true).catch(() => {});
}

async function start() {
  html.dataset.app = "booting";
  // The program reports both: that it runs, or why it will not.
  new MutationObserver(() => {
    if (html.dataset.app === "booting") return;
    stopWatching();
    say(html.dataset.app === "failed" ? "failed" : null);
    if (html.dataset.app === "ready") (globalThis.requestIdleCallback ?? setTimeout)(keepOffline);
  }).observe(html, { attributeFilter: ["data-app"] });
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(probe)) return fail("nowasm");
  addEventListener("error", (event) => stopOnTrap(event.error));
  addEventListener("unhandledrejection", (event) => stopOnTrap(event.reason));
  slowTimer = setTimeout(() => {
    html.dataset.slow = "";
    say("slow");
  }, slowSeconds * 1000);
  bytesArrived();
  try {
    await load(tag.dataset, async () => {
      if (!(await mendParts())) return fail("markup");
      keepFigures();
      return true;
    });
    if (tag.dataset.laterJs && html.dataset.app === "ready") {
      addEventListener("haicap-later", loadLater, { once: true });
      if ("later" in html.dataset) loadLater();
    }
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) return fail("trap");
    fail("load");
    return renew().catch(() => {});
  }
  setTimeout(() => html.dataset.app === "booting" && fail("data"), readySeconds * 1000);
}

/** The code to embed a figure, in a dialog: without it, the link leads to the page that has it. */
function openCode(event) {
  const link = event.target.closest?.('[data-mode="reading"] a[href*="embed/#"]');
  if (!link || event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  import(new URL("code.js", import.meta.url))
    .then((it) => it.open(link))
    // Without a network the reader stays: the browser would put an error in place of the page.
    .catch(() => fetch(link.href).then(() => location.assign(link.href), () => {}));
}

addEventListener("click", openCode);
start();
