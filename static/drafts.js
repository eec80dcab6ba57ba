// @ts-check
// The review page: after each act the draft at hand and its sentence are brought into
// sight, and what was done is said.  Without it the page works by loading anew.

const desk = () => document.getElementById("desk");

/** @param {string} text */
const say = (text) => document.dispatchEvent(new CustomEvent("recto:say", { detail: text }));

/** Bring an element into its own pane's sight; the page itself does not move.
 * @param {Element | null} pane @param {Element | null} element @param {number} share of the pane's height above it */
function bring(pane, element, share) {
  if (!pane || !element || getComputedStyle(pane).overflowY !== "auto") return;
  const away = element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTop += away - pane.clientHeight * share;
}

/** @param {boolean} moved whether something was done, so that the focus goes along */
function settle(moved) {
  const page = desk();
  if (!page) return;
  const current = page.querySelector(".draft.cur");
  bring(page.querySelector(".pane.t"), page.querySelector("#ev"), 0.28);
  // The draft before stays in sight; the first one keeps what stands above it.
  const before = current?.previousElementSibling;
  if (before) bring(page.querySelector(".pane.d"), before, 0.02);
  if (!moved) return;
  const heading = document.getElementById("at-hand");
  const first = /** @type {HTMLElement | null} */ (page.querySelector("[data-focus], [aria-invalid=true], .editor textarea"));
  (first ?? heading)?.focus({ preventScroll: true });
  if (matchMedia("(max-width: 63.99rem)").matches) current?.scrollIntoView({ block: "start" });
  const said = page.dataset.said ?? "";
  if (said) say(said);
}

// Not before it has settled: until then the page that goes is still there.
document.addEventListener("htmx:afterSettle", (event) => {
  const target = /** @type {CustomEvent} */ (event).detail.target;
  if (target?.id !== "checks") settle(true);
});

// Shift+A accepts the rest; plain A accepts one, by the shell.
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "A" || !event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (!desk() || document.documentElement.dataset.keys === "off" || document.querySelector("dialog[open]")) return;
    if (event.target instanceof Element && event.target.matches("input, textarea, select")) return;
    event.preventDefault();
    event.stopPropagation();
    /** @type {HTMLElement | null} */ (document.querySelector("[data-accept-rest]"))?.click();
  },
  true,
);

settle(false);
