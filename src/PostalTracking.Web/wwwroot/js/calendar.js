// The days of a year are one stop of the Tab key; arrows go from day to day, Page Up and Page Down from month to month.
const days = [...document.querySelectorAll("#calendar a.day")];
const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const chosen = new URL(location.href).searchParams.get("day");

settle(days.find((day) => day.dataset.day === chosen) ?? days.find((day) => day.hasAttribute("aria-current")) ?? days[0]);
document.getElementById("reason")?.focus();

document.getElementById("calendar").addEventListener("keydown", (event) => {
  const at = days.indexOf(event.target.closest("a.day"));
  const to = at < 0 || event.ctrlKey || event.altKey || event.metaKey ? null : target(event.key, at);
  if (to) {
    event.preventDefault();
    settle(to);
    to.focus();
  }
});

function target(key, at) {
  const month = days[at].dataset.day.slice(0, 7);
  switch (key) {
    case "Home":
      return days.find((day) => day.dataset.day.startsWith(month));
    case "End":
      return days.findLast((day) => day.dataset.day.startsWith(month));
    case "PageDown":
      return days.find((day) => day.dataset.day.slice(0, 7) > month);
    case "PageUp":
      return days.findLast((day) => day.dataset.day.slice(0, 7) < month);
    default:
      return key in steps ? days[at + steps[key]] : null;
  }
}

function settle(on) {
  for (const day of days) {
    day.tabIndex = day === on ? 0 : -1;
  }
}
