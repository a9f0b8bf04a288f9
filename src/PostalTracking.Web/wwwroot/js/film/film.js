// The page on which an opening is filmed: what to show next, how long, how much of it is on the server. Whether the film is one
// take and when each part came, the server says; nothing on this page is the proof.
import { labelReader } from "../label.js";
import { canFilm, openCamera, record, stayAwake } from "./camera.js";
import { kept } from "./kept.js";
import { Film } from "./parts.js";

const page = document.getElementById("film");
const { claim, door, gaps, track } = page.dataset;
const words = JSON.parse(page.dataset.words);
const language = document.documentElement.lang;
const token = page.querySelector("input[name=__RequestVerificationToken]").value;
const preview = page.querySelector("video");
const cues = [...page.querySelectorAll("[data-cue]")];
const dialog = document.getElementById("enough");
const MOST = 1_900_000_000;
const LOOK = 250;

const megabytes = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
const inMegabytes = (bytes) => megabytes.format(bytes / 1_000_000);
const say = (text, ...values) => values.reduce((said, value, i) => said.replace(`{${i}}`, () => value), text);
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
const part = (name) => page.querySelector(`[data-part="${name}"]`);

let film = null;
let stream = null;
let take = null;
let step = 0;
let missing = [];
let sleep = () => undefined;

// One state at a time: what belongs to another is not there, for nobody.
function show(state, focus) {
  page.dataset.state = state;
  for (const piece of page.querySelectorAll("[data-in]")) {
    piece.hidden = !piece.dataset.in.split(" ").includes(state);
  }

  (focus ?? page.querySelector(`[data-in~="${state}"] [data-focus]`))?.focus({ preventScroll: state === "filming" });
}

function fail(key, said) {
  part("problem").textContent = said ?? words[key];
  show("problem");
}

function standing() {
  const { recorded, sent, cut, problem } = film;
  for (const meter of page.querySelectorAll("progress")) {
    meter.max = Math.max(recorded, 1);
    meter.value = sent;
  }

  for (const text of page.querySelectorAll("[data-sent]")) {
    text.textContent = say(words.Sent, inMegabytes(sent), inMegabytes(recorded));
  }

  const trouble = cut ? words[take ? "Cut" : "Cut.Sending"] : "";
  for (const text of page.querySelectorAll("[data-trouble]")) {
    if (text.textContent !== trouble) {
      text.textContent = trouble;
    }
  }

  if (problem && problem !== "discarded" && page.dataset.state !== "problem") {
    end().then(() => fail("Problem.Refused", problem === "refused" ? undefined : problem));
  }

  if (recorded > MOST && take) {
    finish();
  }
}

async function openStage() {
  try {
    stream = await openCamera();
  } catch (refusal) {
    fail(refusal.name === "NotAllowedError" ? "Problem.Denied" : "Problem.NoCamera");
    return;
  }

  preview.srcObject = stream;
  await preview.play().catch(() => undefined);
  show("camera");
  showStep(0);
  watchLabel();
}

function begin() {
  film = new Film({ door, token, claim, changed: standing });
  take = record(stream, { part: (blob) => film.add(blob), gap: noteGap, lost: cutShort });
  film.begin(`film.${take.ending}`);
  sleep = stayAwake();
  addEventListener("beforeunload", warn);
  show("filming");
  tick();
}

function tick() {
  if (take) {
    part("timer").textContent = clock(take.seconds());
    setTimeout(tick, LOOK);
  }
}

function showStep(next) {
  step = next;
  cues.forEach((cue, i) => {
    cue.hidden = i !== step;
  });
  part("cue-count").textContent = say(words.Step, step + 1, cues.length);
  part("cue").textContent = cues[step].dataset.cue;
  const isLast = step === cues.length - 1;
  part("next").hidden = isLast;
  part("stop").classList.toggle("plain-button", !isLast);
}

function noteGap({ at, seconds }) {
  // A blink is none.
  if (seconds >= 1) {
    part("gap").textContent = say(words.Gap, Math.round(seconds));
    missing.push({ at: Math.round(at), seconds: Math.round(seconds) });
    tellGaps();
  }
}

// With the film's own name, so not before the server gave it one; what could not be told is told with the next or at the end.
async function tellGaps() {
  const evidenceId = film.address?.split("/").at(-1);
  while (evidenceId && missing.length > 0) {
    const answer = await fetch(gaps, {
      method: "POST",
      headers: { RequestVerificationToken: token },
      body: new URLSearchParams({ EvidenceId: evidenceId, At: missing[0].at, Seconds: missing[0].seconds }),
    }).catch(() => undefined);
    if (!answer) {
      return;
    }

    missing.shift();
  }
}

// The camera was taken away: what there is goes to the server, the person decides.
async function cutShort() {
  await end();
  offer(words["Unfinished.Cut"]);
}

async function end() {
  const ended = take;
  take = null;
  await ended?.stop();
  sleep();
  stream?.getTracks().forEach((track) => track.stop());
  stream = null;
  preview.srcObject = null;
  dialog.close();
}

async function finish() {
  await end();
  await send();
}

async function send() {
  show("sending");
  standing();
  await tellGaps();
  if (await film.finish()) {
    removeEventListener("beforeunload", warn);
    show("done");
  }
}

function offer(said) {
  part("unfinished").textContent = said;
  show("unfinished");
}

async function again() {
  if (page.dataset.state === "problem" && page.dataset.unfinished) {
    location.reload();
    return;
  }

  removeEventListener("beforeunload", warn);
  await film?.discard();
  film = null;
  missing = [];
  page.dataset.unfinished = "";
  await openStage();
}

// A kindness, never a gate: says when the label's number can be read, and when it is another parcel's.
async function watchLabel() {
  const read = await labelReader(preview);
  const seen = part("seen");
  let last = null;
  while (stream) {
    const number = (await read())?.replace(/[^0-9A-Za-z]/g, "").toUpperCase();
    if (number && number === last) {
      seen.textContent = number === track ? words.Seen : say(words.SeenOther, number.slice(0, 20));
      seen.dataset.tone = number === track ? "good" : "wait";
      if (number === track) {
        return;
      }
    }

    last = number;
    await new Promise((resume) => setTimeout(resume, LOOK));
  }
}

function warn(event) {
  event.preventDefault();
}

// A film that was begun and not ended, here or on another device: what the server has of it, and what is still kept here.
async function resume() {
  film = new Film({ door, token, claim, changed: standing });
  try {
    await film.resume(page.dataset.unfinished, await kept(claim));
  } catch (refusal) {
    film = null;
    if (refusal.status) {
      show("intro");
    } else {
      fail("Problem.Line");
    }

    return;
  }

  const rest = film.recorded - film.sent;
  offer(rest > 0
    ? say(words["Unfinished.Rest"], inMegabytes(film.sent), inMegabytes(rest))
    : say(words["Unfinished.Sent"], inMegabytes(film.sent)));
}

part("start").addEventListener("click", openStage);
part("begin").addEventListener("click", begin);
part("next").addEventListener("click", () => showStep(step + 1));
part("stop").addEventListener("click", () => (step === cues.length - 1 ? finish() : dialog.showModal()));
dialog.querySelector("[data-finish]").addEventListener("click", finish);
dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
part("take-it").addEventListener("click", send);
for (const button of page.querySelectorAll("[data-again]")) {
  button.addEventListener("click", again);
}

if (!canFilm()) {
  fail("Problem.Unable");
} else if (page.dataset.unfinished) {
  resume();
} else {
  show("intro");
}
