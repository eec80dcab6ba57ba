// @ts-check
// Putting rows in order.  The number beside each row is the answer; this moves the
// rows by buttons, Alt with arrows, or dragging, and writes the numbers.

/** @param {Element} row */
const list = (row) => /** @type {HTMLElement} */ (row.parentElement);

/** Write each row's place, and stop the first going up and the last going down.  In a
 * quiz, rows that nobody moved are no answer yet. */
/** @param {Element} ol */
function number(ol) {
  const rows = [...ol.children];
  rows.forEach((row, index) => {
    const place = row.querySelector("select");
    if (place && !ol.hasAttribute("data-untouched")) place.value = String(index + 1);
    for (const button of row.querySelectorAll("[data-move]")) {
      const edge = button.getAttribute("data-move") === "-1" ? 0 : rows.length - 1;
      button.setAttribute("aria-disabled", String(index === edge));
    }
  });
}

/** @param {Element} row @param {number} by @param {HTMLElement | null} button: keeps the focus */
function move(row, by, button) {
  const rows = [...list(row).children];
  const to = rows.indexOf(row) + by;
  if (to < 0 || to >= rows.length) return;
  if (by < 0) rows[to].before(row);
  else rows[to].after(row);
  settle(row);
  button?.focus();
}

/** @param {Element} row the one that was moved */
function settle(row) {
  const ol = list(row);
  ol.removeAttribute("data-untouched");
  number(ol);
  for (const other of ol.children) other.classList.toggle("held", other === row);
  const place = [...ol.children].indexOf(row) + 1;
  const detail = `${row.querySelector("span")?.textContent}: now ${place} of ${ol.children.length}`;
  document.dispatchEvent(new CustomEvent("recto:say", { detail }));
  ol.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("click", (event) => {
  const button = /** @type {Element} */ (event.target).closest("[data-order] [data-move]");
  if (!(button instanceof HTMLElement) || button.getAttribute("aria-disabled") === "true") return;
  move(/** @type {Element} */ (button.closest("li")), Number(button.dataset.move), button);
});

document.addEventListener("keydown", (event) => {
  const row = /** @type {Element} */ (event.target).closest("[data-order] li");
  if (!row || !event.altKey || !/^Arrow(Up|Down)$/.test(event.key)) return;
  event.preventDefault();
  move(row, event.key === "ArrowUp" ? -1 : 1, /** @type {HTMLElement} */ (event.target));
});

document.addEventListener("pointerdown", (event) => {
  const grip = /** @type {Element} */ (event.target).closest("[data-order] .grip");
  const row = grip?.closest("li");
  if (!grip || !row) return;
  event.preventDefault();
  // The list holds the pointer: a row that moves in the document would lose it.
  const ol = list(row);
  ol.setPointerCapture(event.pointerId);
  row.classList.add("held");
  /** @param {Event} moved */
  const drag = (moved) => {
    const y = /** @type {PointerEvent} */ (moved).clientY;
    for (const other of ol.children) {
      const box = other.getBoundingClientRect();
      if (other === row || y < box.top || y > box.bottom) continue;
      if (y < box.top + box.height / 2) other.before(row);
      else other.after(row);
      return;
    }
  };
  ol.addEventListener("pointermove", drag);
  ol.addEventListener(
    "lostpointercapture",
    () => {
      ol.removeEventListener("pointermove", drag);
      settle(row);
    },
    { once: true },
  );
});

function enhance() {
  for (const ol of document.querySelectorAll("[data-order]:not(.on)")) {
    ol.classList.add("on");
    for (const select of ol.querySelectorAll("select")) select.hidden = true;
    for (const buttons of ol.querySelectorAll(".mv")) buttons.removeAttribute("hidden");
    // A row with the focus moves by Alt with arrows, and Enter still checks.
    for (const row of ol.children) /** @type {HTMLElement} */ (row).tabIndex = 0;
    const hint = document.getElementById(ol.getAttribute("aria-describedby") ?? "");
    hint?.querySelector("[data-plain]")?.setAttribute("hidden", "");
    hint?.querySelector("[data-rich]")?.removeAttribute("hidden");
    number(ol);
  }
}
document.addEventListener("recto:page", enhance);
enhance();
