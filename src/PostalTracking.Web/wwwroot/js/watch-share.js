// Links to the list and calendars of it: made by the server from the numbers alone, taken back with a secret that only this device has.
import * as list from "./watch-list.js";

const MOST = 100;

const KINDS = {
  shares: { made: "/watch/share", address: (token) => `${location.origin}/watch/shared/${token}`, texts: "Share", template: "share" },
  calendars: {
    made: "/watch/calendar", address: (token) => `${location.origin}/watch/calendar/${token}.ics`, texts: "Calendar", template: "feed",
  },
};

const send = (path, body) => fetch(path, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

export function drawShares(words, moment) {
  Object.keys(KINDS).forEach((kind) => draw(kind, words, moment));
}

function draw(kind, words, moment) {
  const { made, address, texts, template } = KINDS[kind];
  const said = document.getElementById(`${template}-said`);
  const make = document.getElementById(`make-${template}`);
  const drawn = document.getElementById(kind);
  drawn.replaceChildren(...list.links(kind).map((link) => {
    const li = document.getElementById(template).content.firstElementChild.cloneNode(true);
    const input = li.querySelector("input");
    input.value = address(link.token);
    input.addEventListener("focus", () => input.select());
    li.querySelector(".until").textContent = words["Share.Until"].replace("{0}", moment.format(new Date(link.expiresAt)));
    li.querySelector('[data-share="copy"]').addEventListener("click", async () => {
      await navigator.clipboard.writeText(input.value).catch(() => input.select());
      said.textContent = words.Copied;
    });
    const hand = li.querySelector('[data-share="hand"]');
    if (hand) {
      hand.hidden = !navigator.share;
      hand.addEventListener("click", () => navigator.share({ url: input.value }).catch(() => undefined));
    }

    // The scheme by which a device offers its own calendar.
    li.querySelector('[data-share="open"]')?.setAttribute("href", input.value.replace(/^https?/, "webcal"));
    li.querySelector('[data-share="revoke"]').addEventListener("click", async () => {
      const answer = await send(`${made}/revoke`, { token: link.token, revocation: link.revocation }).catch(() => undefined);
      said.textContent = answer?.ok ? words[`${texts}.Revoked`] : words.Failed;
      if (answer?.ok) {
        list.forgetLink(kind, link.token);
        make.focus();
      }
    });
    return li;
  }));

  make.onclick = async () => {
    const active = list.active().length > 0 ? list.active() : list.parcels();
    const numbers = active.slice(0, MOST).map((one) => one.number);
    const answer = await send(made, { numbers }).catch(() => undefined);
    said.textContent = !answer?.ok ? words["Share.Failed"] : active.length > MOST ? words["Share.Partly"] : "";
    if (answer?.ok) {
      list.keepLink(kind, await answer.json());
      drawn.lastElementChild?.querySelector("input").focus();
    }
  };
}
