// @ts-check
// Taking a quiz: every change is sent at once, one send a question at a time, and what
// cannot be sent waits in this browser.  The server keeps what counts: a save names the
// count it saw, and where another window was quicker the learner chooses.

import { bodyOf, fieldsOf, fill, isAnswered } from "./quiz_fields.js";
import { keep, kept } from "./quiz_outbox.js";

/**
 * @typedef {object} State of a question
 * @property {number} number
 * @property {string} body as it stands in the fields
 * @property {string | null} stored as the server has it; null: not known here
 * @property {number} seen
 * @property {boolean | undefined} flag wanted; undefined: as it is
 * @property {HTMLElement | null} part
 * @property {number} timer
 * @property {Promise<boolean> | null} flight
 * @property {{ saves: number, stored: string[] } | null} conflict
 * @property {boolean} refused
 */

const page = /** @type {HTMLElement} */ (document.querySelector("[data-attempt]"));
const { attempt, url = "/", moves = "over" } = page.dataset;
const form = /** @type {HTMLFormElement | null} */ (document.getElementById("answer"));
const TYPING_MS = 600;
const RETRY_MS = 4000;

/** @type {Map<number, State>} */
const states = new Map();
/** @type {Map<number, HTMLElement>} the questions to go through without the server */
const parts = new Map();

// The questions

/** @param {HTMLElement} part @returns {State} */
function adopt(part) {
  const number = Number(part.dataset.question);
  const seen = Number(part.querySelector("input[name$=seen]")?.getAttribute("value") ?? 0);
  const known = states.get(number);
  const body = bodyOf(part);
  if (!known) {
    const state = { number, body, stored: body, seen, flag: undefined, part, timer: 0, flight: null, conflict: null, refused: false };
    states.set(number, state);
    return state;
  }
  known.part = part;
  if (isPending(known)) {
    known.stored = body;
    fill(part, known.body);
    if (known.conflict) askWhich(known);
  } else Object.assign(known, { body, stored: body, seen });
  return known;
}

// Sending

/** @param {State} state */
const isPending = (state) => state.body !== state.stored || state.flag !== undefined;

/** @param {State} state */
function remember(state) {
  const { body, seen, flag } = state;
  keep(state.number, isPending(state) ? { body, seen, flag } : null);
}

/** @param {State} state @param {number} wait */
function changed(state, wait) {
  state.refused = false;
  remember(state);
  strip(state);
  clearTimeout(state.timer);
  if (!isPending(state) || state.conflict) return;
  state.part?.querySelector("[data-either]")?.remove();
  stamp(state, "Saving");
  state.timer = setTimeout(() => send(state), wait);
}

/** Send what stands in a question; whatever was changed meanwhile follows. */
/** @param {State} state @returns {Promise<boolean>} whether the server has it all */
function send(state) {
  clearTimeout(state.timer);
  state.flight ??= (async () => {
    while (isPending(state) && !state.conflict && !state.refused) if (!(await post(state))) return false;
    return !isPending(state);
  })().finally(() => (state.flight = null));
  return state.flight;
}

/** @returns {Promise<boolean>} */
async function sendAll() {
  const sent = await Promise.all([...states.values()].map(send));
  return sent.every(Boolean);
}

/** @param {State} state @returns {Promise<boolean>} */
async function post(state) {
  const { body, flag } = state;
  const fields = new URLSearchParams(body);
  fields.set("seen", String(state.seen));
  if (flag !== undefined) fields.set("go", flag ? "flag" : "unflag");
  let reply;
  try {
    reply = await fetch(`/attempts/${attempt}/questions/${state.number}`, {
      method: "post",
      body: fields,
      headers: { Accept: "application/json" },
      redirect: "manual",
      keepalive: body.length < 50_000,
      signal: AbortSignal.timeout(15_000),
    });
  } catch {
    return later(offline());
  }
  if (reply.type === "opaqueredirect" || reply.status === 401) {
    return later("You are signed out. Sign in again in another tab; your answers wait here.");
  }
  const isOurs = reply.headers.get("Content-Type")?.startsWith("application/json");
  const told = isOurs ? await reply.json() : {};
  if (reply.ok && isOurs) return landed(state, body, flag, told);
  if (reply.status === 409 && isOurs) return refused(state, told);
  if (reply.status >= 500 || reply.status === 429) return later("Your answer was not saved yet. Trying again.");
  state.refused = true;
  stamp(state, "Not saved");
  trouble("Your answer was not saved. Shorten it, or reload the page.");
  return false;
}

/** @param {State} state @param {string} body @param {boolean | undefined} flag @param {any} told */
function landed(state, body, flag, told) {
  Object.assign(state, { stored: body, seen: told.saves });
  if (state.flag === flag) state.flag = undefined;
  state.part?.querySelector("input[name$=seen]")?.setAttribute("value", String(told.saves));
  remember(state);
  if (!isPending(state)) stamp(state, told.saved && isAnswered(body) ? `Saved ${told.saved}` : told.saved ? `Taken out ${told.saved}` : "");
  if (told.left_ms !== undefined) document.dispatchEvent(new CustomEvent("recto:time-left", { detail: told.left_ms }));
  if (![...states.values()].some((other) => isPending(other) && other !== state)) trouble("");
  if (!isPending(state)) askBack(state, told.either ?? []);
  return true;
}

/** @param {State} state @param {any} told @returns {boolean} */
function refused(state, told) {
  if (told.over) {
    timeIsUp();
  } else if ("over" in told) {
    // This question was handed in: what this page holds of it does not count.
    state.stored = state.body;
    state.flag = undefined;
    remember(state);
    if (state.part?.isConnected) location.assign(told.url);
    return true;
  } else {
    state.conflict = told;
    if (state.part) askWhich(state);
    if (!state.part?.isConnected) trouble(`Another window answered question ${state.number} otherwise. Go there to choose which answer counts.`);
  }
  return false;
}

/** Something stands between us and the server; try again by and by. */
/** @param {string} text */
function later(text) {
  trouble(text);
  for (const state of states.values()) if (isPending(state)) stamp(state, "Not sent yet");
  clearTimeout(retry);
  retry = setTimeout(again, RETRY_MS);
  return false;
}
let retry = 0;

async function again() {
  if (!(await sendAll())) return;
  trouble("");
  if (moves === "freely" && !parts.size) await loadParts();
}

const waitingCount = () => [...states.values()].filter(isPending).length;

function offline() {
  const count = waitingCount();
  if (moves === "by-server") return "You are offline. Your answer is kept here and sent when you are back.";
  if (!count) return "You are offline. Keep going: what you answer is kept here and sent when you are back.";
  return `You are offline. Keep going: ${count === 1 ? "1 answer is" : `${count} answers are`} waiting to sync.`;
}

// What is said

/** @param {string} text empty: all is well */
function trouble(text) {
  const place = document.getElementById("trouble");
  if (!place) return;
  if (place.textContent !== text) place.textContent = text;
  place.hidden = !text;
}

/** @param {State} state @param {string} text */
function stamp(state, text) {
  const place = state.part?.querySelector("[data-stamp]");
  if (!place) return;
  place.classList.toggle("kept", text.startsWith("Saved"));
  const words = place.querySelector("span");
  if (words) words.textContent = text || "Not answered yet";
}

/** The number of a question: answered, flagged. */
/** @param {State} state */
function strip(state) {
  const done = isAnswered(state.body);
  for (const mark of document.querySelectorAll(`[data-strip="${state.number}"]`)) {
    mark.classList.toggle("done", done);
    if (state.flag !== undefined) mark.classList.toggle("fl", state.flag);
    const flagged = mark.classList.contains("fl") ? ", flagged" : "";
    mark.setAttribute("aria-label", `Question ${state.number}, ${done ? "answered" : "not answered"}${flagged}`);
  }
  const count = document.querySelectorAll(".qpanel [data-strip].done").length;
  for (const place of document.querySelectorAll("[data-answered]")) place.textContent = String(count);
}

/** Two windows said different things: the stored answer, and a choice. */
/** @param {State} state */
function askWhich(state) {
  const { part, conflict } = state;
  if (!part || !conflict) return;
  part.querySelector(".differ")?.remove();
  const box = document.createElement("div");
  box.className = "alert warn differ";
  box.setAttribute("role", "alert");
  const text = document.createElement("p");
  const stored = document.createElement("b");
  stored.textContent = conflict.stored.join("; ") || "no answer";
  text.append("Another window saved another answer to this question: ", stored, ". Which one counts?");
  const buttons = document.createElement("p");
  buttons.className = "row wrapx";
  buttons.append(
    choice("Keep that answer", () => takeStored(state)),
    choice("Use mine instead", () => {
      Object.assign(state, { seen: conflict.saves, conflict: null });
      box.remove();
      changed(state, 0);
    }),
  );
  box.append(text, buttons);
  part.querySelector("h2")?.after(box);
  stamp(state, "Not saved");
}

/** A date that can be read two ways: which one is meant? */
/** @param {State} state @param {string[]} either */
function askBack(state, either) {
  state.part?.querySelector("[data-either]")?.remove();
  if (!state.part || !either.length) return;
  const box = document.createElement("div");
  box.className = "alert info either";
  box.dataset.either = "";
  box.setAttribute("role", "status");
  const text = document.createElement("p");
  text.textContent = "This can be read as two dates. Which one do you mean?";
  const buttons = document.createElement("p");
  buttons.className = "row wrapx";
  for (const date of either) {
    const button = choice(date, () => {});
    button.value = date;
    button.dataset.instead = "";
    buttons.append(button);
  }
  const words = document.createElement("div");
  words.append(text, buttons);
  box.append(words);
  state.part.querySelector("[data-stamp]")?.before(box);
  if (!state.part.isConnected) trouble(`Your answer to question ${state.number} can be read as two dates. Go there to choose.`);
}

document.addEventListener("click", (event) => {
  const button = /** @type {HTMLButtonElement | null} */ (/** @type {Element} */ (event.target).closest("[data-instead]"));
  const field = /** @type {HTMLInputElement | null | undefined} */ (button?.closest("[data-question]")?.querySelector("input[name$=answer]"));
  if (!button || !field) return;
  event.preventDefault();
  field.focus(); // before the button that has the focus is gone
  field.value = button.value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
});

/** @param {string} words @param {() => void} act */
function choice(words, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn sm";
  button.textContent = words;
  button.addEventListener("click", act);
  return button;
}

/** Take another window's answer: the question as the server has it. */
/** @param {State} state */
async function takeStored(state) {
  const reply = await fetch(`${url}?q=${state.number}`).catch(() => null);
  if (!reply?.ok) return later(offline());
  const read = new DOMParser().parseFromString(await reply.text(), "text/html");
  const fresh = /** @type {HTMLElement | null} */ (read.querySelector(`[data-question="${state.number}"]`));
  if (!fresh) return location.reload();
  const body = bodyOf(fresh);
  Object.assign(state, { conflict: null, body: "", stored: "", flag: undefined });
  const place = state.part?.parentElement;
  state.part = fresh; // what leaves the page is not heard any more
  place?.replaceChildren(fresh);
  fill(fresh, body);
  if (parts.size) parts.set(state.number, fresh);
  adopt(fresh);
  remember(state);
  strip(state);
  trouble("");
  document.dispatchEvent(new CustomEvent("recto:page"));
  fresh.querySelector("h2")?.focus();
}

// From one question to another

const holder = document.querySelector("[data-holder]");
let here = Number(page.dataset.number ?? 0);

/** All questions, so that one can go on without a connection. */
async function loadParts() {
  const reply = await fetch(`/attempts/${attempt}/questions`).catch(() => null);
  if (!reply?.ok) return;
  const read = new DOMParser().parseFromString(await reply.text(), "text/html");
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (read.querySelectorAll("[data-question]"))) {
    const number = Number(part.dataset.question);
    const shown = states.get(number)?.part;
    parts.set(number, shown ?? document.importNode(part, true));
    if (!shown) adopt(/** @type {HTMLElement} */ (parts.get(number)));
  }
}

/** @param {number} number @param {boolean} [isBack] whether the browser's Back led here */
function show(number, isBack = false) {
  const part = parts.get(number);
  if (!part || !holder || !form) return false;
  const count = parts.size;
  here = number;
  holder.replaceChildren(part);
  form.action = part.dataset.save ?? form.action;
  const where = `Question ${number} of ${count}`;
  document.title = `${where} · Recto`;
  for (const place of document.querySelectorAll("[data-where]")) place.textContent = where;
  for (const mark of document.querySelectorAll("[data-strip]")) {
    if (Number(mark.getAttribute("data-strip")) === number) mark.setAttribute("aria-current", "step");
    else mark.removeAttribute("aria-current");
  }
  form.querySelector("[value=previous]")?.toggleAttribute("hidden", number === 1);
  form.querySelector(".qfoot")?.classList.toggle("last", number === count);
  const next = form.querySelector("[data-next] span");
  if (next) next.textContent = number === count ? "Review and submit" : "Next";
  drawFlag(number);
  document.querySelector(".qnavm")?.removeAttribute("open");
  if (!isBack) history.pushState(null, "", `${url}?q=${number}`);
  document.dispatchEvent(new CustomEvent("recto:page"));
  scrollTo(0, 0);
  part.querySelector("h2")?.focus({ preventScroll: true });
  return true;
}

/** @param {number} number */
function drawFlag(number) {
  const isFlagged = document.querySelector(`[data-strip="${number}"]`)?.classList.contains("fl") ?? false;
  const button = moves === "whole" ? document.querySelector(`[data-flag="${number}"]`) : document.querySelector("[data-flag]");
  button?.setAttribute("aria-pressed", String(isFlagged));
  const tail = moves === "whole" ? `-${number}` : "";
  button?.setAttribute("value", (isFlagged ? "unflag" : "flag") + tail);
}

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

// In a quiz on one page J and K lead from question to question.
document.addEventListener("keydown", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (moves !== "whole" || document.documentElement.dataset.keys === "off" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (target.matches("input:not([type=radio], [type=checkbox]), select, textarea")) return;
  const step = { j: 1, k: -1 }[event.key.toLowerCase()];
  if (!step) return;
  const all = [...document.querySelectorAll("[data-question]")];
  const at = all.findIndex((part) => part.contains(document.activeElement));
  const heading = all[Math.min(Math.max(at + step, 0), all.length - 1)]?.querySelector("h2");
  heading?.scrollIntoView({ block: "center" });
  heading?.focus({ preventScroll: true });
});

// Listening

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

function timeIsUp() {
  trouble("Time is up. What you had saved was submitted.");
  document.dispatchEvent(new CustomEvent("recto:say", { detail: "Time is up" }));
  const leave = () => setTimeout(() => location.assign(url), 1500);
  if (navigator.onLine) leave();
  else addEventListener("online", leave);
}

async function open() {
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-question]:not([data-settled])"))) adopt(part);
  for (const [number, waiting] of kept()) {
    let state = states.get(number);
    if (!state) {
      state = { number, body: "", stored: null, seen: 0, flag: undefined, part: null, timer: 0, flight: null, conflict: null, refused: false };
      states.set(number, state);
    }
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
  addEventListener("offline", () => trouble(offline()));
  addEventListener("pagehide", sendAll);
  document.addEventListener("visibilitychange", () => document.hidden && sendAll());
  addEventListener("popstate", () => show(Number(new URLSearchParams(location.search).get("q") ?? here), true));
  document.addEventListener("recto:time-nearly-up", sendAll);
  document.addEventListener("recto:time-up", timeIsUp);
  open();
}
