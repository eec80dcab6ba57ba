// @ts-check
// Copies the text of a field; without a script it can be marked and copied by hand.

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-copy]"))) {
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById(button.dataset.copy ?? ""));
  if (!field || !navigator.clipboard) continue;
  button.hidden = false;
  field.addEventListener("focus", () => field.select());
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      document.dispatchEvent(new CustomEvent("recto:say", { detail: "Link copied" }));
      const words = button.firstChild;
      if (!words) return;
      const before = words.textContent;
      words.textContent = "Copied";
      setTimeout(() => (words.textContent = before), 2000);
    } catch {
      field.focus(); // marked, to be copied by hand
    }
  });
}
