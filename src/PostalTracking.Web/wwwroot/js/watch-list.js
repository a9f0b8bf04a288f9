// The watch list: kept on this device and nowhere else. Numbers, the owner's names for them, and what was last heard of each.
const KEY = "watch";
const MOST = 300;

const empty = () => ({ parcels: [], shares: [], calendars: [] });
let list = read();
const listeners = [];

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(kept?.parcels) ? { ...empty(), ...kept } : empty();
  } catch {
    // Storage is closed to us, or somebody wrote into it: an empty list is still a list.
    return empty();
  }
}

function save() {
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    // Full or closed: it lasts as long as the page is open.
  }

  listeners.forEach((tell) => tell());
}

addEventListener("storage", (event) => {
  if (event.key === KEY || event.key === null) {
    list = read();
    listeners.forEach((tell) => tell());
  }
});

export const onChange = (tell) => listeners.push(tell);
export const parcels = () => list.parcels;
export const find = (number) => list.parcels.find((one) => one.number === number);
export const isFinished = (one) => one.received === true || (one.row?.standing === "finished" && one.received !== false);
export const active = () => list.parcels.filter((one) => !isFinished(one));

/** @returns {{added: string[], full: boolean}} what was not there before */
export function add(numbers) {
  const wanted = [...new Set(numbers)].filter((number) => !find(number));
  const added = wanted.slice(0, Math.max(0, MOST - list.parcels.length));
  if (added.length > 0) {
    list.parcels.push(...added.map((number) => ({ number })));
    save();
  }

  return { added, full: added.length < wanted.length };
}

/** @returns a function that puts it back where it was */
export function remove(number) {
  const at = list.parcels.findIndex((one) => one.number === number);
  const [gone] = at < 0 ? [] : list.parcels.splice(at, 1);
  save();
  return () => {
    if (gone && !find(number)) {
      list.parcels.splice(at, 0, gone);
      save();
    }
  };
}

export function change(number, values) {
  const one = find(number);
  if (one) {
    Object.assign(one, values);
    save();
  }
}

/** What the server said of them at a moment. */
export function hear(rows, at) {
  for (const row of rows) {
    const one = find(row.number);
    if (one) {
      one.row = row;
      one.at = at;
    }
  }

  save();
}

/** Links that the server made: <kind> is "shares" or "calendars". */
export const links = (kind) => list[kind].filter((one) => new Date(one.expiresAt) > new Date());

export function keepLink(kind, link) {
  list[kind] = [...links(kind), link];
  save();
}

export function forgetLink(kind, token) {
  list[kind] = list[kind].filter((one) => one.token !== token);
  save();
}
