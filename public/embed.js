// The loader, the one script of a host page, and only if heights shall follow by themselves:
//
//   <script src="https://our.example/embed.js" async></script>
//   <hai-cap figure="timeline" lang="vi"><a href="https://our.example/#change">A link</a></hai-cap>
//
// It puts a sandboxed frame with the figure where the link is; whatever fails, the link is back. Its
// name has no hash, since hosts paste it once for years: serve it with `no-cache`.
//
// Attributes may change at any time; values that mean nothing are as if not there:
//   figure  one of `figures`        theme   light | dark, else what the reader prefers
//   lang    vi | en, else as around accent  #rrggbb, corrected by the figure to stay legible
//   step    to begin with, or go to size    of type, in percent
//   height  CSS pixels kept free until the figure tells its height, else as in `figures`
// Event, bubbling: haicap-step, detail { step, number, of }; of many at once only the last.
//
// It hears its own frames only, stores nothing, asks nobody, and writes no style into HTML, so that
// no policy of a host stops it.

(() => {
  const tag = "hai-cap";
  // What there is, each with the height in CSS pixels that it has in a column of text; filled when the
  // site is written.
  const figures = {};
  const titles = { vi: "Đồ họa tương tác", en: "Interactive graphic" };
  const sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
  const lowest = 120;
  const highest = 4000;
  // No frame changes anything more often, whatever it sends.
  const pauseMs = 100;
  // A figure tells its height as soon as it is parsed: one that says nothing is not there.
  const silenceMs = 3000;

  const site = document.currentScript?.src;
  // Twice on a page, or in two versions: the first stays.
  if (!window.customElements || customElements.get(tag)) return;

  /** Every frame on the page, and who takes its messages. */
  const open = new Map();
  let told = false;

  function tell(problem) {
    if (!told) console.warn(`<${tag}>: ${problem}; its link stays`);
    told = true;
  }

  const isWhole = (it, most) => Number.isInteger(it) && 1 <= it && it <= most;

  class HaiCap extends HTMLElement {
    static observedAttributes = ["figure", "lang", "theme", "accent", "size", "step"];

    #slot = document.createElement("slot");
    #frame;
    #address;
    #heard;
    #news = {};
    #pause;
    #silence;

    constructor() {
      super();
      // The host's styles do not reach in here.
      const root = this.attachShadow({ mode: "open" });
      root.append(this.#slot);
      this.#slot.addEventListener("slotchange", () => this.#name());
      try {
        // Weaker than any rule of the host. Older browsers show the element inline, which does no
        // harm to a frame as wide as the column.
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(":host { display: block } :host([hidden]) { display: none }");
        root.adoptedStyleSheets = [sheet];
      } catch {}
    }

    connectedCallback() {
      this.#build();
    }

    disconnectedCallback() {
      this.#clear();
    }

    attributeChangedCallback(name) {
      if (!this.isConnected) return;
      if (name === "step") {
        if (this.#heard) return this.#send();
        this.#address = "";
      }
      // Of frames that are replaced at once, as frameworks do it, only the last begins to load.
      if (this.#wanted() !== this.#address) this.#build();
    }

    get #language() {
      const own = this.#read("lang", /^((?:vi|en)\b)/i);
      const around = this.parentElement?.closest("[lang]")?.getAttribute("lang");
      return /^en\b/i.test(own || around) ? "en" : "vi";
    }

    #read(name, pattern) {
      return pattern.exec(this.getAttribute(name) ?? "")?.[1] ?? "";
    }

    get #step() {
      return this.#read("step", /^([\w-]{1,64})$/);
    }

    /** The address of the figure, without a step; none when there is no such figure. */
    #wanted() {
      const figure = this.getAttribute("figure");
      if (!site || !Object.hasOwn(figures, figure)) return undefined;
      const folder = this.#language === "en" ? "en/" : "";
      const address = new URL(`${folder}embed/${figure}/`, site);
      const pass = (name, pattern) => {
        const value = this.#read(name, pattern);
        if (value) address.searchParams.set(name, value);
      };
      pass("theme", /^(light|dark)$/);
      pass("accent", /^#?([\da-f]{6})$/i);
      pass("size", /^(\d{2,3})$/);
      return address.href;
    }

    #build() {
      this.#clear();
      const address = this.#wanted();
      if (!address) {
        const figure = this.getAttribute("figure") ?? "";
        return tell(site ? `no figure is called "${figure}"` : "embed.js has to be a classic script");
      }
      // Not a new address for the old frame: that would be one more step back for the reader.
      const frame = document.createElement("iframe");
      frame.setAttribute("sandbox", sandbox);
      frame.loading = "lazy";
      // A host that isolates itself takes no frame but one without credentials.
      if (window.crossOriginIsolated) frame.credentialless = true;
      const height = this.#read("height", /^(\d{2,4})(px)?$/) || figures[this.getAttribute("figure")];
      Object.assign(frame.style, { display: "block", width: "100%", border: "0", height: `${height}px` });
      frame.addEventListener("load", () => {
        this.#name();
        clearTimeout(this.#silence);
        if (!this.#heard) this.#silence = setTimeout(() => this.#giveUp(), silenceMs);
      });
      this.#frame = frame;
      this.#address = address;
      this.#name();
      frame.src = this.#step ? `${address}#${this.#step}` : address;
      this.#slot.style.display = "none";
      open.set(frame, (message) => this.#take(message));
      this.shadowRoot.append(frame);
    }

    /** Leaves nothing behind, so that an element can come and go for days. */
    #clear() {
      open.delete(this.#frame);
      clearTimeout(this.#pause);
      clearTimeout(this.#silence);
      this.#frame?.remove();
      this.#frame = this.#address = this.#pause = this.#heard = undefined;
      this.#news = {};
      this.#slot.style.display = "";
    }

    /** The host's own words for the figure, which may be parsed after the tag, are its title. */
    #name() {
      const words = this.textContent.trim().replace(/\s+/g, " ");
      if (this.#frame) this.#frame.title = words || titles[this.#language];
    }

    /** The frame stays below the link: a figure without its scripts is complete, and silent. */
    #giveUp() {
      this.#slot.style.display = "";
      tell(`nothing is heard from ${this.#address}`);
    }

    /** To any origin, since a sandboxed frame has none; a step is no secret. */
    #send() {
      const step = this.#step;
      if (step) this.#frame.contentWindow.postMessage({ haicap: 1, kind: "step", step }, "*");
    }

    #take({ haicap, kind, height, step, number, of }) {
      if (haicap !== 1) return;
      if (kind === "height" && Number.isFinite(height)) {
        this.#news.height = Math.min(Math.max(Math.ceil(height), lowest), highest);
      } else if (kind === "step" && typeof step === "string" && isWhole(of, 999) && isWhole(number, of)) {
        this.#news.detail = { step: step.slice(0, 64), number, of };
      } else {
        return;
      }
      if (!this.#pause) this.#settle();
    }

    #settle() {
      const { height, detail } = this.#news;
      this.#news = {};
      this.#pause = setTimeout(() => {
        this.#pause = undefined;
        if (this.#news.height || this.#news.detail) this.#settle();
      }, pauseMs);
      if (height) {
        this.#heard = true;
        clearTimeout(this.#silence);
        this.#slot.style.display = "none";
        this.#frame.style.height = `${height}px`;
      }
      if (detail) this.dispatchEvent(new CustomEvent("haicap-step", { bubbles: true, detail }));
    }
  }

  // Who speaks comes first: what a stranger says is not even unpacked.
  addEventListener("message", (event) => {
    for (const [frame, take] of open) {
      if (frame.contentWindow === event.source) return void (event.data && take(event.data));
    }
  });

  customElements.define(tag, HaiCap);
})();
