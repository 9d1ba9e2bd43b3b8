// On a frozen copy: says what in it was corrected since it was made.
//
// corrections.json, of the copy's own origin, is the list of today, newest first: { number, date,
// figures, old, new, why } (src/story/corrections_json.rs). The copy knows the number of the newest
// entry of its day; a greater one is news to it.

const place = document.getElementById("frozen");
const { lang } = document.documentElement;

/** The date as the language of the page writes it; as it is where it is none. */
function written(date) {
  const [year, month, day] = String(date).split("-").map(Number);
  if (!year || !month || !day) return String(date);
  const long = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  if (lang === "vi") return `${day}/${month}/${year}`;
  return new Intl.DateTimeFormat("en-GB", long).format(Date.UTC(year, month - 1, day));
}

function line({ date, old, new: now, why }) {
  const filled = place.querySelector("template").content.cloneNode(true);
  const values = { date: written(date), old: old?.[lang], new: now?.[lang], why: why?.[lang] };
  for (const slot of filled.querySelectorAll("[data-slot]")) {
    slot.textContent = values[slot.dataset.slot] ?? "";
  }
  // A statement has no value that changed.
  if (!old || !now) filled.querySelector("[data-change]").remove();
  return filled;
}

async function tell() {
  const answer = await fetch(new URL(place.dataset.corrections, location.href));
  if (!answer.ok) return;
  const { embed, known } = place.dataset;
  const isNews = (it) => it.number > Number(known) && it.figures?.includes(embed);
  place.querySelector("ul").append(...(await answer.json()).filter(isNews).map(line));
}

// A copy whose list is missing says what it says without: from when it is, and where corrections are.
tell().catch(() => {});
