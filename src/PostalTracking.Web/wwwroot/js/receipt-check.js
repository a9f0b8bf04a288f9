// Checks a receipt in the browser: its signature by the published keys, its words, and, while there is a connection, whether it
// still stands. A text in the address behind "#" (from the QR code) is checked at once; it never left the device with the address.
import { readKeys } from "./receipt-keys.js";
import { tell } from "./receipt-words.js";

const form = document.getElementById("check");
const field = document.getElementById("statement");
const checked = document.getElementById("checked");
const words = JSON.parse(form.dataset.words);

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const json = (text) => JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes(text)));

// Of what people paste: blanks and line ends, or a whole address.
const bare = (text) => text.replaceAll(/\s/g, "").replace(/^.*#/, "");

function read(text) {
  const parts = bare(text).split(".");
  if (parts.length !== 3) {
    return undefined;
  }

  try {
    const header = json(parts[0]);
    return typeof header?.alg === "string"
      ? { header, claims: json(parts[1]), signed: `${parts[0]}.${parts[1]}`, signature: bytes(parts[2]) }
      : undefined;
  } catch {
    return undefined;
  }
}

async function isBy(jwk, { signed, signature }) {
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  const key = await crypto.subtle.importKey("jwk", { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }, curve, false, ["verify"]);
  return crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, signature, new TextEncoder().encode(signed));
}

const isReceipt = ({ header, claims }) => header.typ === "receipt+jwt"
  && [claims?.iss, claims?.sub, claims?.jti, claims?.status].every((one) => typeof one === "string") && Array.isArray(claims.sources);

// Whatever the header names: no other algorithm than ours is ever tried.
async function judge(text) {
  const statement = read(text);
  if (!statement) {
    return { outcome: "Verdict.Unreadable", tone: "waiting" };
  }

  if (statement.header.alg !== "ES256") {
    return { outcome: "Verdict.OtherAlgorithm", tone: "bad" };
  }

  // Of ES256; with fewer bytes the end of the text is missing.
  if (statement.signature.length !== 64) {
    return { outcome: "Verdict.Unreadable", tone: "waiting" };
  }

  const known = await readKeys();
  if (!known) {
    return { outcome: "Verdict.NoKeys", tone: "waiting" };
  }

  const jwk = known.keys.find((one) => one.kid === statement.header.kid);
  if (!jwk) {
    return known.fresh
      ? { outcome: "Verdict.UnknownKey", tone: "bad" }
      : { outcome: "Verdict.UnknownKey", tone: "waiting", text: "Verdict.UnknownKey.Kept" };
  }

  if (!await isBy(jwk, statement)) {
    return { outcome: "Verdict.WrongSignature", tone: "bad" };
  }

  return isReceipt(statement) ? { claims: statement.claims } : { outcome: "Verdict.OtherKind", tone: "bad" };
}

const tones = { Stands: "good", Revoked: "bad" };

async function ask(text) {
  try {
    const answer = await fetch("/receipts/standing", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ statement: bare(text) }),
    });
    const { standing } = answer.ok ? await answer.json() : {};
    const name = standing ? standing[0].toUpperCase() + standing.slice(1) : "Unasked";
    return { outcome: `Standing.${name}`, tone: tones[name] ?? "waiting" };
  } catch {
    return { outcome: "Standing.Unasked", tone: "waiting" };
  }
}

async function check() {
  const text = field.value;
  const working = document.createElement("p");
  working.textContent = words["Verify.Working"];
  checked.replaceChildren(working);
  const { claims, ...wrong } = await judge(text);
  const found = claims ? { claims, ...await ask(text) } : wrong;
  checked.replaceChildren(...tell(found, words));
  checked.scrollIntoView({ block: "nearest" });
}

function take() {
  if (location.hash.length > 1) {
    field.value = location.hash.slice(1);

    // The address is shown, kept and sent on by people; the text stays in the field.
    history.replaceState(null, "", location.pathname);
    check();
  }
}

// Without secure context there is no crypto: the form goes to the server, which checks as well.
if (globalThis.crypto?.subtle) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  addEventListener("hashchange", take);
  take();
  readKeys();
  navigator.serviceWorker?.ready.then((worker) => worker.active?.postMessage({ keep: location.pathname }));
}
