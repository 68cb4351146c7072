// Reads a text aloud where the browser can; the text stands beside it, and without a voice there is no button.
for (const button of document.querySelectorAll("[data-speak]")) {
  const text = document.getElementById(button.dataset.speak);
  if (!text || !("speechSynthesis" in window)) continue;
  const start = button.textContent;
  const quiet = () => { button.textContent = start; };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (speechSynthesis.speaking) {
      speechSynthesis.cancel();
      quiet();
      return;
    }
    const spoken = new SpeechSynthesisUtterance(text.innerText);
    spoken.lang = text.closest("[lang]").lang;
    spoken.addEventListener("end", quiet);
    spoken.addEventListener("error", quiet);
    button.textContent = button.dataset.stop;
    speechSynthesis.speak(spoken);
  });
}
addEventListener("pagehide", () => window.speechSynthesis?.cancel());
