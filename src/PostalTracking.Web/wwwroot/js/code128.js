// Reads Code 128 (ISO/IEC 15417) from one line of brightness: the only symbology on postal labels here, S10 and the Russian
// fourteen digits alike. No pictures, no camera: pure functions, so that they can be tried on anything.

// Widths of bar, space, bar, space, bar, space for the values 0 to 105; the last three begin a symbol.
const WIDTHS = (
  "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132"
  + "221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313"
  + "231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111"
  + "314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111"
  + "111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141"
  + "114131311141411131211412211214211232"
).match(/.{6}/g).map((six) => [...six].map(Number));
const MODULES = 11;
const START_A = 103;
const START_C = 105;
const STOP = [2, 3, 3, 1, 1, 1, 2];
const TO = { 99: "C", 100: "B", 101: "A" };
const SHIFT = 98;

// How far a width may be off, in modules, and all six together.
const ONE_OFF = 0.8;
const ALL_OFF = 2;

/** @param {ArrayLike<number>} line brightness from 0 to 255 @returns {string|null} what stands there, in either direction */
export function readLine(line) {
  const runs = runsOf(line);
  return readRuns(runs) ?? readRuns(runs.toReversed());
}

// Lengths of dark and light by turns. The threshold is the middle of what lies around: light falls unevenly on a parcel.
function runsOf(line) {
  const reach = Math.max(8, line.length >> 4);
  const runs = [];
  let dark = false;
  let length = 0;
  for (let i = 0; i < line.length; i++) {
    let low = 255;
    let high = 0;
    for (let j = Math.max(0, i - reach); j <= Math.min(line.length - 1, i + reach); j += 2) {
      low = Math.min(low, line[j]);
      high = Math.max(high, line[j]);
    }

    const isDark = high - low > 40 ? line[i] < (low + high) / 2 : false;
    if (isDark === dark) {
      length++;
    } else {
      runs.push({ dark, length });
      dark = isDark;
      length = 1;
    }
  }

  runs.push({ dark, length });
  return runs;
}

function readRuns(runs) {
  for (let i = 1; i + 6 < runs.length; i++) {
    // A quiet zone of ten modules is prescribed; five are enough to tell a beginning.
    const start = runs[i].dark ? valueAt(runs, i) : -1;
    if (start >= START_A && runs[i - 1].length * MODULES >= 5 * widthOf(runs, i, 6)) {
      const text = readFrom(runs, i, start);
      if (text) {
        return text;
      }
    }
  }

  return null;
}

function readFrom(runs, first, start) {
  const values = [start];
  for (let i = first + 6; i + 6 < runs.length; i += 6) {
    if (fits(runs, i, STOP, 13)) {
      const check = values.pop();
      const sum = values.reduce((all, value, at) => all + value * Math.max(1, at), 0);
      return values.length > 1 && sum % 103 === check ? textOf(values) : null;
    }

    const value = valueAt(runs, i);
    if (value < 0 || value >= START_A) {
      return null;
    }

    values.push(value);
  }

  return null;
}

function textOf([start, ...values]) {
  let set = "ABC"[start - START_A];
  let once = null;
  let text = "";
  for (const value of values) {
    const now = once ?? set;
    once = null;
    if (TO[value] && !(value === 99 && now === "C") && TO[value] !== now) {
      set = TO[value];
    } else if (now === "C") {
      text += value < 100 ? String(value).padStart(2, "0") : "";
    } else if (value === SHIFT) {
      once = now === "A" ? "B" : "A";
    } else if (value < 96) {
      text += String.fromCharCode(now === "A" && value >= 64 ? value - 64 : value + 32);
    }
  }

  return text;
}

function valueAt(runs, i) {
  let best = -1;
  let least = ALL_OFF;
  for (let value = 0; value <= START_C; value++) {
    const off = offBy(runs, i, WIDTHS[value], MODULES);
    if (off < least) {
      [best, least] = [value, off];
    }
  }

  return best;
}

const fits = (runs, i, widths, modules) => offBy(runs, i, widths, modules) < ALL_OFF;

const widthOf = (runs, i, count) => runs.slice(i, i + count).reduce((all, run) => all + run.length, 0);

function offBy(runs, i, widths, modules) {
  const all = widthOf(runs, i, widths.length);
  let off = 0;
  for (let j = 0; j < widths.length; j++) {
    const one = Math.abs((runs[i + j].length * modules) / all - widths[j]);
    if (one > ONE_OFF) {
      return Infinity;
    }

    off += one;
  }

  return off;
}
