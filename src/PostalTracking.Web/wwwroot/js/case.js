// Keeps an open claim's page fresh: asks for it now and then with its mark and, where it has changed, puts the new parts in the
// place of the old. What is being typed, filmed or uploaded stays as it is. The page works the same without this file.
import { parsePage } from "./trusted.js";

const SLOWEST = 600;

const page = document.querySelector(".case");
const offline = document.getElementById("offline");
const news = document.getElementById("news");
const pace = Number(page.dataset.refresh);

let etag = page.dataset.etag || null;
let failures = 0;
let timer = 0;
let isLooking = false;

function schedule() {
  clearTimeout(timer);
  timer = setTimeout(look, Math.min(pace * 2 ** failures, SLOWEST) * 1000);
}

async function look() {
  // A hidden tab asks nothing, coming back asks at once.
  if (document.hidden || isLooking) {
    return;
  }

  isLooking = true;
  try {
    const answer = await fetch(location.pathname, { headers: etag ? { "If-None-Match": etag } : {}, cache: "no-store" });
    failures = answer.ok || answer.status === 304 ? 0 : failures + 1;
    offline.hidden = true;
    if (answer.status === 200 && new URL(answer.url).pathname === location.pathname) {
      const isWhole = show(parsePage(await answer.text()));

      // What had the focus is asked for again once it has it no more.
      etag = isWhole ? answer.headers.get("ETag") : null;
    }
  } catch {
    failures += 1;
    offline.hidden = false;
  }

  isLooking = false;
  schedule();
}

function show(fresh) {
  const title = page.querySelector("h1").textContent;
  const known = new Set([...page.querySelectorAll("[data-event]")].map((event) => event.dataset.event));
  let isWhole = true;
  let arrived = null;
  for (const part of fresh.querySelectorAll("[data-fresh]")) {
    const old = document.getElementById(part.id);
    if (!old || old.contains(document.activeElement)) {
      isWhole &&= !old;
      continue;
    }

    keepOpen(old, part);
    for (const event of part.querySelectorAll("[data-event]")) {
      const isNew = !known.has(event.dataset.event);
      event.classList.toggle("arrived", isNew);
      arrived = isNew ? event : arrived;
    }

    old.replaceWith(document.adoptNode(part));
  }

  // Whoever sends a form now has seen the claim as it stands.
  const version = isWhole && fresh.querySelector(".case input[name=Version]")?.value;
  for (const field of version ? page.querySelectorAll("input[name=Version]") : []) {
    field.value = version;
  }

  document.title = fresh.title;
  const told = page.querySelector("h1").textContent;
  if (told !== title || arrived) {
    news.textContent = told !== title ? told : arrived.querySelector(".event-what > p").textContent;
  }

  return isWhole;
}

function keepOpen(old, part) {
  const open = [...old.querySelectorAll("details")].map((details) => details.open);
  part.querySelectorAll("details").forEach((details, place) => {
    details.open ||= open[place] ?? false;
  });
}

document.addEventListener("visibilitychange", () => document.hidden || look());
addEventListener("online", look);
schedule();
