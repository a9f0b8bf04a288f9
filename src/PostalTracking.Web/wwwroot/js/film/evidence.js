// The checklist of a claim: keeps itself fresh on both sides, and sends the files that are chosen on its lines.
import { parsePage } from "../trusted.js";
import { send } from "./upload.js";

const part = document.getElementById("evidence");
const words = JSON.parse(part.dataset.words);
const language = document.documentElement.lang;
const place = { door: part.dataset.door, claim: part.dataset.claim };
const token = part.querySelector("input[name=__RequestVerificationToken]").value;
const said = document.getElementById("evidence-news");
const template = document.getElementById("sending");
const BUSY = 5_000;
const QUIET = 20_000;

const under = new Set();
const say = (text, ...values) => values.reduce((whole, value, i) => whole.replace(`{${i}}`, () => value), text);
const list = () => part.querySelector(".needs");
let timer = 0;

function schedule() {
  clearTimeout(timer);
  timer = setTimeout(look, list().dataset.busy === "true" ? BUSY : QUIET);
}

async function look() {
  if (!document.hidden) {
    const answer = await fetch(`${part.dataset.address}?mark=${list().dataset.mark}`, {
      cache: "no-store",
      headers: { "X-Background": "1" },
    }).catch(() => undefined);
    if (answer?.status === 200 && !answer.redirected) {
      show(parsePage(await answer.text()).querySelector(".needs"));
    }
  }

  schedule();
}

// Files that are on their way from here keep their rows, whoever reads or watches keeps the place.
function show(fresh) {
  const old = list();
  if (!fresh || [...old.querySelectorAll("video")].some((video) => !video.paused)) {
    return;
  }

  for (const sending of old.querySelectorAll(".sending")) {
    fresh.querySelector(`.sending[data-kind="${sending.dataset.kind}"]`)?.replaceWith(sending);
  }

  under.forEach((row) => hide(fresh, row.dataset.id));
  for (const open of old.querySelectorAll("details[open]")) {
    fresh.querySelector(`#${CSS.escape(open.id)}`)?.setAttribute("open", "");
  }

  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const lead = old.querySelector(".needs-lead").textContent;
  old.replaceWith(document.adoptNode(fresh));
  wire();
  (focused?.isConnected ? focused : focused?.id && document.getElementById(focused.id))?.focus({ preventScroll: true });
  const now = fresh.querySelector(".needs-lead").textContent;
  if (now !== lead) {
    said.textContent = now;
  }
}

// What is sent from here has its own row here.
const hide = (inside, id) => id && inside.querySelector(`[data-file="${CSS.escape(id)}"]`)?.remove();

// With scripts a chosen file goes at once, and of any size.
function wire() {
  for (const form of part.querySelectorAll("form[data-kind]")) {
    form.classList.add("at-once");
    form.querySelector("input[type=file]").accept = form.dataset.accept;
  }
}

const minutes = (seconds) => seconds < 60 ? words["Left.Soon"] : say(words["Left.Minutes"], Math.ceil(seconds / 60));

function begin(file, kind) {
  const row = template.content.firstElementChild.cloneNode(true);
  const put = (name, text) => {
    const piece = row.querySelector(`[data-part="${name}"]`);
    if (piece.textContent !== text) {
      piece.textContent = text;
    }
  };
  const percent = new Intl.NumberFormat(language, { style: "percent" });
  const button = (name) => row.querySelector(`[data-do="${name}"]`);
  put("name", file.name);
  row.querySelector("progress").setAttribute("aria-label", file.name);
  part.querySelector(`.sending[data-kind="${kind}"]`).append(row);
  under.add(row);

  const told = ({ state, share, left, id, said: reason }) => {
    const amount = percent.format(share);
    if (id) {
      row.dataset.id = id;
      hide(list(), id);
    }

    row.dataset.state = state;
    row.querySelector("progress").value = share;
    put("state", {
      sending: left === undefined ? amount : say(words.Sending, amount, minutes(left)),
      cut: say(words.Cut, amount),
      paused: say(words.Paused, amount),
      done: words.Done,
      refused: reason ?? words.Refused,
    }[state]);
    if (state !== "sending") {
      said.textContent = `${file.name}: ${row.querySelector("[data-part=state]").textContent}`;
    }

    button("pause").hidden = state !== "sending" && state !== "cut";
    button("resume").hidden = state !== "paused";
    button("cancel").textContent = state === "refused" ? words.Hide : words.Cancel;
    if (state === "done" || state === "refused") {
      under.delete(row);
    }

    if (state === "done") {
      row.remove();
      look();
    }
  };

  if (file.size > Number(part.dataset.most)) {
    told({ state: "refused", share: 0, said: words.TooBig });
  }

  // The buttons are there before the upload has begun: what they are told waits for it.
  const going = file.size > Number(part.dataset.most) ? null : send(file, { ...place, token, kind }, told);
  button("pause").addEventListener("click", async () => {
    await (await going).pause();
    button("resume").focus();
  });
  button("resume").addEventListener("click", async () => {
    (await going).resume();
    button("pause").focus();
  });
  button("cancel").addEventListener("click", async () => {
    under.delete(row);
    row.remove();
    document.getElementById(`file-${kind}`)?.focus();
    await (await going)?.cancel();
    look();
  });
}

part.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-kind]");
  if (event.target.type === "file" && form) {
    [...event.target.files].forEach((file) => begin(file, form.dataset.kind));
    event.target.value = "";
  }
});
part.addEventListener("submit", (event) => event.target.matches("form[data-kind]") && event.preventDefault());
addEventListener("beforeunload", (event) => under.size > 0 && event.preventDefault());
addEventListener("online", look);
document.addEventListener("visibilitychange", () => document.hidden || look());
wire();
schedule();
