// @ts-check
// What a quiz says while one answers: trouble, what is saved, which questions are done.

import { isAnswered } from "./quiz_fields.js";
import { moves, waitingCount } from "./quiz_states.js";

/** @typedef {import("./quiz_states.js").State} State */

/** @param {string} text empty: all is well */
export function trouble(text) {
  const place = document.getElementById("trouble");
  if (!place) return;
  if (place.textContent !== text) place.textContent = text;
  place.hidden = !text;
}

/** @param {State} state @param {string} text */
export function stamp(state, text) {
  const place = state.part?.querySelector("[data-stamp]");
  if (!place) return;
  place.classList.toggle("kept", text.startsWith("Saved"));
  const words = place.querySelector("span");
  if (words) words.textContent = text || "Not answered yet";
}

/** The number of a question: answered, flagged. */
/** @param {State} state */
export function strip(state) {
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

export function offline() {
  const count = waitingCount();
  if (moves === "by-server") return "You are offline. Your answer is kept here and sent when you are back.";
  if (!count) return "You are offline. Keep going: what you answer is kept here and sent when you are back.";
  return `You are offline. Keep going: ${count === 1 ? "1 answer is" : `${count} answers are`} waiting to sync.`;
}
