// Hears a scanner that types like a keyboard, wherever the focus is and whatever layout is on. It is known by its pace: no
// hand presses eight keys with at most 35 ms between them. Keys are taken by their place on the keyboard, not by their letter.
const GAP = 35;
const SHORTEST = 8;

// The suffix may come a little later than the digits; one without a suffix is known by a whole number and silence.
const SUFFIX = 100;
const SWALLOW = 400;

const WHOLE = /^(?:[A-Z]{2}\d{9}[A-Z]{2}|\d{14})$/;

let burst = fresh();
let silence = 0;
let doneAt = -Infinity;

function fresh() {
  return { text: "", last: 0, field: null, before: null };
}

function charOf(event) {
  const key = /^(?:Digit|Numpad)(\d)$|^Key([A-Z])$/.exec(event.code);
  return key && (key[1] ?? key[2]);
}

/** @param {(number: string) => void} listener hears each number scanned; the field in focus is left as it was */
export function onScan(listener) {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || /^(?:Shift|CapsLock)/.test(event.code)) {
      return;
    }

    const char = charOf(event);
    if (char && !event.repeat) {
      hear(char, event);
      silence = setTimeout(() => WHOLE.test(burst.text) && tellOnSilence(listener), SUFFIX);
      return;
    }

    const isSuffix = ["Enter", "NumpadEnter", "Tab"].includes(event.code);
    const isLate = isSuffix && event.timeStamp - doneAt < SWALLOW;
    if (isLate || (isSuffix && burst.text.length >= SHORTEST && event.timeStamp - burst.last <= SUFFIX)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!isLate) {
        tell(listener);
      }
    }

    clearTimeout(silence);
    burst = fresh();
  }, { capture: true });
}

function hear(char, event) {
  clearTimeout(silence);
  if (event.timeStamp - burst.last > GAP) {
    burst = fresh();
    burst.field = document.activeElement;
    burst.before = burst.field?.value;
  }

  burst.text += char;
  burst.last = event.timeStamp;
}

function tellOnSilence(listener) {
  doneAt = burst.last;
  tell(listener);
}

function tell(listener) {
  const { text, field, before } = burst;
  clearTimeout(silence);
  burst = fresh();

  // What the scanner typed was not meant for the field it fell into.
  if (before !== undefined && field.value !== before && /^(?:INPUT|TEXTAREA)$/.test(field.tagName)) {
    field.value = before;
  }

  listener(text);
}
