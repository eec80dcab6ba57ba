// @ts-check
// The study pages: page swaps, focus, times, and answers that are never lost or
// counted twice.  Forms work without this file; htmx sends them when it is there.

/** The question on the page: its form id, when it was first seen, and how long it
 * stood before its key was asked for (ms; 0: not yet). */
const seen = { id: "", start: 0, shown: 0 };

/** One post at a time; another press while it travels is dropped. */
let travelling = false;

/** What was sent last, so that the very same answer can be sent again. */
/** @type {{ form: HTMLFormElement, by: HTMLElement | null } | null} */
let last = null;
let resending = false;

/** @param {string} name @param {ParentNode} [within] */
const field = (name, within = document) =>
  /** @type {HTMLInputElement | null} */ (within.querySelector(`input[name=${name}]`));

/** Starts the clock of the page now shown. */
function startClock() {
  const id = field("form_id")?.value ?? "";
  const shown = Number(field("shown_ms")?.value || 0); // the server hands it on
  if (id && id === seen.id) return; // the answer to a question already timed
  const painted = performance.getEntriesByName("first-contentful-paint")[0];
  const now = seen.id || !painted ? performance.now() : painted.startTime;
  Object.assign(seen, { id, start: now - shown, shown });
}

/** `shown_ms` runs until the key was asked for, `taken_ms` until the answer was sent. */
/** @param {HTMLFormElement} form */
function fillTimes(form) {
  const taken = Math.round(performance.now() - seen.start);
  // Of a flashcard the key is asked for first; of the rest, when the answer is sent.
  if (form.matches("[data-reveal]") || !document.querySelector(".grades")) seen.shown = taken;
  for (const [name, time] of Object.entries({ shown_ms: seen.shown, taken_ms: taken })) {
    const input = field(name, form);
    if (input) input.value = String(time);
  }
}

/** Check boxes have no `required` for "at least one". */
function needOne() {
  const boxes = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(".opts input[type=checkbox]")]);
  const any = boxes.some((box) => box.checked);
  boxes[0]?.setCustomValidity(any ? "" : "Choose at least one, or press “I don’t know”.");
}

function enter() {
  startClock();
  needOne();
  const target = /** @type {HTMLElement | null} */ (document.querySelector("#page [data-focus]"));
  target?.focus();
}

document.addEventListener("change", needOne);

// Guard and times, before htmx or the browser sends the form.
document.addEventListener(
  "submit",
  (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.closest("#page") || form.matches("[data-theme-form]")) return;
    if (travelling) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (!resending) fillTimes(form);
    last = { form, by: event.submitter };
    hideUnsaved();
    if (form.method === "post") {
      travelling = true;
      event.submitter?.setAttribute("aria-busy", "true");
    }
  },
  true,
);

function landed() {
  travelling = false;
  for (const busy of document.querySelectorAll("[aria-busy]")) busy.removeAttribute("aria-busy");
}
document.addEventListener("htmx:afterRequest", landed);
// A form the browser found wanting was never sent; a page kept by Back is done with it.
document.addEventListener("invalid", landed, true);
addEventListener("pageshow", landed);

// Refusals are pages too (see htmx-config).  What is no page of ours, or says that
// nothing was stored, leaves the card as it is and offers to send the answer again.
document.addEventListener("htmx:beforeSwap", (event) => {
  const detail = /** @type {CustomEvent} */ (event).detail;
  const ours = detail.xhr.responseText.includes('id="page"');
  if (ours && detail.xhr.status < 500) return;
  detail.shouldSwap = false;
  showUnsaved();
});
document.addEventListener("htmx:sendError", showUnsaved);
document.addEventListener("htmx:timeout", showUnsaved);

document.addEventListener("htmx:afterSettle", (event) => {
  const page = /** @type {Element} */ (/** @type {CustomEvent} */ (event).detail.elt);
  if (page.id !== "page" && !page.closest("#page")) return;
  if (field("form_id")?.value !== seen.id) scrollTo(0, 0);
  document.dispatchEvent(new CustomEvent("recto:page"));
  enter();
});

function hideUnsaved() {
  document.getElementById("unsaved")?.remove();
}

function showUnsaved() {
  hideUnsaved();
  const dock = document.querySelector(".dock .in-w") ?? document.querySelector("main");
  if (!dock || !last) return;
  const sent = last;
  const alert = document.createElement("div");
  alert.id = "unsaved";
  alert.className = "alert bad";
  alert.setAttribute("role", "alert");
  const text = document.createElement("p");
  text.textContent = sent.form.method === "post" ? "Your answer was not saved." : "The page could not be loaded.";
  const again = document.createElement("button");
  again.type = "button";
  again.className = "linkb";
  again.textContent = "Try again";
  again.addEventListener("click", () => {
    resending = true; // the same answer with the same form id and times
    sent.form.requestSubmit(sent.by?.isConnected ? sent.by : null);
    resending = false;
  });
  alert.append(text, again);
  dock.prepend(alert);
}

enter();
