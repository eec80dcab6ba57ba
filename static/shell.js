// @ts-check
// What every page has: theme, keys, dialogs, notices.  All of it is convenience:
// each page works without.  State lives in the HTML; elements declare `data-key`,
// and one listener clicks them, so mouse and keyboard share one path.

const root = document.documentElement;

/** @param {string} text said by screen readers, shown nowhere */
function say(text) {
  const live = document.getElementById("live");
  if (live) live.textContent = text;
}

// Other modules speak through this event, so none needs to import another.
document.addEventListener("recto:say", (event) => say(/** @type {CustomEvent<string>} */ (event).detail));

// Where a form asks for the time zone, the browser knows it.
for (const field of document.querySelectorAll("input[data-time-zone]")) {
  /** @type {HTMLInputElement} */ (field).value = Intl.DateTimeFormat().resolvedOptions().timeZone;
}

// Theme: change it at once, and let the server's cookie remember it.
document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.matches("[data-theme-form]")) return;
  event.preventDefault();
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  const body = new FormData(form);
  body.set("theme", root.dataset.theme);
  fetch(form.action, { method: "post", body: new URLSearchParams(/** @type {any} */ (body)) }).catch(() => {});
  say(`${root.dataset.theme} theme`);
});

// A double click sends a form once.  One that a module sends by itself is that module's.
/** @type {WeakMap<HTMLFormElement, Event>} */
const sent = new WeakMap();
document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const before = sent.get(form);
  if (before && !before.defaultPrevented && event.timeStamp - before.timeStamp < 2000) event.preventDefault();
  else if (form.method === "post") sent.set(form, event);
});

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const opener = target.closest("[data-open]");
  if (opener) openDialog(opener.getAttribute("data-open") ?? "");
  if (target.closest("[data-close]")) target.closest("dialog")?.close();
  if (target.closest("[data-print]")) print();
  if (target.closest("[data-dismiss]")) target.closest("[data-notice]")?.remove();
  // A button that cannot be used now stays focusable and says why.
  const idle = target.closest("[aria-disabled=true]");
  if (idle) {
    event.preventDefault();
    const why = document.getElementById(idle.getAttribute("aria-describedby") ?? "");
    if (why) say(why.textContent ?? "");
  }
  // An open menu closes when the click is elsewhere.
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(target)) menu.removeAttribute("open");
  }
});

/** @param {string} id */
function openDialog(id) {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

/** An open popover, which Escape closes by itself. */
const openPopover = () => CSS.supports("selector(:popover-open)") && document.querySelector(":popover-open");

// Keys

/** @param {KeyboardEvent} event @returns {string} as `data-key` writes it */
const keyName = (event) => (event.key === " " ? "Space" : event.key.length === 1 ? event.key.toLowerCase() : event.key);

/** @param {EventTarget | null} target */
const isTyping = (target) =>
  target instanceof Element &&
  target.matches("input:not([type=radio], [type=checkbox], [type=range]), textarea, select, [contenteditable]");

/** @param {EventTarget | null} target @param {string} key: does the focused control use this key itself? */
function isNative(target, key) {
  if (!(target instanceof Element)) return false;
  if (key === "Enter") return target.matches("a, button, summary");
  if (key === "Space") return target.matches("a, button, summary, input");
  return false;
}

/**
 * `data-key` lists keys apart by spaces, or is one sequence such as `g t`.
 * @param {string} key @param {boolean} sequence
 */
function findByKey(key, sequence) {
  for (const element of document.querySelectorAll("[data-key]")) {
    const declared = element.getAttribute("data-key") ?? "";
    const isSequence = declared.startsWith("g ");
    if (sequence ? isSequence && declared === key : !isSequence && declared.split(" ").includes(key)) {
      return /** @type {HTMLElement} */ (element);
    }
  }
  return null;
}

let afterG = -Infinity; // when `g` was pressed, for `g t` and `g l`

document.addEventListener("keydown", (event) => {
  pageTransition?.skipTransition(); // never in the way of the next key
  if (event.defaultPrevented || event.metaKey || event.altKey) return;
  const undo = event.ctrlKey && event.key === "z";
  if (event.ctrlKey && !undo) return;
  if (isTyping(event.target)) {
    if (event.key === "Escape") /** @type {HTMLElement} */ (event.target).blur();
    return;
  }
  if (document.querySelector("dialog[open]") || (event.key === "Escape" && openPopover())) return;
  const key = undo ? "u" : keyName(event);
  if (key === "Escape") {
    const menu = document.querySelector("details.menu[open]");
    if (menu) {
      menu.removeAttribute("open");
      menu.querySelector("summary")?.focus();
      return;
    }
  }
  // Single keys can be turned off (WCAG 2.1.4); Escape and Enter are not characters.
  if (root.dataset.keys === "off" && key !== "Escape" && key !== "Enter" && !undo) return;
  if (event.repeat || isNative(event.target, key)) return;

  const sequence = performance.now() - afterG < 1000;
  afterG = -Infinity;
  const element = (sequence && findByKey(`g ${key}`, true)) || findByKey(key, false);
  if (element) {
    event.preventDefault();
    if (element.matches("input:not([type=radio], [type=checkbox]), textarea, select")) element.focus();
    else element.click();
  } else if (key === "?") {
    event.preventDefault();
    openDialog("keys");
  } else if (key === "g") {
    afterG = performance.now();
  }
});

// Page transitions: chosen by the style sheet; a key press cuts them short.

/** @type {any} */
let pageTransition = null;
for (const name of ["pageswap", "pagereveal"]) {
  addEventListener(name, (event) => {
    pageTransition = /** @type {any} */ (event).viewTransition;
    // One that is skipped, or whose other page has none, is no error.
    for (const promise of [pageTransition?.ready, pageTransition?.updateCallbackDone, pageTransition?.finished]) promise?.catch(() => {});
  });
}

// A refused form opens on what is wrong with it.
/** @type {HTMLElement | null} */
const first = document.querySelector("[data-focus], main [aria-invalid=true]");
first?.focus();
