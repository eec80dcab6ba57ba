// @ts-check
// A date on a timeline.  The typed field holds the answer; slider and steps write
// into it, and what is typed moves the slider, so all three stay in step.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** @typedef {{ year: number, month: number, day: number }} Point years count as astronomers do: 0 is 1 BC */

/** @param {string} text EDTF, such as 2022-01-05 or -0043 @returns {Point | null} */
function fromEdtf(text) {
  const found = /^Y?(-?\d+)(?:-(\d\d))?(?:-(\d\d))?[~?%]?$/.exec(text);
  return found && { year: Number(found[1]), month: Number(found[2] ?? 1), day: Number(found[3] ?? 1) };
}

/** @param {string} word "Jan", "january" @returns {number} 1 to 12, or 0 */
const monthOf = (word) => (word.length < 3 ? 0 : MONTHS.findIndex((name) => name.toLowerCase().startsWith(word.toLowerCase())) + 1);

/** What a learner types: 5 January 2022, Jan 5 2022, January 2022, 5 Jan, 1914, 44 BC. */
/** @param {string} text @param {number} now the slider's step, for a year left out @param {string} unit @returns {Point | null} */
function fromWords(text, now, unit) {
  if (/^Y?-?\d{4,}(-\d\d)*[~?%]?$/.test(text.trim())) return fromEdtf(text.trim());
  const words = text.match(/[a-z]+|\d+/gi) ?? [];
  const month = words.map(monthOf).find(Boolean) ?? 0;
  const numbers = words.filter((word) => /^\d/.test(word)).map(Number);
  const day = month ? numbers.find((number) => number >= 1 && number <= 31) : undefined;
  let year = numbers.find((number) => number !== day);
  if (year === undefined && !month) return null;
  if (year !== undefined && /\bb\.? ?c/i.test(text)) year = 1 - year;
  if (year !== undefined && /centur/i.test(text)) year = (year - 1) * 100;
  const shown = unit === "day" ? new Date(now * 86_400_000).getUTCFullYear() : Math.floor(now / 12);
  return { year: year ?? shown, month: month || 1, day: day ?? 1 };
}

/** @param {Point} point @param {string} unit @returns {number} days since 1970, or months, years … since year 0 */
function toSteps({ year, month, day }, unit) {
  if (unit === "day") {
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    return Math.round(date.getTime() / 86_400_000);
  }
  if (unit === "month") return year * 12 + month - 1;
  return Math.floor(year / ({ decade: 10, century: 100 }[unit] ?? 1));
}

/** @param {number} year */
const named = (year) => (year > 0 ? String(year) : `${1 - year} BC`);

/** @param {number} steps @param {string} unit */
function toWords(steps, unit) {
  if (unit === "day") {
    const date = new Date(steps * 86_400_000);
    return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${named(date.getUTCFullYear())}`;
  }
  if (unit === "month") return `${MONTHS[((steps % 12) + 12) % 12]} ${named(Math.floor(steps / 12))}`;
  if (unit === "decade") return `${steps * 10}s`;
  if (unit === "century") {
    const count = steps + 1;
    const teen = count % 100 > 10 && count % 100 < 14;
    return `${count}${(!teen && ["", "st", "nd", "rd"][count % 10]) || "th"} century`;
  }
  return named(steps);
}

/** @param {HTMLElement} box */
function enhancePick(box) {
  const unit = box.dataset.unit ?? "day";
  const slider = /** @type {HTMLInputElement} */ (box.querySelector("[data-slider]"));
  const typed = /** @type {HTMLInputElement} */ (box.querySelector("[name$=answer]"));
  const output = /** @type {HTMLOutputElement} */ (box.querySelector("output"));

  slider.setAttribute("aria-valuetext", "no date chosen");
  slider.hidden = false;
  box.querySelector(".stepper")?.removeAttribute("hidden");
  if (typed.hasAttribute("data-focus")) {
    typed.removeAttribute("data-focus");
    slider.setAttribute("data-focus", "");
  }

  const show = () => {
    output.value = toWords(Number(slider.value), unit);
    output.classList.remove("unset");
    slider.setAttribute("aria-valuetext", output.value);
  };
  const choose = () => {
    show();
    typed.value = output.value;
    typed.dispatchEvent(new Event("change", { bubbles: true }));
  };
  slider.addEventListener("input", choose);
  // A tenth of the line, and back by the same key's twin to where it was.
  slider.addEventListener("keydown", (event) => {
    const way = { PageUp: 1, PageDown: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    const tenth = Math.max(Math.round((Number(slider.max) - Number(slider.min)) / 10), 1);
    slider.value = String(Number(slider.value) + way * tenth);
    choose();
  });
  // Pressing on the thumb where it stands is a choice too.
  slider.addEventListener("pointerup", choose);
  const follow = () => {
    const point = fromWords(typed.value, Number(slider.value), unit);
    if (!point) return;
    slider.value = String(toSteps(point, unit));
    show();
  };
  typed.addEventListener("input", follow);
  follow(); // an answer given before
  for (const button of box.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => {
      slider.value = String(Number(slider.value) + Number(button.getAttribute("data-step")));
      choose();
      document.dispatchEvent(new CustomEvent("recto:say", { detail: output.value }));
    });
  }
}

function enhance() {
  for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-pick]:not(.on)"))) {
    box.classList.add("on");
    enhancePick(box);
  }
}
document.addEventListener("recto:page", enhance);
enhance();
