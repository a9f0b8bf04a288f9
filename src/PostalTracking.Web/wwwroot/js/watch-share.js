// Links to the list: made by the server from the numbers alone, taken back with a secret that only this device has.
import * as list from "./watch-list.js";

const shared = document.getElementById("shared");
const said = document.getElementById("share-said");
const MOST = 100;

const send = (path, body) => fetch(path, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

export function drawShares(words, moment) {
  const links = list.shares().filter((one) => new Date(one.expiresAt) > new Date());
  shared.replaceChildren(...links.map((share) => {
    const li = document.getElementById("share").content.firstElementChild.cloneNode(true);
    const input = li.querySelector("input");
    input.value = `${location.origin}/watch/shared/${share.token}`;
    input.addEventListener("focus", () => input.select());
    li.querySelector(".until").textContent = words["Share.Until"].replace("{0}", moment.format(new Date(share.expiresAt)));
    li.querySelector('[data-share="copy"]').addEventListener("click", async () => {
      await navigator.clipboard.writeText(input.value).catch(() => input.select());
      said.textContent = words.Copied;
    });
    const hand = li.querySelector('[data-share="hand"]');
    hand.hidden = !navigator.share;
    hand.addEventListener("click", () => navigator.share({ url: input.value }).catch(() => undefined));
    li.querySelector('[data-share="revoke"]').addEventListener("click", async () => {
      const answer = await send("/watch/share/revoke", { token: share.token, revocation: share.revocation }).catch(() => undefined);
      said.textContent = answer?.ok ? words["Share.Revoked"] : words.Failed;
      if (answer?.ok) {
        list.forgetShare(share.token);
        document.getElementById("make-share").focus();
      }
    });
    return li;
  }));

  document.getElementById("make-share").onclick = async () => {
    const active = list.active().length > 0 ? list.active() : list.parcels();
    const numbers = active.slice(0, MOST).map((one) => one.number);
    const answer = await send("/watch/share", { numbers }).catch(() => undefined);
    said.textContent = !answer?.ok ? words["Share.Failed"] : active.length > MOST ? words["Share.Partly"] : "";
    if (answer?.ok) {
      list.keepShare(await answer.json());
      shared.lastElementChild?.querySelector("input").focus();
    }
  };
}
