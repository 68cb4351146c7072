// Makes a passkey, or signs in with one. Without this script, and where a browser knows no passkeys, the password stands there.
const QUESTION_LASTS = 4 * 60_000;

const button = document.querySelector("[data-passkey]");
const form = button?.form;
const makes = button?.hasAttribute("data-passkey-new");
const failed = document.querySelector("[data-passkey-failed]");
let waiting = new AbortController();
let renewal;

// What the municipality asks of this browser. It may be answered once.
async function question() {
  const body = new URLSearchParams({ csrf: form.elements.csrf.value });
  const answer = await fetch(button.dataset.passkey, { method: "POST", body });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()).publicKey;
}

async function credential(mediation) {
  waiting.abort();
  clearTimeout(renewal);
  waiting = new AbortController();
  const { signal } = waiting;
  if (makes) {
    return navigator.credentials.create({ signal, publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(await question()) });
  }
  return navigator.credentials.get({ signal, mediation, publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(await question()) });
}

function send(made) {
  form.elements.answer.value = JSON.stringify(made);
  form.requestSubmit(button);
}

// Lets the browser offer its passkeys at the field for the e-mail address, for as long as this page is open.
async function offer() {
  try {
    const made = credential("conditional");
    renewal = setTimeout(offer, QUESTION_LASTS);
    send(await made);
  } catch {
    // Nobody chose one, or the question was asked anew: the page is as it was.
  }
}

async function offered() {
  return !makes && await PublicKeyCredential.isConditionalMediationAvailable?.();
}

async function pressed(event) {
  // Without a name the form comes back with what is wrong, before a device makes anything.
  if (makes && !form.elements.name.value.trim()) return;
  event.preventDefault();
  failed.hidden = true;
  try {
    send(await credential());
  } catch {
    failed.hidden = false;
    if (await offered()) offer();
  }
}

if (button && globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  for (const part of document.querySelectorAll("[data-passkey-known]")) part.hidden = false;
  for (const part of document.querySelectorAll("[data-passkey-unknown]")) part.hidden = true;
  button.addEventListener("click", pressed);
  if (await offered()) offer();
}
