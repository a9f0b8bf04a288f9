// Answers where there is no connection, with what was seen last and when. /sw.js puts EDITION, FILES and MOST before this text.
// The network always goes first; only our own public pages and files are kept, nothing that takes a code, a key or a sign-in.
/* global EDITION, FILES, MOST */
const OURS = `files-${EDITION}`;
const PAGES = "pages";
const KEYS = "keys"; // Of receipts: put there by the page that checks them.
const KEPT_AT = "X-Kept-At";

const isKeptPage = ({ pathname, search }) =>
  (pathname === "/" && search === "") || pathname === "/watch" || pathname === "/receipts/verify" || /^\/track\/[^/]+$/.test(pathname);
const isFile = ({ pathname }) => /^\/(css|js|fonts)\/|^\/(favicon\.svg|manifest\.webmanifest|icon-\d+\.png)$/.test(pathname);

addEventListener("install", (event) => {
  // Pages name their files by their contents, so a new edition may begin under an open page.
  event.waitUntil(caches.open(OURS).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});

addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name !== OURS && name !== PAGES && name !== KEYS);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) {
    return;
  }

  // What a page asks for itself (its own news) is never answered from here: it must hear that there is no connection.
  if (event.request.mode === "navigate" && isKeptPage(url)) {
    event.respondWith(page(event, url));
  } else if (isFile(url)) {
    event.respondWith(file(event.request, url));
  }
});

// A page that must be there the first time already: it was loaded before there was a worker to keep it.
addEventListener("message", (event) => {
  const url = new URL(event.data?.keep ?? "", location.origin);
  if (url.origin === location.origin && isKeptPage(url)) {
    event.waitUntil(fetch(url).then((answer) => (answer.ok ? keep(url, answer) : undefined)).catch(() => undefined));
  }
});

async function page(event, url) {
  try {
    const answer = await fetch(event.request);
    if (answer.ok) {
      event.waitUntil(keep(url, answer.clone()));
    }

    return answer;
  } catch (lost) {
    const kept = await (await caches.open(PAGES)).match(url.href);
    const told = kept && tell(await kept.text(), Number(kept.headers.get(KEPT_AT)));
    if (!told) {
      throw lost;
    }

    return new Response(told, { headers: kept.headers });
  }
}

async function keep(url, answer) {
  const headers = new Headers(answer.headers);
  headers.set(KEPT_AT, Date.now());
  const cache = await caches.open(PAGES);

  // The last seen stands last, the oldest go.
  await cache.delete(url.href);
  await cache.put(url.href, new Response(await answer.text(), { headers }));
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map((one) => cache.delete(one)));
}

// A page that cannot say of what time it is, is not shown.
function tell(html, at) {
  const language = /<html lang="(\w+)"/.exec(html)?.[1];
  const place = /(<p [^>]*id="kept"[^>]*data-words="([^"]*)"[^>]*) hidden(?:="[^"]*")?>/;
  if (!language || !at || !place.test(html)) {
    return null;
  }

  const when = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", hour: "numeric", minute: "2-digit" }).format(at);
  return html.replace(place, (_, tag, words) => `${tag}>${words.replace("{0}", () => when)}`);
}

async function file(request, url) {
  const cache = await caches.open(OURS);
  const same = url.search ? await cache.match(request) : undefined;
  if (same) {
    return same;
  }

  try {
    const answer = await fetch(request);
    if (answer.status === 200) {
      await cache.put(request, answer.clone());
    }

    return answer;
  } catch (lost) {
    const other = await cache.match(url.pathname, { ignoreSearch: true });
    if (other) {
      return other;
    }

    throw lost;
  }
}

// What happened to a parcel, told while no page is open. The words come ready, in the language they were asked for in.
addEventListener("push", (event) => {
  const { title, body, tag, lang, url } = event.data.json();
  event.waitUntil(registration.showNotification(title, { body, tag, lang, icon: "/icon-192.png", data: { url } }));
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(new URL(event.notification.data.url, location.origin)));
});

async function open(url) {
  if (url.origin !== location.origin) {
    return;
  }

  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const page = pages.find((one) => one.url === url.href);
  await (page ? page.focus() : clients.openWindow(url.href));
}
