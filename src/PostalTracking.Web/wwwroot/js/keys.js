// Every action of the counter has a key, printed on its button: <button data-key="F2">. The first one that can be seen is meant,
// in an open dialogue only its own.
const INTERACTIVE = "a[href], button, input:not([type=hidden]), textarea, select, summary";

addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }

  // Enter belongs to what has the focus; with none it is the page's next step. Escape in a dialogue closes it by itself.
  const dialog = document.querySelector("dialog[open]");
  const isOwn = event.key === "Enter" && event.target.closest?.(INTERACTIVE);
  const action = isOwn ? null : [...(dialog ?? document).querySelectorAll(`[data-key="${CSS.escape(event.key)}"]`)].find(canBeUsed);
  if (action) {
    event.preventDefault();
    if (action.matches("input:not([type=radio])")) {
      action.focus();
      action.select();
    } else {
      action.click();
    }
  }
});

function canBeUsed(action) {
  return !action.disabled && action.checkVisibility();
}
