// Covers a page of the staff when nobody is at it, and opens it again over the work that is on it. The server decides: a locked
// session is refused everywhere until it is opened. A script that is refused so (423) says it with the event "staff:locked" on
// the document, and goes on at "staff:unlocked".

const cover = document.getElementById("lock");
const said = document.getElementById("lock-said");
const pin = cover.querySelector("form[data-unlock]");
const token = cover.querySelector("input[name=__RequestVerificationToken]").value;
const idle = Number(cover.dataset.idle) * 1000;
const tabs = new BroadcastChannel("staff-lock");
const TELL = 60_000;
const LOOK = 5_000;

let seen = Date.now();
let told = Date.now();
let locked = false;

const post = (handler, fields) => fetch(`/staff/locked?handler=${handler}`, {
  method: "POST",
  headers: { Accept: "application/json", RequestVerificationToken: token },
  body: fields ?? new URLSearchParams(),
}).catch(() => undefined);

function show() {
  locked = true;
  if (!cover.open) {
    cover.showModal();
    cover.querySelector("input:not([type=hidden]), button")?.focus();
  }
}

async function close() {
  show();
  tabs.postMessage("close");
  await post("Close");
}

function open() {
  locked = false;
  seen = told = Date.now();
  said.textContent = "";
  for (const wrong of cover.querySelectorAll(".wrong")) {
    wrong.textContent = "";
  }

  pin?.reset();
  cover.close();
  document.dispatchEvent(new Event("staff:unlocked"));
}

async function send(handler, form) {
  const answer = await post(handler, new FormData(form));
  if (answer?.status === 204) {
    tabs.postMessage("open");
    open();
    return;
  }

  const wrong = form.querySelector(".wrong");
  if (answer?.status === 422) {
    wrong.textContent = await answer.text();
  } else {
    said.textContent = answer ? cover.dataset.over : cover.dataset.offline;
    wrong.textContent = "";
  }

  form.reset();
  form.querySelector("input:not([type=hidden])")?.focus();
}

async function act() {
  if (locked) {
    return;
  }

  seen = Date.now();
  if (seen - told > TELL) {
    told = seen;
    tabs.postMessage("seen");
    const answer = await post("Alive");
    if (answer?.status === 423 || answer?.status === 401) {
      show();
    }
  }
}

function look() {
  if (!locked && Date.now() - seen >= idle) {
    close();
  }
}

tabs.addEventListener("message", ({ data }) => {
  if (data === "seen") {
    seen = told = Date.now();
  } else if (data === "close") {
    show();
  } else if (locked) {
    open();
  }
});

pin?.addEventListener("submit", (event) => {
  event.preventDefault();
  send("Pin", pin);
});
cover.querySelector("form[data-passkey]")?.addEventListener("passkey", (event) => {
  event.preventDefault();
  send("Passkey", event.target);
});
document.querySelector("form[data-close]")?.addEventListener("submit", (event) => {
  event.preventDefault();
  close();
});
document.addEventListener("staff:locked", show);
document.addEventListener("visibilitychange", look);
document.addEventListener("keydown", (event) => {
  // By the place of the key: under a Russian layout it gives another letter.
  if (event.ctrlKey && event.altKey && event.code === "KeyL") {
    event.preventDefault();
    close();
  }
});
for (const deed of ["pointerdown", "keydown", "wheel"]) {
  addEventListener(deed, act, { passive: true, capture: true });
}

// Escape closes a dialog in spite of closedby where a browser does not know that word.
cover.addEventListener("cancel", (event) => event.preventDefault());
cover.addEventListener("close", () => locked && show());
setInterval(look, LOOK);
