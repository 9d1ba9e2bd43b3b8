// On a frozen copy: says which numbers in it were corrected since it was made.
//
// The copy knows the corrections of its day (#frozen-known); corrections.json, of its own origin,
// has those of today. Both are lists of { date, fact, old, new, why: { vi, en }, figures: [names] }.

const place = document.getElementById("frozen");

/** What tells one correction from another. */
const name = ({ date, fact, old, new: now }) => JSON.stringify([date, fact, old, now]);

/** The date as the language of the page writes it; as it is where it is none. */
function written(date) {
  const [year, month, day] = String(date).split("-").map(Number);
  if (!year || !month || !day) return String(date);
  return document.documentElement.lang === "vi"
    ? `${day}/${month}/${year}`
    : new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(Date.UTC(year, month - 1, day));
}

function line(correction) {
  const filled = place.querySelector("template").content.cloneNode(true);
  const why = correction.why?.[document.documentElement.lang] ?? "";
  const values = { date: written(correction.date), old: correction.old, new: correction.new, why };
  for (const slot of filled.querySelectorAll("[data-slot]")) {
    slot.textContent = values[slot.dataset.slot] ?? "";
  }
  return filled;
}

async function tell() {
  const known = new Set(JSON.parse(document.getElementById("frozen-known").textContent).map(name));
  const answer = await fetch(new URL(place.dataset.corrections, location.href));
  if (!answer.ok) return;
  const { figure } = place.dataset;
  const concern = (it) => figure === "story" || (it.figures ?? []).includes(figure);
  const since = (await answer.json()).filter((it) => concern(it) && !known.has(name(it)));
  place.querySelector("ul").append(...since.map(line));
}

// A copy whose list is missing says what it says without: from when it is, and where corrections are.
tell().catch(() => {});
