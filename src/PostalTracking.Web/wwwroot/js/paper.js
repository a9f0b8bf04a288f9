// Prints what is on the page; Esc leads back to where the next one is served.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
  if (button.autofocus) {
    button.focus();
  }
}

const back = document.querySelector("[data-back]");
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && back && !event.defaultPrevented) {
    location.assign(back.href);
  }
});
