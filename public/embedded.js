// A page in a frame: theme, height, steps and what is said to the host. A classic script in the
// head, so that the theme is right at the first paint; it needs no program, and works without one.
//
// Said to the host: { haicap: 1, kind: "height", height } and { haicap: 1, kind: "step", step,
// number, of }. Heard from it: { haicap: 1, kind: "step", step }, from the frame's own parent only.
// Nothing is stored, and nothing is fetched.

(() => {
  const html = document.documentElement;
  const asked = new URLSearchParams(location.search);
  const dark = globalThis.matchMedia?.("(prefers-color-scheme: dark)");
  const framed = parent !== window;
  /** Milliseconds between two heights: the host is told ten times a second at most. */
  const pause = 100;
  /** A finger that moved as far sideways, and twice as far as up or down, turns the step. */
  const swipe = 40;

  /** The light that a color gives, 0 to 1, by WCAG 2. */
  function light(color) {
    const [red, green, blue] = color.map((it) =>
      it <= 10 ? it / 3294.6 : ((it / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function contrast(one, other) {
    const [less, more] = [light(one), light(other)].sort((a, b) => a - b);
    return (more + 0.05) / (less + 0.05);
  }

  const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

  /** The host's accent, moved towards black or white until words in it can be read on our paper. */
  function setAccent() {
    const hex = "#" + asked.get("accent");
    if (!/^#[\da-f]{6}$/i.test(hex)) return;
    const paper = channels(getComputedStyle(html).getPropertyValue("--paper").trim());
    const end = light(paper) > 0.4 ? 0 : 255;
    let color = channels(hex);
    while (contrast(color, paper) < 4.5) {
      color = color.map((it) => (end ? Math.ceil(it + (end - it) * 0.1) : Math.floor(it * 0.9)));
    }
    html.style.setProperty("--accent", `rgb(${color.join(" ")})`);
  }

  if (/^(light|dark)$/.test(asked.get("theme"))) html.dataset.theme = asked.get("theme");
  const size = Number(asked.get("size"));
  if (size > 0) html.style.fontSize = `${Math.min(Math.max(size, 80), 150)}%`;
  html.dataset.stepper = "";
  setAccent();
  dark?.addEventListener?.("change", setAccent);

  function tell(kind, more) {
    // To whoever it is: a height and a step are no secret.
    if (framed) parent.postMessage({ haicap: 1, kind, ...more }, "*");
  }

  let told = 0;
  let telling;
  let typeset = false;

  function tellHeight() {
    if (telling || !typeset) return;
    telling = setTimeout(() => {
      telling = undefined;
      // Of what is in the page, not of the frame: or a frame that grew could not shrink again.
      const height = Math.ceil(document.body.getBoundingClientRect().height);
      if (height > 0 && height !== told) tell("height", { height: (told = height) });
    }, pause);
  }

  addEventListener("DOMContentLoaded", () => {
    if ("ResizeObserver" in window) new ResizeObserver(tellHeight).observe(document.body);
    addEventListener("resize", tellHeight);
    addEventListener("load", tellHeight);
    // Far from what is seen, browsers neither lay a frame out nor observe it, unless it is asked.
    document.fonts?.addEventListener("loadingdone", tellHeight);
    new MutationObserver(tellHeight).observe(html, { attributeFilter: ["data-app"] });
    // The first height is that of our typeface, whose lines break elsewhere, unless it takes long.
    const late = new Promise((pass) => setTimeout(pass, 1000));
    // Asked for its height, the page begins to load its type.
    document.body.getBoundingClientRect();
    Promise.race([document.fonts?.ready, late]).then(() => {
      typeset = true;
      tellHeight();
    });
    const place = document.querySelector(".told");
    if (place) {
      lead(place);
      bringSources();
    } else followHost((id) => location.replace(`#${id}`));
  });

  // A sandbox without forms keeps even the event from a form that is sent nowhere, such as a search.
  addEventListener("keydown", (event) => {
    const form = event.key === "Enter" && event.target.matches?.("input") && event.target.form;
    if (!form) return;
    event.preventDefault();
    form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  });

  function followHost(go) {
    addEventListener("message", ({ source, data }) => {
      if (source !== parent || !framed || data?.haicap !== 1 || data.kind !== "step") return;
      if (typeof data.step === "string" && data.step.length < 100) go(data.step);
    });
  }

  /** Sources of the whole story are as long as it is: they come from its page with the first wish. */
  function bringSources() {
    let bringing, missing;
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.('a[href*="#fact-"]');
      const other = event.ctrlKey || event.metaKey || event.shiftKey;
      if (!link || other || missing || html.dataset.app !== "ready") return;
      const [page, id] = link.getAttribute("href").split("#");
      if (document.getElementById(id)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      bringing ??= new Promise((done) => {
        const request = new XMLHttpRequest();
        request.open("GET", page);
        request.responseType = "document";
        request.onloadend = () => {
          const list = request.response?.querySelector(".facts");
          if (list) document.getElementById("sources").append(document.adoptNode(list));
          done();
        };
        request.send();
      });
      bringing.then(() => {
        // What is not there opens as the link says.
        missing = !document.getElementById(id);
        link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
      });
    }, true);
  }

  /** Leads through the steps, which lie in one place. */
  function lead(place) {
    const turns = [...place.querySelectorAll(".turn")];
    const figures = [...place.querySelectorAll(".figures > *")];
    const scenes = [...document.querySelectorAll(".scenes li")];
    const [previous, next] = document.querySelectorAll("[data-turn]");
    const progress = document.getElementById("progress");
    const announcer = document.getElementById("announcer");
    const named = () => turns.findIndex((it) => it.id === location.hash.slice(1));
    let at = -1;

    function show(index) {
      const turn = turns[index];
      if (!turn || index === at) return;
      const first = at < 0;
      at = index;
      for (const it of turns) {
        it.toggleAttribute("inert", it !== turn);
        if (it === turn) it.setAttribute("aria-current", "step");
        else it.removeAttribute("aria-current");
      }
      const beside = turn.dataset.beside ?? "";
      place.dataset.beside = beside;
      for (const it of figures) {
        it.toggleAttribute("inert", it.dataset.stage !== beside);
        it.toggleAttribute("data-on", it.dataset.stage === beside);
      }
      const scene = Number(turn.dataset.scene);
      scenes.forEach((it, index) => {
        it.toggleAttribute("data-seen", index < scene);
        if (index === scene) it.setAttribute("aria-current", "true");
        else it.removeAttribute("aria-current");
      });
      previous.disabled = index === 0;
      next.disabled = index === turns.length - 1;
      progress.textContent = progress.dataset.words.replace("#", index + 1);
      // A new place in the history would take the reader's way back from the host.
      // Engines refuse the hundredth address within seconds; the figure turns all the same.
      try {
        if (!first || index > 0) history.replaceState(null, "", `#${turn.id}`);
      } catch {}
      if (!first) announcer.textContent = `${progress.textContent}. ${turn.querySelector("h2").textContent}`;
      dispatchEvent(new Event("haicap-turn"));
      // The program of the order model is a third of all there is: it comes with its first step.
      if (beside === "order-model" && !("later" in html.dataset)) {
        html.dataset.later = "";
        dispatchEvent(new Event("haicap-later"));
      }
      tell("step", { step: turn.id, number: index + 1, of: turns.length });
    }

    show(Math.max(named(), 0));
    addEventListener("hashchange", () => show(named()));
    followHost((id) => show(turns.findIndex((it) => it.id === id)));
    previous.addEventListener("click", () => show(at - 1));
    next.addEventListener("click", () => show(at + 1));
    document.querySelector(".scenes").addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link) return;
      event.preventDefault();
      show(turns.findIndex((it) => `#${it.id}` === link.hash));
    });
    // Keys come here only while the frame has the focus, and a control has its own use for them.
    addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.target.closest?.("input, select, textarea, [role=slider], svg a, dialog, summary")) return;
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      show(at + by);
    });
    let from;
    place.addEventListener("touchstart", ({ touches, target }) => {
      const taken = touches.length > 1 || target.closest("input, fieldset, [data-zoomed=true]");
      from = taken ? undefined : touches[0];
    }, { passive: true });
    place.addEventListener("touchend", ({ changedTouches: [to] }) => {
      if (!from) return;
      const [x, y] = [to.clientX - from.clientX, to.clientY - from.clientY];
      from = undefined;
      if (Math.abs(x) > swipe && Math.abs(x) > 2 * Math.abs(y)) show(at + (x < 0 ? 1 : -1));
    }, { passive: true });
  }
})();
