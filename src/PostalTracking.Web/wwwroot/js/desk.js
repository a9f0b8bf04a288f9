// The desk by keyboard. Keys are meant by their place (event.code), so that a Russian layout works the same; each has its letter
// on its button. They can be switched off, for whoever talks to the computer, and say nothing while somebody types.
const OFF = "desk-keys-off";
const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable]";

const dialog = document.getElementById("keys");
const toggle = dialog?.querySelector("[data-keys-on]");
const rows = () => [...document.querySelectorAll("[data-row]")];
const areOn = () => localStorage.getItem(OFF) === null;

let at = rows().findIndex((row) => row.querySelector("[aria-current]"));

function select(next) {
  const all = rows();
  if (all.length === 0) {
    return;
  }

  at = Math.max(0, Math.min(all.length - 1, next));
  all.forEach((row, i) => row.classList.toggle("at", i === at));
  all[at].querySelector("[data-open]").focus();
}

// Where the focus stands, the keys go on from.
document.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-row]");
  if (row) {
    at = rows().indexOf(row);
    rows().forEach((one) => one.classList.toggle("at", one === row));
  }
});

function take() {
  const [form, row] = [document.querySelector("form[data-take]"), rows()[at]];
  if (form && row) {
    form.action = form.dataset.action.replace("{0}", row.dataset.row);
    form.elements["Form.Version"].value = row.dataset.version;
    form.submit();
  }

  return Boolean(form && row);
}

function press(code) {
  switch (code) {
    case "KeyJ":
      select(at + 1);
      return true;
    case "KeyK":
      select(at - 1);
      return true;
    case "KeyX":
      rows()[at]?.querySelector("input[type=checkbox]")?.click();
      return true;
    case "KeyT":
      return take();
    default:
      return false;
  }
}

addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.(TYPING);
  const isCovered = document.querySelector("dialog[open]");
  if (event.key === "Escape" && !isCovered) {
    const open = document.querySelector("details.move[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    } else if (isTyping) {
      event.target.blur();
    }

    return;
  }

  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isTyping || isCovered) {
    return;
  }

  // The list of keys stays within reach where the rest is off: it is where they are switched on again.
  const isQuestion = event.key === "?" || (event.code === "Slash" && event.shiftKey) || (event.code === "Digit7" && event.shiftKey);
  const code = isQuestion ? "Slash+Shift" : event.key === "/" ? "Slash" : event.shiftKey ? "" : event.code;
  if (!areOn() && !isQuestion) {
    return;
  }

  const action = [...document.querySelectorAll(`[data-code="${code}"]`)].find((one) => one.checkVisibility());
  if (action?.matches("input")) {
    event.preventDefault();
    action.focus();
    action.select();
  } else if (action) {
    event.preventDefault();
    action.click();
  } else if (press(code)) {
    event.preventDefault();
  }
});

// A form that opens begins with its first field.
for (const move of document.querySelectorAll("details.move")) {
  move.addEventListener("toggle", () => {
    if (move.open) {
      move.querySelector("select, textarea, input:not([type=hidden])")?.focus();
    }
  });
}

for (const button of document.querySelectorAll("[data-insert]")) {
  button.addEventListener("click", (event) => {
    const field = document.getElementById(button.dataset.insert);
    const chosen = button.form.querySelector("[data-canned]").value;
    const text = chosen && document.querySelector(`[data-canned-texts] [data-id="${CSS.escape(chosen)}"]`)?.textContent;
    event.preventDefault();
    if (text) {
      field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
      field.focus();
    }
  });
}

const picked = document.querySelector("[data-picked]");
picked?.closest("form").addEventListener("change", () => {
  const count = picked.closest("form").querySelectorAll("[name='Form.Claims']:checked").length;
  picked.textContent = count > 0 ? picked.dataset.words.replace("{0}", () => count) : "";
});

const help = document.querySelector("[data-help]");
if (help && dialog) {
  help.hidden = false;
  help.addEventListener("click", () => dialog.showModal());
  toggle.checked = areOn();
  toggle.addEventListener("change", () => (toggle.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
}

document.querySelector("[data-focus]")?.focus();
