// Files from the device, by tus: in pieces, with what is done and what is left, going on where the line was cut or the page closed.
// On the device lies where an upload stands and a hash that knows the file again; neither its name nor anything about people.
import { mayRepeat, saidBy, untilBack } from "./line.js";

const PIECE = 8 * 1024 * 1024;
const FIRST = 64 * 1024;
const PREFIX = "upload-";
const WINDOW = 15_000;

const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

async function fingerprint(file, claim, kind) {
  const head = await file.slice(0, FIRST).arrayBuffer();
  const name = new TextEncoder().encode([claim, kind, file.name, file.size, file.lastModified].join("\n"));
  return hex(await crypto.subtle.digest("SHA-256", await new Blob([name, head]).arrayBuffer()));
}

const storage = {
  findAllUploads: async () => [],
  findUploadsByFingerprint: async (print) => {
    const text = localStorage.getItem(PREFIX + print);
    return text ? [{ ...JSON.parse(text), metadata: {}, urlStorageKey: PREFIX + print }] : [];
  },
  removeUpload: async (key) => localStorage.removeItem(key),
  addUpload: async (print, { size, creationTime, uploadUrl }) => {
    localStorage.setItem(PREFIX + print, JSON.stringify({ size, creationTime, uploadUrl }));
    return PREFIX + print;
  },
};

/**
 * @param {File} file
 * @param {{ door: string, token: string, claim: string, kind: string }} place
 * @param {(standing: { state: "sending" | "cut" | "paused" | "done" | "refused", share: number, left?: number, id?: string,
 *   said?: string }) => void} tell
 */
export async function send(file, { door, token, claim, kind }, tell) {
  await import("../vendor/tus.min.js");
  const print = await fingerprint(file, claim, kind);
  const marks = [];
  let share = 0;
  let failures = 0;
  let paused = false;
  let gone = false;

  // A piece on the line when the upload was paused may still be heard of.
  const told = (standing) => (paused && standing.state === "sending") || tell(standing);

  // Seconds left at the pace of the last moments.
  const left = (sent) => {
    const now = performance.now();
    marks.push([now, sent]);
    while (marks[0][0] < now - WINDOW) {
      marks.shift();
    }

    const [[since, before]] = marks;
    const pace = (sent - before) / (now - since);
    return now - since > 1000 && pace > 0 ? (file.size - sent) / pace / 1000 : undefined;
  };

  // What is just being made is not given up half-way: the server would keep an upload that the page knows nothing of.
  let made;
  const whenMade = new Promise((resolve) => {
    made = resolve;
  });
  const stop = async (forGood) => {
    await (upload.url ?? whenMade);
    await upload.abort(forGood);
  };

  const upload = new globalThis.tus.Upload(file, {
    endpoint: door,
    headers: { RequestVerificationToken: token },
    metadata: { claimNumber: claim, kind, filename: file.name },
    chunkSize: PIECE,
    retryDelays: null,
    fingerprint: async () => print,
    urlStorage: storage,
    removeFingerprintOnSuccess: true,
    onUploadUrlAvailable: () => {
      made();
      told({ state: "sending", share, id: upload.url.split("/").at(-1) });
    },
    onProgress: (sent) => {
      share = file.size > 0 ? sent / file.size : 1;
      told({ state: "sending", share, left: left(sent) });
    },
    onChunkComplete: () => {
      failures = 0;
    },
    onSuccess: () => told({ state: "done", share: 1 }),
    onError: async (error) => {
      made();
      const answer = error.originalResponse;
      const status = answer?.getStatus();
      if (!mayRepeat(status) && status !== 409) {
        gone = true;
        localStorage.removeItem(PREFIX + print);
        told({ state: "refused", share, said: saidBy(answer.getBody()) });
        return;
      }

      marks.length = 0;
      told({ state: "cut", share });
      await untilBack(++failures, Number(answer?.getHeader("Retry-After")));
      if (!paused && !gone) {
        upload.start();
      }
    },
  });

  const [before] = await upload.findPreviousUploads();
  if (before) {
    upload.resumeFromPreviousUpload(before);
  }

  told({ state: "sending", share });
  upload.start();
  return {
    pause: async () => {
      paused = true;
      await stop(false);
      marks.length = 0;
      told({ state: "paused", share });
    },
    resume: () => {
      paused = false;
      told({ state: "sending", share });
      upload.start();
    },
    cancel: async () => {
      gone = true;
      await stop(true).catch(() => undefined);
      localStorage.removeItem(PREFIX + print);
    },
  };
}
