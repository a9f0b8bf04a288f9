// A whole file is settled some payouts at a time; the page says how far it is. Without scripts the button is pressed again.
const form = document.querySelector("[data-settle]");

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const all = Number(form.dataset.all);
  const shown = form.querySelector("[data-progress]");
  form.querySelector("button").disabled = true;
  shown.hidden = false;
  const tell = (left) => {
    shown.querySelector("progress").value = all - left;
    shown.querySelector("[role=status]").textContent = form.dataset.words.replace("{0}", all - left).replace("{1}", all);
  };

  let left = all;
  tell(left);
  while (left > 0) {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } }).catch(() => null);
    const now = answer?.ok && !answer.redirected ? (await answer.json()).left : left;

    // The line is gone, the session too, or nothing moves: the page itself knows best.
    if (now >= left) {
      break;
    }

    left = now;
    tell(left);
  }

  location.reload();
});
