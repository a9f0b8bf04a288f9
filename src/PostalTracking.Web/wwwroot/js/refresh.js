// Keeps an open parcel's page fresh: asks for the page with its ETag and, where it has changed, puts the new one in
// the place of the old. The page works the same without this file, only by hand.
import { parsePage } from "./trusted.js";

const SLOWEST = 60;

const parcel = () => document.querySelector(".parcel");
const offline = document.getElementById("offline");
const news = document.getElementById("news");

let etag = parcel().dataset.etag;
let failures = 0;
let timer = 0;

function schedule(seconds = Number(parcel()?.dataset.refresh)) {
  clearTimeout(timer);
  if (seconds > 0) {
    timer = setTimeout(look, Math.min(seconds * 2 ** failures, SLOWEST) * 1000);
  }
}

async function look() {
  // A hidden tab asks nothing, coming back asks at once; a finished journey has no more news.
  if (document.hidden || !parcel()?.dataset.refresh) {
    return;
  }

  let pause;
  try {
    const answer = await fetch(location.href, { headers: { "If-None-Match": etag }, cache: "no-store" });
    if (answer.status === 200) {
      show(parsePage(await answer.text()));
      etag = answer.headers.get("ETag");
    }

    const busy = answer.status === 429 || answer.status >= 500;
    failures = busy ? failures + 1 : 0;
    pause = Number(answer.headers.get("Retry-After")) || undefined;
    offline.hidden = true;
  } catch {
    failures += 1;
    offline.hidden = false;
  }

  schedule(pause);
}

function show(page) {
  const fresh = page.querySelector(".parcel");
  const old = parcel();
  if (!fresh || !old) {
    return;
  }

  const before = new Set([...old.querySelectorAll("[data-event]")].map((event) => event.dataset.event));
  for (const event of fresh.querySelectorAll("[data-event]")) {
    event.classList.toggle("arrived", !before.has(event.dataset.event));
  }

  for (const open of old.querySelectorAll("details[open]")) {
    fresh.querySelector(`#${CSS.escape(open.id)}`)?.setAttribute("open", "");
  }

  const focus = pathTo(document.activeElement, old);
  const answer = old.querySelector("h1").textContent;

  old.replaceWith(document.adoptNode(fresh));
  document.title = page.title;
  focus?.()?.focus({ preventScroll: true });

  const told = fresh.querySelector("h1").textContent;
  if (told !== answer) {
    news.textContent = told;
  }
}

// Finds the focused element again: a "why so" by its entry, a link by where it leads.
function pathTo(element, root) {
  if (!root.contains(element)) {
    return null;
  }

  const id = element.closest("[id]")?.id;
  const href = element.getAttribute("href");
  return () => (href ? parcel().querySelector(`a[href="${CSS.escape(href)}"]`) : id && parcel().querySelector(`#${CSS.escape(id)} summary`));
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) {
    look();
  }
});
addEventListener("online", look);
schedule();
