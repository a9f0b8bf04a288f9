// The counter: a scan begins a sale, keys do the rest, and a sale sent into silence is sent again until it is answered.
// Every step works the same without this file, by its forms.
import { onLabel } from "./camera.js";
import "./keys.js";
import { forget, keep, kept, send } from "./kept-sale.js";
import { onScan } from "./scanner.js";
import { parsePage } from "./trusted.js";

const AGAIN = 3;
const ASK_EVERY = 1500;

const counter = () => document.getElementById("counter");
const another = document.getElementById("another");
const waiting = document.getElementById("waiting");
const facing = new BroadcastChannel("counter");
const sale = () => document.querySelector("form[data-sale]");
const token = () => document.querySelector("input[name=__RequestVerificationToken]")?.value ?? "";

let sending = false;
let wake = () => undefined;

function arrive(number) {
  // What is being sold is finished first.
  if (waiting?.open || !counter().dataset.home) {
    return;
  }

  const to = `${counter().dataset.home}?number=${encodeURIComponent(number)}&scanned=true`;
  if (!sale() || !another || counter().dataset.number === number) {
    if (counter().dataset.number !== number || !sale()) {
      location.assign(to);
    }

    return;
  }

  const said = another.querySelector("p");
  said.textContent = said.dataset.words.replace("{0}", () => counter().dataset.number).replace("{1}", () => number);
  another.querySelector("a").href = to;
  if (!another.open) {
    another.showModal();
  }
}

async function sell(action, fields) {
  sending = true;
  counter().setAttribute("aria-busy", "true");
  keep(action, fields);
  for (;;) {
    const answer = await send(action, fields);
    if (answer) {
      forget();
      await arriveAt(answer);
      return;
    }

    await pause(fields);
  }
}

async function arriveAt({ url, redirected, html }) {
  if (redirected) {
    location.assign(url);
    return;
  }

  // Refused with a sentence: the same step with it.
  waiting.close();
  sending = false;
  counter().replaceWith(document.adoptNode(parsePage(html).getElementById("counter")));
  begin();
  counter().querySelector("[role=alert]")?.focus();
}

async function pause(fields) {
  const [said, next] = waiting.querySelectorAll("p[data-words]");
  said.textContent = said.dataset.words.replace("{0}", () => fields.get("Number")).replace("{1}", () => fields.get("Key").slice(0, 8));
  if (!waiting.open) {
    waiting.showModal();
  }

  for (let left = AGAIN; left > 0; left--) {
    next.textContent = next.dataset.words.replace("{0}", () => left);
    const woken = await new Promise((resume) => {
      wake = () => resume(true);
      setTimeout(() => resume(false), 1000);
    });
    if (woken) {
      break;
    }
  }

  next.textContent = next.dataset.trying;
}

// The buyer's answer on another screen.
async function listen() {
  const consent = document.querySelector("[data-consent]");
  while (consent?.isConnected && !consent.dataset.final) {
    await new Promise((resume) => setTimeout(resume, ASK_EVERY));
    const answer = await fetch(consent.dataset.consent).then((one) => (one.ok ? one.json() : null)).catch(() => null);
    if (answer && answer.state !== consent.dataset.state) {
      consent.dataset.state = answer.state;
      consent.querySelector("[role=status]").textContent = answer.words;
      consent.querySelector("[data-code]")?.toggleAttribute("hidden", answer.final);
      if (answer.final) {
        consent.dataset.final = "true";
      }
    }
  }
}

function tellScreen() {
  if (counter().dataset.facing) {
    facing.postMessage({ show: counter().dataset.facing });
  }
}

function begin() {
  sale()?.addEventListener("submit", (event) => {
    if (event.submitter?.hasAttribute("formaction")) {
      return;
    }

    event.preventDefault();
    if (!sending) {
      sell(sale().action, new URLSearchParams(new FormData(sale(), event.submitter)));
    }
  });

  const means = document.querySelector("fieldset[data-key]");
  means?.addEventListener("click", (event) => {
    if (event.target === means) {
      [...means.querySelectorAll("input")].find((one) => !one.checked).checked = true;
    }
  });

  tellScreen();
  listen();
}

onScan(arrive);
if (document.getElementById("scan")) {
  onLabel(arrive);
}

facing.addEventListener("message", ({ data }) => data.asks && tellScreen());
another?.querySelector("[data-close]").addEventListener("click", () => another.close());
waiting?.addEventListener("cancel", (event) => event.preventDefault());
waiting?.querySelector("button").addEventListener("click", () => wake());
addEventListener("online", () => wake());

// A page of this tab taken from the browser's memory has an older form than the server's.
addEventListener("pageshow", (event) => event.persisted && (sending = false));

begin();
const left = waiting && kept();
if (left) {
  left.fields.set("__RequestVerificationToken", token());
  sell(left.action, left.fields);
}
