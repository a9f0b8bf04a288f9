// The page of the watched parcels: draws the list that lies on the device, asks what each parcel says, lets go and takes back.
import { parsePage } from "./trusted.js";
import * as list from "./watch-list.js";
import { drawShares } from "./watch-share.js";

const page = document.getElementById("watch");
const words = JSON.parse(page.dataset.words);
const language = document.documentElement.lang;
const row = document.getElementById("row");
const undo = document.getElementById("undo");
const kept = document.getElementById("kept");
const AT_ONCE = 100;
const EVERY = 60_000;

const plurals = new Intl.PluralRules(language);
const moment = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", hour: "numeric", minute: "2-digit" });
const standings = ["ready", "trouble", "underway", "unheard", "finished"];

// Forms stand in the order of the language: Russian one, few, many; English one, other; Chinese only one.
function counted(forms, count) {
  const form = forms.split(";");
  const at = { one: 0, few: 1, many: form.length - 1, other: form.length - 1 }[plurals.select(count)] ?? 0;
  return form[Math.min(at, form.length - 1)].replace("{0}", count);
}

function draw() {
  const all = list.parcels();
  const active = list.active();
  const finished = all.filter(list.isFinished);
  page.dataset.empty = all.length === 0;
  document.getElementById("summary").textContent = active.length > 0 ? sentence(active) : "";
  fill(document.querySelector("#active ol"), active);
  fill(document.querySelector("#finished ol"), finished);
  document.getElementById("active").hidden = active.length === 0;
  document.getElementById("finished").hidden = finished.length === 0;
  document.querySelector("#finished .count").textContent = finished.length;
  document.getElementById("tools").hidden = all.length === 0;
  document.getElementById("dates").hidden = all.length === 0;
  drawShares(words, moment);
}

function sentence(parcels) {
  const parts = standings
    .map((standing) => [standing, parcels.filter((one) => (one.row?.standing ?? "unheard") === standing).length])
    .filter(([, count]) => count > 0)
    .map(([standing, count]) => counted(words[`Standing.${standing}`], count));
  return words["Standing.Sentence"].replace("{0}", parts.join(words["Standing.Comma"]));
}

const urgency = (one) => one.row?.urgency ?? standings.indexOf("unheard");

function fill(ol, parcels) {
  const focused = document.activeElement?.closest?.("li[data-number]") && {
    number: document.activeElement.closest("li[data-number]").dataset.number,
    what: document.activeElement.dataset.do,
  };
  const lines = [...parcels]
    .sort((a, b) => urgency(a) - urgency(b) || (a.row?.order ?? 0) - (b.row?.order ?? 0))
    .map(line);
  if (ol.querySelector("input")) {
    return; // Somebody is writing a name; what is new comes when it is done.
  }

  ol.replaceChildren(...lines);
  if (focused) {
    const again = ol.querySelector(`li[data-number="${CSS.escape(focused.number)}"]`);
    (again?.querySelector(focused.what ? `[data-do="${focused.what}"]` : "a"))?.focus({ preventScroll: true });
  }
}

function line(one) {
  const li = row.content.firstElementChild.cloneNode(true);
  const put = (selector, text) => {
    const element = li.querySelector(selector);
    element.textContent = text ?? "";
    element.hidden = !text;
  };
  li.dataset.number = one.number;
  li.querySelector("a").href = one.row?.href ?? `/track/${one.number}`;
  li.querySelector("a").classList.add(`tone-${one.row?.tone ?? "waiting"}`);
  put(".own-name", one.name);
  put(".number", one.row?.grouped ?? one.number);
  put(".line-answer", one.row?.answer ?? words["Row.Waits"]);
  put(".line-plain", list.isFinished(one) ? "" : one.row?.plain);
  const name = one.name || one.row?.grouped || one.number;
  for (const button of li.querySelectorAll("button")) {
    button.setAttribute("aria-label", `${button.textContent}: ${name}`);
  }

  li.querySelector('[data-do="received"]').hidden = list.isFinished(one);
  li.querySelector('[data-do="return"]').hidden = one.received !== true;
  return li;
}

const does = {
  name: (number, li) => rename(number, li),
  received: (number) => moved(number, true, "Received"),
  return: (number) => moved(number, undefined, "Returned"),
  remove: (number) => offer("Removed", list.remove(number)),
};

function moved(number, received, said) {
  const before = list.find(number).received;
  list.change(number, { received });
  offer(said, () => list.change(number, { received: before }));
}

// Stays until the next deed: whoever reads slowly is not hurried.
function offer(said, back) {
  undo.hidden = false;
  undo.querySelector("span").textContent = words[said];
  const button = undo.querySelector("button");
  button.onclick = () => {
    back();
    undo.hidden = true;
    document.getElementById("main").focus();
  };
  button.focus({ preventScroll: true });
}

function rename(number, li) {
  const form = document.getElementById("naming").content.firstElementChild.cloneNode(true);
  const input = form.querySelector("input");
  const done = (name) => {
    form.remove();
    list.change(number, { name: name || undefined });
    document.querySelector(`li[data-number="${CSS.escape(number)}"] [data-do="name"]`)?.focus();
  };
  input.value = list.find(number).name ?? "";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    done(input.value.trim());
  });
  input.addEventListener("keydown", (event) => event.key === "Escape" && done(list.find(number).name));
  li.append(form);
  input.focus();
}

async function ask() {
  const numbers = list.parcels().filter((one) => one.row?.standing !== "finished").map((one) => one.number);
  try {
    for (let i = 0; i < numbers.length; i += AT_ONCE) {
      const answer = await fetch("/watch/rows", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ numbers: numbers.slice(i, i + AT_ONCE) }),
      });
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }

      const { at, rows } = await answer.json();
      list.hear(rows, at);
    }

    kept.hidden = true;
  } catch {
    const oldest = list.parcels().map((one) => one.at).filter(Boolean).sort()[0];
    kept.textContent = oldest ? words.AsOf.replace("{0}", moment.format(new Date(oldest))) : words.Failed;
    kept.hidden = numbers.length === 0;
  }
}

// What was pasted is read by the look-up; its good lines are watched, the others stay to be mended.
async function paste(form) {
  const left = document.getElementById("left");
  const said = document.getElementById("said");
  left.replaceChildren();
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    const read = parsePage(await answer.text());
    const only = /^\/track\/([^/]+)$/.exec(new URL(answer.url).pathname)?.[1];
    const lines = [...read.querySelectorAll(".lines > li")];
    const good = only ? [only] : lines.map((li) => li.dataset.number).filter(Boolean);
    const wrong = lines.filter((li) => !li.dataset.number);
    const { added, full } = list.add(good);
    left.append(...[...read.querySelectorAll(".search ~ .note"), ...wrong].map((node) => document.adoptNode(node)));
    said.textContent = full ? words.Full : added.length > 0 ? counted(words.Added, added.length) : good.length > 0 ? words.AddedNone : "";
    if (good.length > 0 && wrong.length === 0) {
      form.reset();
    }

    await ask();
  } catch {
    said.textContent = words.Failed;
  }
}

page.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  const li = button?.closest("li");
  if (li) {
    does[button.dataset.do](li.dataset.number, li);
  }
});
document.querySelector(".search").addEventListener("submit", (event) => {
  event.preventDefault();
  paste(event.target);
});
document.getElementById("print").addEventListener("click", () => print());
document.addEventListener("visibilitychange", () => document.hidden || ask());
addEventListener("online", ask);
setInterval(() => document.hidden || ask(), EVERY);
list.onChange(draw);
draw();
ask();
