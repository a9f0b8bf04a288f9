// Keeps an open parcel's page fresh: when the stream has news, or now and then where there is no stream, asks for the page
// with its ETag and, where it has changed, puts the new one in the place of the old. The page works the same without this
// file, only by hand.
import { follow } from "./stream.js";
import { parsePage } from "./trusted.js";

// Also the pace beside an open stream: "4 min ago" grows old without any news.
const SLOWEST = 60;

const parcel = () => document.querySelector(".parcel");
const offline = document.getElementById("offline");
const news = document.getElementById("news");

let etag = parcel().dataset.etag;
let failures = 0;
let timer = 0;
let looking = false;
let again = false;

const stream = follow(
  () => parcel()?.dataset.live,
  (mark) => mark !== parcel()?.dataset.mark && look(),
  (isOpen) => (isOpen && !offline.hidden ? look() : schedule()),
);

function schedule(seconds = stream?.isOpen ? SLOWEST : Number(parcel()?.dataset.refresh)) {
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

  // What is news while a look is under way may have come too late for it.
  again = looking;
  if (looking) {
    return;
  }

  looking = true;
  const pause = await fetchAndShow();
  looking = false;
  if (again) {
    look();
  } else {
    schedule(pause);
  }
}

async function fetchAndShow() {
  try {
    const answer = await fetch(location.href, { headers: { "If-None-Match": etag }, cache: "no-store" });
    if (answer.status === 200) {
      show(parsePage(await answer.text()));
      etag = answer.headers.get("ETag");
    }

    const busy = answer.status === 429 || answer.status >= 500;
    failures = busy ? failures + 1 : 0;
    offline.hidden = true;
    return Number(answer.headers.get("Retry-After")) || undefined;
  } catch {
    failures += 1;
    offline.hidden = false;
  }
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
  const place = placeIn(old);
  const answer = old.querySelector("h1").textContent;

  old.replaceWith(document.adoptNode(fresh));
  document.title = page.title;
  focus?.()?.focus({ preventScroll: true });
  place?.();

  // One sentence: the new answer, or the newest event where the answer is still the same. An older step, which another carrier
  // told late, is no news.
  const told = fresh.querySelector("h1").textContent;
  const newest = fresh.querySelector("[data-event]");
  if (told !== answer || newest?.classList.contains("arrived")) {
    news.textContent = told !== answer ? told : newest.querySelector(".event-what p").textContent;
  }

  if (!fresh.dataset.live) {
    stream.close();
  }
}

// Keeps what is being read where it is on the screen, whatever came above it.
function placeIn(root) {
  const read = scrollY > 0 && [...root.querySelectorAll("[data-event]")].find((event) => event.getBoundingClientRect().bottom > 0);
  if (!read) {
    return null;
  }

  const { top } = read.getBoundingClientRect();
  return () => {
    const same = parcel().querySelector(`[data-event="${CSS.escape(read.dataset.event)}"]`);
    if (same) {
      scrollBy({ top: same.getBoundingClientRect().top - top, behavior: "instant" });
    }
  };
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
