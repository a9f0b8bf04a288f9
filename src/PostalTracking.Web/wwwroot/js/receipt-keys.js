// The published keys of receipts: asked for while there is a connection, kept on the device for when there is none.
const PATH = "/.well-known/jwks.json";
const KEPT = "keys";

/** @returns {Promise<{keys: object[], fresh: boolean} | undefined>} */
export async function readKeys() {
  try {
    const answer = await fetch(PATH, { cache: "no-cache" });
    if (answer.ok) {
      await globalThis.caches?.open(KEPT).then((cache) => cache.put(PATH, answer.clone())).catch(() => undefined);
      return { keys: (await answer.json()).keys, fresh: true };
    }
  } catch {
    // No connection: those kept will do.
  }

  const kept = await globalThis.caches?.match(PATH, { cacheName: KEPT }).catch(() => undefined);
  return kept ? { keys: (await kept.json()).keys, fresh: false } : undefined;
}
