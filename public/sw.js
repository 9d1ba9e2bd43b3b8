// Keeps the pages whole without a network: a release is kept as a set, complete or not at all.
//
// `release.json` lists the files of a release with their digests, in two sets: `reading`, and what
// `presenting` needs besides. A set goes into a cache named after its release; a mark in it says
// which sets are complete. A page comes from the network if all that it needs is here or comes in
// time, else from the last complete set: never the words of one release with the program of another.
// Every file but a page is asked for under a name that changes with its content, or is of the same
// release, so one that is kept is the right one.
//
// Nothing here names a release: this file stays as it is, and what the server has is the newest,
// whatever it had before.
//
// To switch it off, publish a `release.json` of {"off": true}, or leave out both files: at its next
// visit a browser then forgets all that is kept here, and this worker.

const { scope } = registration;
// Other sites may lie beside this one, in folders of the same domain.
const prefix = `haicap ${scope} `;
const digestHeader = "x-haicap-digest";
const pageMs = 2500;
const fileMs = 60000;

const at = (path) => new URL(path, scope).href;
const markAt = at("release.json");

/** The set of a page by its path from the top; none for whatever is no page of ours. */
function setOf(path) {
  const page = /^(?:en\/)?(present\/)?(?:index\.html)?$/.exec(path);
  return page && (page[1] ? "presenting" : "reading");
}

/** All releases of which something is kept, the one that the server had last first. */
async function kept() {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  const releases = names.map(async (name) => {
    const cache = await caches.open(name);
    const mark = await cache.match(markAt);
    return { name, cache, order: 0, sets: [], ...(await mark?.json()) };
  });
  return (await Promise.all(releases)).sort((one, other) => other.order - one.order);
}

async function complete(set) {
  return (await kept()).filter(({ sets }) => sets.includes(set));
}

/** Makes a release the first of all, and forgets those that are neither first nor second. */
async function mark(cache, name, sets) {
  const before = await kept();
  const [first] = before;
  // What another window had brought meanwhile stays complete.
  const own = before.find((it) => it.name === name);
  if (own?.sets.length > sets.length) sets = own.sets;
  if (first.name !== name || sets.length !== first.sets.length) {
    await cache.put(markAt, new Response(JSON.stringify({ order: first.order + 1, sets })));
  }
  const ours = await kept();
  const stays = ["reading", "presenting"].flatMap((set) =>
    ours.filter((it) => it.sets.includes(set)).slice(0, 2),
  );
  for (const it of ours) if (!stays.includes(it)) await caches.delete(it.name);
}

async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Brings a file into a cache: from an older one if it has the very same, else from the server. */
async function bring([path, digest], cache, older) {
  const url = at(path);
  const same = (response) => response?.headers.get(digestHeader) === digest;
  if (same(await cache.match(url))) return;
  for (const it of older) {
    const response = await it.cache.match(url);
    if (same(response)) return cache.put(url, response);
  }
  // What the browser has will do, unless it is of another release.
  for (const mode of ["default", "reload"]) {
    const response = await fetch(url, { cache: mode, signal: AbortSignal.timeout(fileMs) });
    const bytes = await response.arrayBuffer();
    if (!response.ok || (await digestOf(bytes)) !== digest) continue;
    const headers = new Headers(response.headers);
    // The bytes are unpacked.
    headers.delete("content-encoding");
    headers.delete("content-length");
    headers.set(digestHeader, digest);
    return cache.put(url, new Response(bytes, { headers }));
  }
  throw new Error(`not as released: ${path}`);
}

const installing = {};

/**
 * Completes a set of the release that the server has; true if there shall be none any more. A page
 * that is opened asks anew, since what is under way may hang.
 */
function install(set) {
  const installed = bringSet(set).finally(() => {
    if (installing[set] === installed) delete installing[set];
  });
  installing[set] = installed;
  return installed;
}

async function bringSet(set) {
  const options = { cache: "no-cache", signal: AbortSignal.timeout(fileMs) };
  const answer = await fetch(markAt, options);
  const gone = ({ status }) => status === 404 || status === 410;
  if (gone(answer) && gone(await fetch(at("sw.js"), options))) return leave();
  const release = await answer.json();
  if (release.off === true) return leave();
  const name = prefix + release.id;
  const cache = await caches.open(name);
  const ours = await kept();
  const older = ours.filter((it) => it.name !== name);
  const files = set === "presenting" ? [...release.reading, ...release.presenting] : release.reading;
  // Of a set that is complete, too: browsers may lose a file.
  await Promise.all(files.map((file) => bring(file, cache, older)));
  await mark(cache, name, set === "presenting" ? ["reading", "presenting"] : ["reading"]);
  return false;
}

async function leave() {
  for (const { name } of await kept()) await caches.delete(name);
  await registration.unregister();
  return true;
}

/** Requests for pages that are under way. */
const asking = {};

/** A page as the server has it now, once all that it needs is kept; none if that cannot be. */
async function renewed(url, set) {
  // Firefox lets a request wait for one of the same page that hangs; one of another window that has
  // just begun does not.
  if (asking[url]?.since < Date.now() - pageMs) asking[url].abort();
  const own = Object.assign(new AbortController(), { since: Date.now() });
  asking[url] = own;
  const { signal } = own;
  setTimeout(() => own.abort(), fileMs);
  const options = { cache: "no-cache", redirect: "manual", signal };
  const answer = await fetch(url, options);
  if (!answer.ok) return null;
  const plain = answer.clone();
  const digest = await digestOf(await answer.arrayBuffer());
  const find = async () => {
    for (const { cache, name, sets } of await complete(set)) {
      const page = await cache.match(url);
      if (page?.headers.get(digestHeader) !== digest) continue;
      await mark(cache, name, sets);
      return page;
    }
    return null;
  };
  const page = await find();
  if (page) return page;
  try {
    return (await install(set)) ? plain : await find();
  } catch (error) {
    if (await inTalk("")) throw error;
    // Where there is no room for a second release, the first one must not stay for good.
    const isFull = error.name === "QuotaExceededError";
    if (!isFull && !(await isAltered(plain.clone(), url, digest))) throw error;
    // No other file of an older release may come with it.
    await leave();
    return plain;
  }
}

/**
 * Whether a page is of the release that the server has, and was changed on its way, as some hosts do:
 * it can never be kept, and must not hide behind an older one for good.
 */
async function isAltered(page, url, digest) {
  const answer = await fetch(markAt, { cache: "no-cache", signal: AbortSignal.timeout(fileMs) });
  const release = await answer.json();
  const [, own] = [...release.reading, ...release.presenting].find(([path]) => at(path) === url);
  // Whoever minifies leaves out the quotes.
  const named = new RegExp(`\\sdata-release=["']?${release.id}\\b`);
  return own !== digest && named.test(await page.text());
}

/**
 * While notes are open, both windows of the talk stay with the release that it began with: the address
 * of the notes names it. None without a talk.
 */
async function inTalk(url) {
  // The settings of the order model stand in the address, too.
  const notes = /present\/(?:index\.html)?(?:\?[^#]*)?#notes=?(\w*)$/;
  const windows = await clients.matchAll({ type: "window" });
  const found = [url, ...windows.map((it) => it.url)].map((it) => notes.exec(it)).find((it) => it);
  return found && { release: found[1] };
}

async function open(event, url, set) {
  const all = await complete(set);
  const [last] = all;
  if (!last) return fetch(event.request);
  const talk = set === "presenting" && (await inTalk(event.request.url));
  const begun = talk && all.find(({ name }) => name === prefix + talk.release);
  const old = await (begun || last).cache.match(url);
  if (old && talk) return old;
  const renewing = renewed(url, set).catch(() => null);
  event.waitUntil(renewing);
  const late = new Promise((resume) => setTimeout(resume, pageMs));
  return (await Promise.race([renewing, late])) ?? old ?? fetch(event.request);
}

/** A page asked for by a script, or a file: from the last release that has it, else the network. */
async function find(request, url, set) {
  // What is opened by itself, as the facts are, is what the server has, if there is one.
  const asked = request.mode === "navigate" && (await fetch(request).catch(() => null));
  if (asked) return asked;
  for (const { cache, sets } of await kept()) {
    if (set ? !sets.includes(set) : sets.length === 0) continue;
    const response = await cache.match(url);
    if (response) return response;
  }
  return fetch(request);
}

addEventListener("install", () => skipWaiting());
// Takes over the page that brought it, so that one visit is enough.
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const inside = (url) => url.startsWith(scope) && url.slice(scope.length).split("#")[0];
  const path = inside(request.url);
  // Embedded pages get by without; pictures to take away are not kept.
  const foreign = /^(?:en\/)?embed\/|^figures\//;
  if (request.method !== "GET" || path === false || path === "release.json") return;
  if (foreign.test(path) || foreign.test(inside(request.referrer) || "")) return;
  const page = path.split("?")[0];
  const set = setOf(page);
  const url = at(set ? page.replace("index.html", "") : path);
  const opens = set && request.mode === "navigate";
  const answer = opens ? open(event, url, set) : find(request, url, set);
  // A cache that cannot be read is none.
  event.respondWith(answer.catch(() => fetch(request)));
});

// A page names the set that it is of, and is told once that is complete.
addEventListener("message", (event) => {
  const set = event.data === "presenting" ? "presenting" : "reading";
  const tell = async () => {
    const [last] = await complete(set);
    if (last) event.source.postMessage("offline");
    return last;
  };
  const renew = async () => {
    if ((await tell()) && (await inTalk(""))) return;
    // Who has presented will present again.
    const [presented] = await complete("presenting");
    const wanted = presented ? "presenting" : set;
    await (installing[wanted] ?? install(wanted));
    await tell();
  };
  event.waitUntil(renew().catch(() => null));
});
