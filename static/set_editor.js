// @ts-check
// The set editor: what is typed is kept by itself, chosen words become a quote, and a
// question with the focus moves by Alt with arrows.  All of it goes without this too.

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-live]"));
const box = document.getElementById("live-box");
const WAIT_MS = 900;

let timer = 0;
let asked = 0;
let isElsewhere = false;
let sending = false;
/** @type {Promise<void>} */
let before = Promise.resolve();

/** Send the form as it stands, one at a time, and put in what comes of it. */
async function keep() {
  if (!form || !box || isElsewhere) return;
  const mine = ++asked;
  sending = true;
  try {
    const answer = await fetch(form.dataset.live ?? "", { method: "POST", body: new FormData(form) });
    if (!answer.ok && answer.status !== 409) return;
    const part = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = part.getElementById("live-part");
    if (!fresh) return;
    const seen = /** @type {HTMLInputElement | null} */ (form.elements.namedItem("seen"));
    if (fresh.dataset.seen && seen) seen.value = fresh.dataset.seen;
    isElsewhere = "elsewhere" in fresh.dataset;
    document.getElementById("kept")?.toggleAttribute("hidden", isElsewhere);
    if (mine !== asked) return; // more was typed meanwhile
    box.replaceChildren(document.importNode(fresh, true));
    document.dispatchEvent(new CustomEvent("recto:page"));
  } catch {
    // Offline: what was typed stays in the form, and Save says so.
  } finally {
    sending = false;
  }
}

function soon() {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => {
    before = before.then(keep);
  }, WAIT_MS);
}

form?.addEventListener("input", soon);
form?.addEventListener("change", soon);

/** The same button of a part that came anew meanwhile. */
/** @param {HTMLElement | null} button @returns {HTMLElement | null} */
function anew(button) {
  const value = button?.getAttribute("value") ?? "";
  return box?.querySelector(`[name=use][value="${CSS.escape(value)}"]`) ?? null;
}

// Whoever saves while something is on its way would be told of their own change.
form?.addEventListener("submit", (event) => {
  window.clearTimeout(timer);
  if (!sending) return;
  event.preventDefault();
  const button = /** @type {SubmitEvent} */ (event).submitter;
  const go = () => form.requestSubmit(!button || button.isConnected ? button : anew(button));
  // Not at once: a form that is being sent cannot be sent anew.
  before.then(() => window.setTimeout(go));
});

for (const line of document.querySelectorAll("[data-take]")) line.removeAttribute("hidden");
document.addEventListener("click", (event) => {
  const button = /** @type {Element} */ (event.target).closest("[data-source]");
  if (!(button instanceof HTMLElement) || !form) return;
  const key = button.dataset.source ?? "";
  const text = document.querySelector(`[data-text="${CSS.escape(key)}"]`);
  const chosen = window.getSelection();
  const words = chosen?.toString().trim() ?? "";
  const say = (/** @type {string} */ detail) => document.dispatchEvent(new CustomEvent("recto:say", { detail }));
  if (!words || !text || !chosen?.anchorNode || !text.contains(chosen.anchorNode)) {
    say("Choose words in the text first.");
    return;
  }
  const rows = [...form.querySelectorAll("[data-quote]")];
  const free = rows.find((row) => !row.querySelector("textarea")?.value.trim()) ?? rows.at(-1);
  const area = free?.querySelector("textarea");
  const source = /** @type {HTMLInputElement | null} */ (free?.querySelector("[name^=source]") ?? null);
  if (!area || !source) return;
  source.value = key;
  area.value = words;
  say("Quoted.");
  soon();
});

document.addEventListener("keydown", (event) => {
  if (!event.altKey || !/^Arrow(Up|Down)$/.test(event.key)) return;
  const row = /** @type {Element} */ (event.target).closest("[data-row]");
  const way = event.key === "ArrowUp" ? "up" : "down";
  const button = row?.querySelector(`[data-step=${way}]`);
  if (!(button instanceof HTMLButtonElement)) return;
  event.preventDefault();
  if (button.getAttribute("aria-disabled") !== "true") button.click();
});
