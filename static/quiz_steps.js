// @ts-check
// From one question of a quiz to another, without the server where it lets one.

import { adopt } from "./quiz_sending.js";
import { attempt, moves, number as first, parts, states, url } from "./quiz_states.js";

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("answer"));
const holder = document.querySelector("[data-holder]");
/** The question that is shown. */
export let here = Number(first);

/** All questions, so that one can go on without a connection. */
export async function loadParts() {
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
export function show(number, isBack = false) {
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
export function drawFlag(number) {
  const isFlagged = document.querySelector(`[data-strip="${number}"]`)?.classList.contains("fl") ?? false;
  const button = moves === "whole" ? document.querySelector(`[data-flag="${number}"]`) : document.querySelector("[data-flag]");
  button?.setAttribute("aria-pressed", String(isFlagged));
  const tail = moves === "whole" ? `-${number}` : "";
  button?.setAttribute("value", (isFlagged ? "unflag" : "flag") + tail);
}

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
