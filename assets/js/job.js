// Keeps the progress of a long job up to date. Without this script the page refreshes itself.
const PAUSE = 2000;

const job = document.querySelector("[data-job]");

async function refresh() {
  const answer = await fetch(job.dataset.job);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const news = page.querySelector("[data-job]");
  if (!news) {
    location.reload(); // The job has ended: show the page as it is now.
    return;
  }
  const words = job.querySelector(".sk-progress__words");
  const newWords = news.querySelector(".sk-progress__words").textContent;
  if (words.textContent !== newWords) words.textContent = newWords;
  const bar = job.querySelector("progress");
  const newBar = news.querySelector("progress");
  if (bar && newBar) bar.replaceWith(newBar);
}

async function watch() {
  try {
    await refresh();
  } catch {
    // No network for a moment: try again later.
  }
  setTimeout(watch, PAUSE);
}

if (job) setTimeout(watch, PAUSE);
