// The screen that faces the buyer: shows what the counter says is being sold, as the server words it.
import { parsePage } from "./trusted.js";

const channel = new BroadcastChannel("counter");
let shown = 0;

channel.addEventListener("message", async ({ data }) => {
  if (!data.show?.startsWith("/counter/screen")) {
    return;
  }

  const turn = ++shown;
  const answer = await fetch(data.show, { cache: "no-store" }).catch(() => null);
  if (answer?.ok && !answer.redirected) {
    const page = parsePage(await answer.text());
    if (turn === shown) {
      document.getElementById("facing").replaceWith(document.adoptNode(page.getElementById("facing")));
    }
  }
});

channel.postMessage({ asks: true });
