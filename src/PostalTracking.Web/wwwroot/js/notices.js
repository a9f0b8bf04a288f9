// The button on a parcel's page that lets this browser be told of it. Shown only where the browser can be.
import { registerWorker } from "./trusted.js";

const KEPT = "told-here";

const can = document.documentElement.dataset.worker === "on"
  && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

// Of which parcels this browser is told; nothing that would open anything.
function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? [];
  } catch {
    return [];
  }
}

const nameOf = (button) => `${button.dataset.number}.${button.dataset.generation}`;

const parcel = (button) => ({ trackNumber: button.dataset.number, generation: Number(button.dataset.generation) });

function keep(button, isOn) {
  const others = kept().filter((one) => one !== nameOf(button));
  localStorage.setItem(KEPT, JSON.stringify(isOn ? [...others, nameOf(button)] : others));
}

function show() {
  for (const button of can ? document.querySelectorAll("[data-push]") : []) {
    button.textContent = kept().includes(nameOf(button)) ? button.dataset.on : button.dataset.off;
    button.hidden = false;
    button.closest("[hidden]")?.removeAttribute("hidden");
  }
}

// The live page may have put another button in the place of the one that was pressed, and takes the words with the old one.
const now = (button) =>
  [...document.querySelectorAll("[data-push]")].find((one) => nameOf(one) === nameOf(button)) ?? button;

let said;

function say(button, words, own) {
  said = { button, words, own };
  tell();
}

function tell() {
  const place = said && now(said.button).closest(".notice-door").querySelector(".notice-said");
  if (!place) {
    return;
  }

  place.textContent = said.words;
  if (said.own) {
    const link = document.createElement("a");
    link.href = said.own;
    link.textContent = said.button.dataset.own;
    place.append(" ", link);
  }
}

async function ask(path, body) {
  const answer = await fetch(path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }

  return answer.status === 204 ? null : answer.json();
}

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));

async function begin(button) {
  if (await Notification.requestPermission() !== "granted") {
    say(button, button.dataset.denied);
    return;
  }

  await registerWorker();
  const { pushManager } = await navigator.serviceWorker.ready;
  const browser = await pushManager.getSubscription()
    ?? await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(button.dataset.push) });
  const { endpoint, keys } = browser.toJSON();
  const { own } = await ask("/notices/push", { ...parcel(button), endpoint, p256dh: keys.p256dh, auth: keys.auth });
  keep(button, true);
  say(button, button.dataset.done, own);
}

async function stop(button) {
  const { pushManager } = await navigator.serviceWorker.ready;
  const browser = await pushManager.getSubscription();
  if (browser) {
    await ask("/notices/push/stop", { ...parcel(button), endpoint: browser.endpoint });
  }

  keep(button, false);
  say(button, button.dataset.stopped);
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-push]");
  if (!button) {
    return;
  }

  button.disabled = true;
  try {
    await (kept().includes(nameOf(button)) ? stop(button) : begin(button));
  } catch {
    say(button, button.dataset.failed);
  }

  button.disabled = false;
  show();
  now(button).focus();
});

show();

// A live page is put in the place of the old one as a whole, its button with it.
new MutationObserver((changes) => {
  if (changes.some((one) => [...one.addedNodes].some((node) => node.querySelector?.("[data-push]")))) {
    show();
    tell();
  }
}).observe(document.getElementById("main"), { childList: true });
