// A sale that was sent and not answered. The server knows it by its key: however often it is sent, it is one sale. It is kept
// for this tab until it is answered; the buyer's telephone and address are not kept, the sale is whole without them.
const NAME = "counter-sale";
const PERSONAL = ["Phone", "Email", "__RequestVerificationToken"];
const PATIENCE = 10_000;

export function keep(action, fields) {
  const kept = [...fields].filter(([name]) => !PERSONAL.includes(name));
  sessionStorage.setItem(NAME, JSON.stringify({ action, fields: kept }));
}

/** @returns {{ action: string, fields: URLSearchParams } | null} */
export function kept() {
  const text = sessionStorage.getItem(NAME);
  if (!text) {
    return null;
  }

  const { action, fields } = JSON.parse(text);
  return { action, fields: new URLSearchParams(fields) };
}

export function forget() {
  sessionStorage.removeItem(NAME);
}

/** @returns {Promise<{ url: string, redirected: boolean, html: string } | null>} null where nobody can say yet what became of it */
export async function send(action, fields) {
  try {
    const answer = await fetch(action, { method: "POST", body: fields, signal: AbortSignal.timeout(PATIENCE) });
    const isOpen = answer.status >= 500 || [408, 409, 429].includes(answer.status);
    return isOpen ? null : { url: answer.url, redirected: answer.redirected, html: await answer.text() };
  } catch {
    return null;
  }
}
