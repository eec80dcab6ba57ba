// @ts-check
// What a quiz asks back of an answer: which of two windows' counts, which date is meant.

import { stamp, trouble } from "./quiz_telling.js";

/** @typedef {import("./quiz_states.js").State} State */

/** Two windows said different things: the stored answer, and a choice. */
/** @param {State} state @param {() => void} takeStored @param {() => void} insist */
export function askWhich(state, takeStored, insist) {
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
    choice("Keep that answer", takeStored),
    choice("Use mine instead", () => {
      box.remove();
      insist();
    }),
  );
  box.append(text, buttons);
  part.querySelector("h2")?.after(box);
  stamp(state, "Not saved");
}

/** A date that can be read two ways: which one is meant? */
/** @param {State} state @param {string[]} either */
export function askBack(state, either) {
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
