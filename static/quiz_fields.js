// @ts-check
// The fields in which a question of a quiz is answered: read as a form would send them,
// and filled again.  A question that shares its page has a prefix before their names.

/** @param {HTMLElement} part @returns {(HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)[]} */
export const fieldsOf = (part) => [.../** @type {any} */ (part.querySelectorAll("input[name], select[name], textarea[name]"))];

/** @param {HTMLElement} part */
export function bodyOf(part) {
  const prefix = part.dataset.name ?? "";
  const body = new URLSearchParams();
  for (const field of fieldsOf(part)) {
    const name = field.name.slice(prefix.length);
    const isOff = field.matches("[type=radio], [type=checkbox]") && !(/** @type {HTMLInputElement} */ (field).checked);
    if (name !== "seen" && !isOff) body.append(name, field.value);
  }
  return body.toString();
}

/** Put an answer into the fields. */
/** @param {HTMLElement} part @param {string} body */
export function fill(part, body) {
  const prefix = part.dataset.name ?? "";
  const given = new URLSearchParams(body);
  /** @type {Map<string, string[]>} */
  const left = new Map();
  for (const field of fieldsOf(part)) {
    const name = field.name.slice(prefix.length);
    if (name === "seen" || name === "item" || name === "left") continue;
    if (!left.has(name)) left.set(name, given.getAll(name));
    const values = /** @type {string[]} */ (left.get(name));
    if (field.matches("[type=radio], [type=checkbox]")) {
      /** @type {HTMLInputElement} */ (field).checked = values.includes(field.value);
    } else if (name === "place") {
      const row = field.closest("li")?.querySelector(`input[name$=item]`);
      field.value = values[given.getAll("item").indexOf(/** @type {HTMLInputElement} */ (row).value)] ?? "";
    } else field.value = values.shift() ?? "";
  }
  for (const list of part.querySelectorAll("[data-order]")) {
    /** @param {Element} row */
    const place = (row) => Number(row.querySelector("select")?.value || 99);
    list.append(...[...list.children].sort((one, two) => place(one) - place(two)));
    if (given.getAll("place").some(Boolean)) list.removeAttribute("data-untouched");
  }
  for (const board of part.querySelectorAll("[data-match], [data-order]")) board.classList.remove("on");
  for (const typed of part.querySelectorAll("[data-pick] input[name]")) typed.dispatchEvent(new Event("input"));
  document.dispatchEvent(new CustomEvent("recto:page"));
}

/** @param {string} body */
export function isAnswered(body) {
  const given = new URLSearchParams(body);
  return ["answer", "right", "place"].some((name) => given.getAll(name).some((text) => text.trim()));
}
