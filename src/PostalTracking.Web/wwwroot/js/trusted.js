// The one policy that the content security policy names. What it lets through is our own pages, fetched from our own
// origin, and only to be parsed, never run (scripts of a parsed document stay dead), and our own service worker.
const WORKER = "/sw.js";

const policy = globalThis.trustedTypes?.createPolicy("postaltracking", {
  createHTML: (html) => html,
  createScriptURL: (url) => {
    if (url !== WORKER) {
      throw new TypeError(`Not a script of ours: ${url}`);
    }

    return url;
  },
});

/** @param {string} html a page of this site @returns {Document} */
export function parsePage(html) {
  return new DOMParser().parseFromString(policy?.createHTML(html) ?? html, "text/html");
}

/** Lets this site answer without a connection. Fails where the browser has no service workers or does not want one. */
export function registerWorker() {
  return navigator.serviceWorker.register(policy?.createScriptURL(WORKER) ?? WORKER);
}
