// Sends a film while it is being made (tus 1.0: the length is said last, each part comes with its SHA-256). A part leaves the
// queue when the server has it; what is in the queue is also kept on the device, so that a closed page loses nothing.
import { drop, forget, keep } from "./kept.js";
import { mayRepeat, saidBy, untilBack } from "./line.js";

const TUS = { "Tus-Resumable": "1.0.0" };
const PATIENCE = 120_000;

const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const metadata = (pairs) => Object.entries(pairs)
  .map(([name, value]) => `${name} ${base64(new TextEncoder().encode(value))}`)
  .join(",");

/** @typedef {{ recorded: number, sent: number, cut: boolean, problem: string | undefined }} Standing */

export class Film {
  #door;
  #token;
  #claim;
  #changed;
  #queue = [];
  #running = null;
  #wake = () => undefined;
  #closed = false;
  address = null;
  recorded = 0;
  sent = 0;
  cut = false;
  problem = undefined;

  /** @param {{ door: string, token: string, claim: string, changed: (film: Film) => void }} place */
  constructor({ door, token, claim, changed }) {
    [this.#door, this.#token, this.#claim, this.#changed] = [door, token, claim, changed];
  }

  /** Begins a new film. What happens to its parts is told by <c>changed</c>, never thrown. */
  begin(filename) {
    this.#running = this.#run(() => this.#create(filename));
  }

  /** Goes on with a film whose beginning is on the server; what is kept of its end is sent. */
  async resume(address, kept) {
    this.address = address;
    const answer = await this.#ask("HEAD", address);
    this.sent = this.recorded = Number(answer.headers.get("Upload-Offset"));

    // Only what follows without a hole: a film with one would not be a take.
    for (const { offset, blob } of kept.filter((part) => part.film === address)) {
      if (offset <= this.recorded && offset + blob.size > this.recorded) {
        const rest = blob.slice(this.recorded - offset);
        this.#queue.push({ offset: this.recorded, blob: rest, key: offset });
        this.recorded += rest.size;
      }
    }

    this.#running = this.#run(async () => undefined);
    this.#changed(this);
  }

  add(blob) {
    const part = { offset: this.recorded, blob, key: this.recorded };
    this.recorded += blob.size;
    this.#queue.push(part);
    if (this.address) {
      this.#keep(part);
    }

    this.#wake();
    this.#changed(this);
  }

  /** Says the length once all is there. @returns {Promise<boolean>} false where the server refused, see problem */
  async finish() {
    this.#closed = true;
    this.#wake();
    await this.#running;
    if (!this.problem) {
      await this.#persist(() => this.#end());
    }

    if (!this.problem) {
      await forget(this.#claim);
    }

    return !this.problem;
  }

  /** Throws away what was filmed, there and here. */
  async discard() {
    this.problem = "discarded";
    this.#closed = true;
    this.#wake();
    await Promise.race([this.#running, new Promise((resume) => setTimeout(resume, 3_000))]);
    if (this.address) {
      await this.#ask("DELETE", this.address).catch(() => undefined);
    }

    await forget(this.#claim);
  }

  async #run(begin) {
    await this.#persist(begin);
    while (!this.problem) {
      const part = this.#queue[0];
      if (part) {
        await this.#persist(() => this.#send(part));
      } else if (this.#closed) {
        return;
      } else {
        await new Promise((wake) => {
          this.#wake = wake;
        });
      }
    }
  }

  // Until it is done or cannot be done.
  async #persist(act) {
    for (let failures = 1; !this.problem; failures++) {
      let wait;
      try {
        await act();
        this.cut = false;
        this.#changed(this);
        return;
      } catch (refusal) {
        if (!mayRepeat(refusal.status)) {
          this.problem = refusal.said ?? "refused";
          this.#changed(this);
          return;
        }

        wait = refusal.wait;
        this.cut = true;
        this.#changed(this);
      }

      await untilBack(failures, wait);
    }
  }

  async #create(filename) {
    await forget(this.#claim);
    const answer = await this.#ask("POST", this.#door, {
      "Upload-Defer-Length": "1",
      "Upload-Metadata": metadata({ claimNumber: this.#claim, kind: "unboxing-video", filename, recorded: "true" }),
    });
    this.address = new URL(answer.headers.get("Location"), location.href).pathname;
    this.#queue.forEach((part) => this.#keep(part));
  }

  async #send(part) {
    const sum = await crypto.subtle.digest("SHA-256", await part.blob.arrayBuffer());
    try {
      await this.#patch(part.blob, { "Upload-Checksum": `sha256 ${base64(sum)}` });
    } catch (refusal) {
      // It has another offset (the answer to the last part was lost), or the part was damaged on the way: ask and go on from there.
      if (refusal.status !== 409 && refusal.status !== 460) {
        throw refusal;
      }

      const answer = await this.#ask("HEAD", this.address);
      this.#taken(Number(answer.headers.get("Upload-Offset")));
    }
  }

  async #end() {
    try {
      await this.#patch(new Blob([]), { "Upload-Length": String(this.recorded) });
    } catch (refusal) {
      // The answer to the first try may have been lost on the way.
      const { headers } = await this.#ask("HEAD", this.address);
      if (headers.get("Upload-Length") !== String(this.recorded) || headers.get("Upload-Offset") !== String(this.recorded)) {
        throw refusal;
      }
    }
  }

  async #patch(body, headers) {
    const answer = await this.#ask("PATCH", this.address, {
      "Content-Type": "application/offset+octet-stream",
      "Upload-Offset": String(this.sent),
      ...headers,
    }, body);
    this.#taken(Number(answer.headers.get("Upload-Offset")));
  }

  // The server has everything up to here.
  #taken(offset) {
    this.sent = offset;
    while (this.#queue.length > 0 && this.#queue[0].offset + this.#queue[0].blob.size <= offset) {
      drop(this.#claim, this.#queue.shift().key);
    }

    const first = this.#queue[0];
    if (first && first.offset < offset) {
      [first.blob, first.offset] = [first.blob.slice(offset - first.offset), offset];
    }
  }

  #keep({ key, blob }) {
    keep({ claim: this.#claim, offset: key, blob, film: this.address });
  }

  async #ask(method, address, headers, body) {
    const answer = await fetch(address, {
      method,
      headers: { ...TUS, RequestVerificationToken: this.#token, ...headers },
      body,
      signal: AbortSignal.timeout(PATIENCE),
    }).catch(() => {
      throw new Refusal();
    });
    if (!answer.ok) {
      throw new Refusal(answer.status, saidBy(await answer.text()), Number(answer.headers.get("Retry-After")));
    }

    return answer;
  }
}

class Refusal extends Error {
  constructor(status, said, wait) {
    super(`${status ?? "no answer"}`);
    [this.status, this.said, this.wait] = [status, said, wait];
  }
}
