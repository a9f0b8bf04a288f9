// What was filmed and is not on the server yet, kept on the device until it is: the pieces of one film a claim, nothing about people.
// Where a browser keeps nothing (a private window), all answers are empty and filming goes on from memory.
const NAME = "film";
const PARTS = "parts";

let opened;

function open() {
  opened ??= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(PARTS, { keyPath: ["claim", "offset"] });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  return opened;
}

async function run(mode, act) {
  try {
    const db = await open();
    return await new Promise((done, failed) => {
      const deal = db.transaction(PARTS, mode);
      const request = act(deal.objectStore(PARTS));
      deal.oncomplete = () => done(request.result);
      deal.onerror = () => failed(deal.error);
      deal.onabort = () => failed(deal.error);
    });
  } catch {
    return undefined;
  }
}

const ofClaim = (claim) => IDBKeyRange.bound([claim, 0], [claim, Infinity]);

/** @param {{ claim: string, offset: number, blob: Blob, film: string }} part of the film that began under this name */
export const keep = (part) => run("readwrite", (parts) => parts.put(part));

export const drop = (claim, offset) => run("readwrite", (parts) => parts.delete([claim, offset]));

export const forget = (claim) => run("readwrite", (parts) => parts.delete(ofClaim(claim)));

/** @returns {Promise<{ claim: string, offset: number, blob: Blob, film: string }[]>} in their order */
export const kept = async (claim) => (await run("readonly", (parts) => parts.getAll(ofClaim(claim)))) ?? [];
