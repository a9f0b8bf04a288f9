// The signature of a webhook (Standard Webhooks 1.0), checked in this browser: nothing that is typed here leaves the page.
const TOLERANCE = 5 * 60;

const form = document.querySelector("[data-check]");

/** @returns {Uint8Array | null} the bytes of a secret, null of what is none */
function keyOf(secret) {
  try {
    const bytes = Uint8Array.from(atob(secret.trim().replace(/^whsec_/, "")), (c) => c.charCodeAt(0));
    return bytes.length >= 24 && bytes.length <= 64 ? bytes : null;
  } catch {
    return null;
  }
}

async function sign(key, id, timestamp, body) {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", imported, new TextEncoder().encode(`${id}.${timestamp}.${body}`));
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}

function compact(body) {
  try {
    return JSON.stringify(JSON.parse(body));
  } catch {
    return body;
  }
}

/** @returns {Promise<string>} the name of what is said */
async function check({ id, timestamp, signature, body, secret }) {
  if ([id, timestamp, signature, body, secret].some((part) => part.trim() === "")) {
    return "Empty";
  }

  const key = keyOf(secret);
  if (key === null) {
    return "BadSecret";
  }

  if (!/^\d{1,12}$/.test(timestamp.trim())) {
    return "BadTimestamp";
  }

  const given = signature.trim().split(/\s+/).filter((part) => part.startsWith("v1,")).map((part) => part.slice(3));
  if (given.length === 0) {
    return "BadSignature";
  }

  const fits = async (text) => given.includes(await sign(key, id.trim(), timestamp.trim(), text));
  if (await fits(body)) {
    const age = Date.now() / 1000 - Number(timestamp.trim());
    return age > TOLERANCE ? "RightOld" : age < -TOLERANCE ? "RightFuture" : "Right";
  }

  // What goes wrong most often: a line break added, or the JSON parsed and written anew before the check.
  return await fits(body.replace(/[\r\n]+$/, "")) ? "RightTrimmed" : await fits(compact(body)) ? "RightCompact" : "Wrong";
}

if (form) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const parts = Object.fromEntries([...form.querySelectorAll("[data-part]")].map((field) => [field.dataset.part, field.value]));
    const word = form.querySelector(`[data-word="${await check(parts)}"]`);
    const verdict = form.querySelector("[data-verdict]");
    verdict.hidden = false;
    verdict.className = `note across ${word.dataset.tone}`;
    verdict.textContent = word.content.textContent;
  });
}
