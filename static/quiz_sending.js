// @ts-check
// Answers on their way to the server, one send a question at a time: a save names the
// count it saw, and where another window was quicker the learner chooses.

import { askBack, askWhich } from "./quiz_asking.js";
import { bodyOf, fill, isAnswered } from "./quiz_fields.js";
import { attempt, isPending, parts, remember, stateOf, states, url } from "./quiz_states.js";
import { offline, stamp, strip, trouble } from "./quiz_telling.js";

/** @typedef {import("./quiz_states.js").State} State */

const RETRY_MS = 4000;

/** Take up a question that came with a page; what was typed before stays in it. */
/** @param {HTMLElement} part @returns {State} */
export function adopt(part) {
  const number = Number(part.dataset.question);
  const seen = Number(part.querySelector("input[name$=seen]")?.getAttribute("value") ?? 0);
  const body = bodyOf(part);
  const isNew = !states.has(number);
  const state = stateOf(number);
  state.part = part;
  if (!isNew && isPending(state)) {
    state.stored = body;
    fill(part, state.body);
    if (state.conflict) letChoose(state);
  } else Object.assign(state, { body, stored: body, seen });
  return state;
}

/** @param {State} state @param {number} wait */
export function changed(state, wait) {
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
export async function sendAll() {
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
    if (state.part) letChoose(state);
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

export async function again() {
  if (!(await sendAll())) return;
  trouble("");
  document.dispatchEvent(new CustomEvent("recto:reached"));
}

/** Of two windows' answers, the learner takes one. */
/** @param {State} state */
function letChoose(state) {
  const { conflict } = state;
  const insist = () => {
    Object.assign(state, { seen: conflict?.saves, conflict: null });
    changed(state, 0);
  };
  askWhich(state, () => takeStored(state), insist);
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

export function timeIsUp() {
  trouble("Time is up. What you had saved was submitted.");
  document.dispatchEvent(new CustomEvent("recto:say", { detail: "Time is up" }));
  const leave = () => setTimeout(() => location.assign(url), 1500);
  if (navigator.onLine) leave();
  else addEventListener("online", leave);
}
