// Waiting for a line that was lost: longer each time, and no longer than until the browser says it is back.
const DELAYS = [1, 2, 4, 8, 15, 30];

/** @param {number} failures how often it failed in a row @param {number} [seconds] what the server asked for */
export function untilBack(failures, seconds) {
  const delay = seconds || DELAYS[Math.min(failures, DELAYS.length) - 1];
  return new Promise((resume) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resume();
    };
    const timer = setTimeout(done, delay * 1000);
    addEventListener("online", done);
  });
}

/** Nothing is wrong with what was sent: the line, a busy server, another request of ours that still runs. */
export const mayRepeat = (status) => !status || status >= 500 || [408, 423, 425, 429].includes(status);

/** What the server says about it, in the reader's language. */
export function saidBy(body) {
  try {
    const { detail, title } = JSON.parse(body);
    return detail ?? title;
  } catch {
    return undefined;
  }
}
