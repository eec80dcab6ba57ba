// @ts-check
// Taking a quiz: every change is sent at once, and what cannot be sent waits in this
// browser.  Here is what the page listens to.

import { bodyOf, fieldsOf, fill } from "./quiz_fields.js";
import { keep, kept } from "./quiz_outbox.js";
import { adopt, again, changed, sendAll, timeIsUp } from "./quiz_sending.js";
import { moves, parts, stateOf, states } from "./quiz_states.js";
import { drawFlag, here, loadParts, show } from "./quiz_steps.js";
import { offline, strip, trouble } from "./quiz_telling.js";

const form = document.getElementById("answer");
const TYPING_MS = 600;

/** What a button does without leaving the page. @returns {boolean} whether it did */
/** @param {string} go */
function goHere(go) {
  const [act, which] = go.split("-");
  const state = states.get(Number(which ?? here));
  if ((act === "flag" || act === "unflag") && state) {
    state.flag = act === "flag";
    changed(state, 0);
    drawFlag(state.number);
    document.dispatchEvent(new CustomEvent("recto:say", { detail: state.flag ? "Flagged" : "Not flagged" }));
    return true;
  }
  if (act === "clear" && state?.part) {
    for (const field of fieldsOf(state.part)) /** @type {HTMLInputElement} */ (field).checked = false;
    state.body = bodyOf(state.part);
    changed(state, 0);
    state.part.querySelector("h2")?.focus();
    return true;
  }
  if (act === "save") {
    sendAll();
    return true;
  }
  if (moves !== "freely") return false;
  const aim = { next: here + 1, previous: here - 1 }[act] ?? Number(act);
  return show(aim);
}

/** Set while the browser itself may send a form: all answers have arrived. */
let isCleared = false;

document.addEventListener("submit", async (event) => {
  const sent = /** @type {HTMLFormElement} */ (event.target);
  if ((sent !== form && !sent.matches("[data-submit]")) || isCleared) return;
  event.preventDefault();
  const by = /** @type {HTMLButtonElement | null} */ (event.submitter);
  if (sent === form && goHere(by?.value ?? "next")) return;
  by?.setAttribute("aria-busy", "true");
  const asked = document.querySelectorAll("[data-either]").length;
  const isSent = await sendAll();
  if (sent === form && document.querySelectorAll("[data-either]").length > asked) {
    // Before going on: the learner is asked which date they meant, once.
    by?.removeAttribute("aria-busy");
    document.querySelector("[data-either] button")?.focus();
    return;
  }
  // A form cannot be sent while it is still being asked whether it may.
  await new Promise((done) => setTimeout(done));
  if (isSent && navigator.onLine) {
    isCleared = true;
    sent.requestSubmit(by);
    isCleared = false;
  } else if (!navigator.onLine) trouble(offline());
  by?.removeAttribute("aria-busy");
});

/** @param {Event} event @param {number} [wait] */
function heard(event, wait = TYPING_MS) {
  const target = /** @type {HTMLElement} */ (event.target);
  const part = /** @type {HTMLElement | null} */ (target.closest("[data-question]"));
  const state = part && states.get(Number(part.dataset.question));
  if (!part || !state || state.part !== part) return;
  state.body = bodyOf(part);
  const isChosen = target.matches("[type=radio], [type=checkbox], select, [data-order]");
  changed(state, isChosen ? 0 : wait);
}

async function open() {
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-question]:not([data-settled])"))) adopt(part);
  for (const [number, waiting] of kept()) {
    const state = stateOf(number);
    Object.assign(state, { body: waiting.body, seen: waiting.seen, flag: waiting.flag });
    if (state.part) fill(state.part, waiting.body);
    strip(state);
  }
  if ((await sendAll()) && moves === "freely") await loadParts();
}

if (moves === "over") {
  // Nobody heard whether these arrived in time; say so, once.
  const late = [...kept().keys()].sort((one, two) => one - two);
  if (late.length) trouble(`The connection was lost before the end: your last change to question ${late.join(", ")} may have come too late. What counts stands below.`);
  for (const number of late) keep(number, null);
} else {
  document.addEventListener("input", heard);
  document.addEventListener("change", heard);
  document.addEventListener("focusout", (event) => heard(event, 0));
  addEventListener("online", again);
  document.addEventListener("recto:reached", () => moves === "freely" && !parts.size && loadParts());
  addEventListener("offline", () => trouble(offline()));
  addEventListener("pagehide", sendAll);
  document.addEventListener("visibilitychange", () => document.hidden && sendAll());
  addEventListener("popstate", () => show(Number(new URLSearchParams(location.search).get("q") ?? here), true));
  document.addEventListener("recto:time-nearly-up", sendAll);
  document.addEventListener("recto:time-up", timeIsUp);
  open();
}
