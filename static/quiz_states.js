// @ts-check
// The questions of an attempt as this page knows them: what stands in each, and how much
// of that the server has.

import { keep } from "./quiz_outbox.js";

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
export const { attempt, url = "/", moves = "over", number = "0" } = page.dataset;

/** @type {Map<number, State>} */
export const states = new Map();
/** @type {Map<number, HTMLElement>} the questions to go through without the server */
export const parts = new Map();

/** The state of a question, of which nothing is known at first. */
/** @param {number} number @returns {State} */
export function stateOf(number) {
  let state = states.get(number);
  if (!state) {
    state = { number, body: "", stored: null, seen: 0, flag: undefined, part: null, timer: 0, flight: null, conflict: null, refused: false };
    states.set(number, state);
  }
  return state;
}

/** @param {State} state */
export const isPending = (state) => state.body !== state.stored || state.flag !== undefined;

/** @param {State} state */
export function remember(state) {
  const { body, seen, flag } = state;
  keep(state.number, isPending(state) ? { body, seen, flag } : null);
}

export const waitingCount = () => [...states.values()].filter(isPending).length;
