// @ts-check
// Matching: choose a left, then what goes with it, by tap or by number and letter.
// The selects hold the answer; this shows them as slots and a pool.

/** @param {Element} board */
const selects = (board) => /** @type {HTMLSelectElement[]} */ ([...board.querySelectorAll("select[name$=right]")]);

/** @param {string} text */
const say = (text) => document.dispatchEvent(new CustomEvent("recto:say", { detail: text }));

/** @param {HTMLSelectElement} select */
const changed = (select) => select.dispatchEvent(new Event("change", { bubbles: true }));

/** @param {Element} board @param {number} index of the left to fill next; -1 for none */
function activate(board, index) {
  board.querySelectorAll(".pair").forEach((pair, at) => pair.classList.toggle("act", at === index));
  draw(board);
}

/** Show what the selects say. */
/** @param {Element} board */
function draw(board) {
  const given = selects(board).map((select) => select.value);
  board.querySelectorAll(".pair").forEach((pair, at) => {
    const active = pair.classList.contains("act");
    pair.classList.toggle("filled", given[at] !== "");
    const slot = pair.querySelector("[data-slot]");
    slot?.setAttribute("aria-pressed", String(active));
    const words = slot?.querySelector("span");
    if (words) words.textContent = given[at] || (/** @type {HTMLElement} */ (board).dataset[active ? "now" : "choose"] ?? "");
  });
  for (const right of board.querySelectorAll("[data-right]")) {
    const used = given.includes(right.getAttribute("data-right") ?? "");
    right.classList.toggle("used", used);
    right.querySelector(".st")?.toggleAttribute("hidden", !used);
  }
  const matched = given.filter(Boolean).length;
  const count = document.getElementById("matched");
  if (count) count.textContent = `${matched} of ${given.length} matched`;
  const check = document.querySelector("button[form=answer]");
  if (matched < given.length) {
    check?.setAttribute("aria-disabled", "true");
    check?.setAttribute("aria-describedby", "matched");
  } else {
    check?.removeAttribute("aria-disabled");
    check?.removeAttribute("aria-describedby");
  }
}

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const board = target.closest("[data-match]");
  if (!board) return;
  const lefts = selects(board);
  const pair = target.closest(".pair");
  if (pair) {
    const index = [...board.querySelectorAll(".pair")].indexOf(pair);
    activate(board, pair.classList.contains("act") ? -1 : index);
    return;
  }
  const right = target.closest("[data-right]");
  if (!right) return;
  const text = right.getAttribute("data-right") ?? "";
  const before = lefts.findIndex((select) => select.value === text);
  let index = [...board.querySelectorAll(".pair")].findIndex((one) => one.classList.contains("act"));
  if (index < 0 && before >= 0) {
    // No left is waiting: a used one is taken back.
    lefts[before].value = "";
    changed(lefts[before]);
    activate(board, before);
    return;
  }
  if (index < 0) index = lefts.findIndex((select) => select.value === "");
  if (index < 0) return;
  if (before >= 0) lefts[before].value = "";
  lefts[index].value = text;
  changed(lefts[index]);
  say(`${index + 1}, ${text}`);
  activate(board, lefts.findIndex((select) => select.value === ""));
  // With everything matched, Enter checks.
  if (lefts.every((select) => select.value)) /** @type {HTMLElement | null} */ (document.querySelector("button[form=answer]"))?.focus();
});

function enhance() {
  for (const board of document.querySelectorAll("[data-match]:not(.on)")) {
    board.classList.add("on");
    for (const select of selects(board)) {
      select.hidden = true;
      select.required = false; // the Check button says so instead
    }
    for (const slot of board.querySelectorAll("[data-slot]")) slot.removeAttribute("hidden");
    board.querySelector("[data-pool]")?.removeAttribute("hidden");
    document.getElementById("matched")?.removeAttribute("hidden");
    activate(board, selects(board).findIndex((select) => select.value === ""));
  }
}
document.addEventListener("recto:page", enhance);
enhance();
