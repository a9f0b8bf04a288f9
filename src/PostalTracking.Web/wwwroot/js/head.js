// On every page: how many parcels one watches, the buttons that watch one more, and what is needed to go on without a connection.
import { registerWorker } from "./trusted.js";
import { active, add, find, onChange, remove } from "./watch-list.js";

const count = document.querySelector(".watching .count");
const kept = document.getElementById("kept");

function show() {
  const watched = active().length;
  count.textContent = watched > 0 ? watched : "";
  for (const button of document.querySelectorAll("[data-watch]")) {
    const numbers = numbersOf(button);
    const all = numbers.length > 0 && numbers.every(find);
    if (button.dataset.on) {
      button.textContent = all ? button.dataset.on : button.dataset.off;
    }

    button.classList.toggle("is-on", all && Boolean(button.dataset.on));
    button.closest("[hidden]")?.removeAttribute("hidden");
  }
}

// One number, or all the good ones of the list it stands under.
function numbersOf(button) {
  return button.dataset.watch
    ? [button.dataset.watch]
    : [...button.closest(".found").querySelectorAll("li[data-number]")].map((line) => line.dataset.number).filter(Boolean);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-watch]");
  if (!button) {
    return;
  }

  const numbers = numbersOf(button);
  if (button.dataset.on && numbers.every(find)) {
    numbers.forEach(remove);
  } else {
    add(numbers);
    const said = button.parentElement.querySelector("[data-watched]");
    if (said) {
      said.textContent = said.dataset.watched;
    }
  }
});

onChange(show);
show();

// A live page is put in the place of the old one as a whole, its button with it.
new MutationObserver((changes) => {
  if (changes.some((one) => [...one.addedNodes].some((node) => node.querySelector?.("[data-watch]")))) {
    show();
  }
}).observe(document.getElementById("main"), { childList: true });

if (document.documentElement.dataset.worker === "on" && "serviceWorker" in navigator) {
  // Without it everything works but a lost connection.
  registerWorker().catch(() => undefined);
}

// This is a kept page (the worker said so on it): back to the real one as soon as there is a connection.
if (!kept.hidden) {
  const retry = async () => {
    const answer = await fetch(location.href, { cache: "no-store" }).catch(() => undefined);
    if (answer?.ok) {
      location.reload();
    }
  };
  addEventListener("online", retry);
  setInterval(retry, 15_000);
}
