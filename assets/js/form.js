// Takes the reader to the list of errors, and warns before unsaved text is lost.
document.querySelector("[data-error-summary]")?.focus();

for (const form of document.querySelectorAll("form[data-unsaved]")) {
  let unsaved = false;
  form.addEventListener("input", () => { unsaved = true; });
  form.addEventListener("submit", () => { unsaved = false; });
  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
}
