// The code that embeds a figure: wakes the form on the page for newsrooms, and brings the same form
// into a dialog of a page that is read. Loaded only when it is asked for.
//
// Every word, and the code itself as templates, stands in the page for newsrooms (src/view/newsroom).

/** The form, once it is in this page; kept, so that what was chosen is still chosen. */
let making;

/** Heights that embeds have told, by their frame. */
const frames = new Map();

// As the embed says: how high it is. Anybody may send messages, so only our own frames are heard.
addEventListener("message", ({ source, data }) => {
  if (data?.haicap !== 1 || data.kind !== "height" || !Number.isFinite(data.height)) return;
  for (const [frame, fit] of frames) {
    if (!frame.isConnected) frames.delete(frame);
    else if (source === frame.contentWindow) fit(Math.min(Math.max(data.height, 120), 4000));
  }
});

/** The page for newsrooms, read as a document: no text of ours becomes markup here. */
function fetchPage(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.onload = () => {
      const page = request.status < 400 ? request.response : null;
      return page?.getElementById("code") ? resolve(page) : reject(new Error("no form"));
    };
    request.onerror = reject;
    request.send();
  });
}

/** Brings the sheets that this page lacks, and waits for them: the form is never seen without. */
function bringSheets(page) {
  const there = new Set([...document.querySelectorAll("link[rel=stylesheet]")].map((it) => it.href));
  const missing = [...page.querySelectorAll("link[rel=stylesheet]")].filter((it) => !there.has(it.href));
  return Promise.all(
    missing.map((it) => {
      const sheet = document.createElement("link");
      sheet.rel = "stylesheet";
      sheet.href = it.href;
      return new Promise((resolve) => {
        sheet.onload = resolve;
        sheet.onerror = resolve;
        document.head.append(sheet);
      });
    }),
  );
}

/** Makes the dialog with the form in it. */
async function make(address) {
  const page = await fetchPage(address);
  await bringSheets(page);
  const section = document.importNode(page.getElementById("code"), true);
  for (const it of section.querySelectorAll("a[href]")) it.href = new URL(it.getAttribute("href"), address);
  const made = document.createElement("dialog");
  made.className = "code-dialog";
  made.setAttribute("aria-labelledby", "code-title");
  const sheet = document.createElement("div");
  sheet.className = "sheet";
  sheet.append(section);
  made.append(sheet);
  document.body.append(made);
  const form = wake(section, address);
  const close = section.querySelector("[data-close]");
  close.hidden = false;
  close.addEventListener("click", () => made.close());
  // A click on the shade is one on the dialog itself, outside of what it holds.
  // One that began inside, as words are selected, ends there too and is none.
  let beside = false;
  made.addEventListener("mousedown", ({ target }) => (beside = target === made));
  made.addEventListener("click", ({ target }) => target === made && beside && made.close());
  // Keys are the form's, not those by which the page behind it is read. Not every browser closes a
  // dialog by Escape itself.
  made.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") made.close();
  });
  return { made, form };
}

/** Opens the form over this page for the figure that a link names; fails where there is no dialog. */
export async function open(link) {
  const address = new URL(link.href);
  // One for all, and for a second tap while it is on its way.
  making ??= make(address);
  making.catch(() => (making = null));
  const { made, form } = await making;
  if (!made.open) {
    // Some browsers do not give the focus to a link that is clicked, so they cannot give it back.
    made.addEventListener("close", () => link.focus(), { once: true });
    made.showModal();
  }
  form.choose(address.hash.slice(1));
}

/** A frame with an embed in it, as wide as asked, and smaller to look at where that does not fit. */
function show(place, address, width, title) {
  const shown = place.querySelector("iframe");
  // A new frame for each choice: going on in the old one would fill the way back with them.
  const same = shown?.src === address;
  const frame = same ? shown : document.createElement("iframe");
  frame.title = title;
  const fit = (height) => {
    const scale = Math.min(1, place.clientWidth / width || 1);
    frame.style.width = `${width}px`;
    frame.style.height = `${height}px`;
    frame.style.transform = `scale(${scale})`;
    place.style.height = `${Math.ceil(height * scale) + 2}px`;
  };
  fit(same ? parseInt(shown.style.height, 10) : 480);
  frames.set(frame, fit);
  if (same) return;
  frame.loading = "lazy";
  // The rights of the code that is given away, no more.
  frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
  frame.src = address;
  place.replaceChildren(frame);
}

/** Makes a form work. `address` is that of the page it came with. */
function wake(section, address) {
  section.hidden = false;
  const form = section.querySelector("form");
  const field = form.querySelector("textarea");
  const said = form.querySelector("[role=status]");
  const top = new URL(section.dataset.top, address).href.replace(/[?#].*/s, "");
  const steps = [...form.elements.step.options];
  const wall = section.ownerDocument.querySelectorAll("#widths figure");
  const known = (name, lang) => section.querySelector(`[data-embeds] [data-name="${name}"][lang="${lang}"]`);
  function settings() {
    const { figure, kind, lang, theme, step, accent, version, copy } = form.elements;
    const color = /^#?([0-9a-f]{6})$/i.exec(accent.value.trim());
    return {
      figure: figure.value,
      kind: kind.value,
      lang: lang.value,
      theme: theme.value,
      step: step.value,
      accent: color ? color[1].toLowerCase() : "",
      // A copy of one's own has its own address; the code of the story has that of the story.
      site: version.value === "frozen" ? folder(copy.value) : top,
    };
  }

  /** An address that ends with a slash; what is no address is shown as a gap to fill. */
  function folder(text) {
    try {
      const { protocol, origin, pathname } = new URL(text.trim());
      if (protocol.startsWith("http")) return origin + pathname.replace(/\/*$/, "/");
    } catch {
      // Falls through to the gap.
    }
    return "https://…/";
  }

  function embed(site, it, set) {
    const query = new URLSearchParams();
    if (set.theme) query.set("theme", set.theme);
    if (set.accent) query.set("accent", set.accent);
    const asked = query.size ?? [...query].length;
    return `${site}${it.dataset.embed}${asked ? `?${query}` : ""}${set.step ? `#${set.step}` : ""}`;
  }

  function code(set) {
    const it = known(set.figure, set.lang);
    const data = it.dataset;
    const step = set.step || data.first;
    const values = {
      embed: embed(set.site, it, set).replaceAll("&", "&amp;"),
      // The story itself is where it is, also for a frozen copy.
      link: `${top}${data.reading}${step ? `#${step}` : ""}`,
      loader: `${set.site}embed.js`,
      image: `${set.site}${data.image}`,
      title: data.title,
      alt: data.alt,
      base: data.base,
      slope: data.slope,
      height: data.height,
      width: data.width,
      depth: data.depth,
      figure: set.figure,
      lang: set.lang,
      theme: set.theme,
      accent: set.accent && `#${set.accent}`,
      step: set.step,
    };
    const template = section.querySelector(`template[data-kind="${set.kind}"]`);
    const filled = template.content.cloneNode(true);
    for (const slot of filled.querySelectorAll("[data-slot]")) {
      slot.textContent = values[slot.dataset.slot];
    }
    for (const attribute of filled.querySelectorAll("[data-attribute]")) {
      if (!values[attribute.dataset.attribute]) attribute.remove();
    }
    return filled.textContent;
  }

  function write() {
    const set = settings();
    field.value = code(set);
    said.textContent = "";
    for (const note of form.querySelectorAll("p[data-kind]")) note.hidden = note.dataset.kind !== set.kind;
    for (const note of form.querySelectorAll("p[data-version]")) {
      note.hidden = note.dataset.version !== form.elements.version.value;
    }
    return set;
  }

  /** The steps beside which the chosen figure stands; the whole story has them all. */
  function offerSteps() {
    const name = form.elements.figure.value;
    const chosen = form.elements.step.value;
    const whole = name === "story";
    form.elements.step.replaceChildren(...steps.filter((it) => !it.value || whole || it.dataset.beside === name));
    form.elements.step.value = chosen;
    if (form.elements.step.selectedIndex < 0) form.elements.step.selectedIndex = 0;
  }

  function update() {
    const set = write();
    const width = Number(form.elements.width.value);
    const it = known(set.figure, set.lang);
    show(section.querySelector(":scope > .preview"), embed(top, it, set), width, it.textContent);
    for (const place of wall) {
      const shown = known(set.figure, place.dataset.lang);
      const title = `${shown.textContent}, ${place.querySelector("figcaption").textContent}`;
      show(place.querySelector(".preview"), embed(top, shown, set), Number(place.dataset.width), title);
    }
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = section.dataset.copied;
    } catch {
      field.focus();
      field.select();
      said.textContent = section.dataset.selected;
    }
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    if (event.target.name === "figure") offerSteps();
    if (event.target !== field) update();
  });
  form.elements.copy.addEventListener("input", write);
  section.querySelector("[data-copy]").addEventListener("click", copy);
  addEventListener("resize", () => section.isConnected && section.offsetParent && update());
  return {
    /** Sets the figure; a name that is none leaves it. */
    choose(name) {
      const figures = [...form.elements.figure.options].map((it) => it.value);
      if (figures.includes(name)) form.elements.figure.value = name;
      offerSteps();
      update();
    },
  };
}

/** On the page for newsrooms itself the form is woken in its place. */
function wakeInPlace() {
  const widths = document.getElementById("widths");
  widths.hidden = false;
  const form = wake(document.getElementById("code"), new URL(location.href));
  // The address of the site as it is, where the page was written without knowing it.
  const example = document.querySelector("[data-example]").dataset.example;
  const top = new URL(document.getElementById("code").dataset.top, location.href).href;
  for (const note of document.querySelectorAll(".example")) note.hidden = true;
  for (const code of document.querySelectorAll("pre [data-slot]")) {
    if (code.textContent.startsWith(example)) code.textContent = top + code.textContent.slice(example.length);
  }
  form.choose(location.hash.slice(1));
  addEventListener("hashchange", () => form.choose(location.hash.slice(1)));
}

if (document.documentElement.dataset.mode === "newsroom") wakeInPlace();
