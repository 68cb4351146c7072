// The inbox by keyboard: J and K to the next and the one before, 1 to 4 what became of it, L the next suggestion, B to save. Without
// this script the rows are links and the form is a form.
const form = document.querySelector("[data-handle]");
const rows = [...document.querySelectorAll("[data-inbox] a[href]")];
const here = rows.findIndex((row) => row.hasAttribute("aria-current"));

document.querySelector("[data-error-summary]")?.focus();

function choose(input) {
  input.checked = true;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.focus();
}

function nextLink() {
  const links = [...form.querySelectorAll("[data-link]")];
  const at = links.findIndex((link) => link.checked);
  if (links.length > 0) choose(links[(at + 1) % links.length]);
}

addEventListener("keydown", (event) => {
  const typing = event.target.matches("textarea, select, input:not([type=radio], [type=checkbox])");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  const keyed = form?.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (key === "j") rows[here + 1]?.click();
  else if (key === "k") rows[here - 1]?.click();
  else if (keyed) choose(keyed);
  else if (key === "l") nextLink();
  else if (key === "b") form?.requestSubmit();
  else return;
  event.preventDefault();
});
