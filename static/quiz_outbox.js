// @ts-check
// Answers that have not reached the server, kept in this browser until they have.

/** @typedef {{ body: string, seen: number, flag?: boolean }} Waiting */

const { attempt, person } = /** @type {HTMLElement} */ (document.querySelector("[data-attempt]")).dataset;
const KEY = `recto:answer:${person}:${attempt}:`;

/** @param {number} number of the question @param {Waiting | null} waiting null: nothing any more */
export function keep(number, waiting) {
  try {
    if (waiting) localStorage.setItem(KEY + number, JSON.stringify(waiting));
    else localStorage.removeItem(KEY + number);
  } catch {
    // Full, or not allowed: the answer is sent from the page as long as it is open.
  }
}

/** @returns {Map<number, Waiting>} */
export function kept() {
  const found = new Map();
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(KEY)) found.set(Number(name.slice(KEY.length)), JSON.parse(localStorage[name]));
    }
  } catch {
    // Nothing that can be read.
  }
  return found;
}
