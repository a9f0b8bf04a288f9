// Moves the bar of an upload that is being worked on, and opens the page anew when it has got further. The page works the same
// without this file, only by hand.
const PACE = 1_000;
const SLOWEST = 30_000;

const working = document.querySelector("[data-progress]");
const offline = document.getElementById("offline");
let failures = 0;

if (working) {
  working.querySelector("[data-refresh]").hidden = true;
  schedule();
  document.addEventListener("visibilitychange", () => !document.hidden && look());
}

function schedule() {
  setTimeout(look, Math.min(PACE * 2 ** failures, SLOWEST));
}

async function look() {
  // A hidden tab asks nothing, coming back asks at once.
  if (document.hidden) {
    return;
  }

  try {
    const answer = await fetch(working.dataset.progress, { cache: "no-store" });
    failures = answer.ok ? 0 : failures + 1;
    offline.hidden = true;
    if (answer.ok) {
      const { state, percent, words, counts } = await answer.json();
      if (state !== working.dataset.state) {
        location.reload();
        return;
      }

      working.querySelector("progress").value = percent;
      working.querySelector("[data-words]").textContent = words;
      document.querySelectorAll(".counts dd").forEach((count, place) => {
        count.textContent = counts[place];
      });
    }
  } catch {
    failures += 1;
    offline.hidden = false;
  }

  schedule();
}
