// @ts-check
// The clock of a quiz: minutes only, told at five and at one, hidden if one likes.  It is
// set by the server's: with the page, and with whatever is saved.

const page = /** @type {HTMLElement} */ (document.querySelector("[data-left-ms]"));

/** When the time is up, by this machine's clock. */
let end = page ? Date.now() + Number(page.dataset.leftMs) : 0;
let before = Infinity;
let isUp = false;

/** @param {string} text */
const say = (text) => document.dispatchEvent(new CustomEvent("recto:say", { detail: text }));

/** @param {number} minutes @returns {string} as web/attempt_pages.py says it */
function inWords(minutes) {
  if (minutes >= 2880) return `${Math.floor(minutes / 1440)} days`;
  if (minutes >= 60) return minutes % 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes / 60} h`;
  return minutes > 1 ? `${minutes} minutes` : minutes ? "1 minute" : "Less than a minute";
}

/** @param {string} selector @param {string} text */
function write(selector, text) {
  for (const place of document.querySelectorAll(selector)) if (place.textContent !== text) place.textContent = text;
}

const minutesLeft = () => Math.max(0, Math.ceil((end - Date.now()) / 60_000));

function tick() {
  const left = end - Date.now();
  const minutes = minutesLeft();
  write("[data-left]", `${inWords(minutes)} left`);
  write("[data-left-short]", minutes < 60 ? `${minutes} min` : inWords(minutes));
  for (const mark of [5, 1]) if (before > mark && minutes === mark) say(`${inWords(mark)} left`);
  before = minutes;
  // What is typed just now is still sent in time.
  if (left < 2500 && left > 0) document.dispatchEvent(new CustomEvent("recto:time-nearly-up"));
  if (left > 0 || isUp) return;
  isUp = true;
  document.dispatchEvent(new CustomEvent("recto:time-up"));
}

/** @param {boolean} isHidden */
function hide(isHidden) {
  page.toggleAttribute("data-clock-off", isHidden);
  for (const button of document.querySelectorAll("[data-hide-clock]")) {
    button.removeAttribute("hidden");
    button.textContent = isHidden ? "Show clock" : "Hide clock";
  }
}

const KEY = "recto:clock";

/** @returns {boolean} a browser may keep nothing for us */
function isHiddenByHabit() {
  try {
    return localStorage.getItem(KEY) === "off";
  } catch {
    return false;
  }
}

if (page) {
  document.addEventListener("recto:time-left", (event) => {
    end = Date.now() + /** @type {CustomEvent<number>} */ (event).detail;
  });
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target.closest("[data-timer]")) say(`${inWords(minutesLeft())} left`);
    if (!target.closest("[data-hide-clock]")) return;
    const isHidden = !page.hasAttribute("data-clock-off");
    hide(isHidden);
    try {
      localStorage.setItem(KEY, isHidden ? "off" : "on");
    } catch {
      // It is hidden on this page all the same.
    }
  });
  hide(isHiddenByHabit());
  before = minutesLeft();
  setInterval(tick, 500);
}
