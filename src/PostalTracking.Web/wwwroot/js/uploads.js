// Sends a chosen file with a bar that moves, and says before it is sent that it is too long. Without this file the form does the
// same, only quietly.
const form = document.querySelector("[data-upload]");
const sending = form.querySelector("[data-sending]");
const bar = sending.querySelector("progress");
const words = sending.querySelector("[role=status]");
const said = form.querySelector("[data-said]");
const button = form.querySelector("button");

form.addEventListener("submit", (event) => {
  event.preventDefault();
  said.textContent = "";
  const file = form.elements.file.files[0];
  if (file.size > Number(form.dataset.longest)) {
    said.textContent = form.dataset.tooLong;
    return;
  }

  send();
});

function send() {
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.upload.addEventListener("progress", (event) => show(event.loaded / event.total));
  request.addEventListener("load", () => {
    // Led on to the page of the upload, or back to this one with what is wrong.
    if (request.status === 200) {
      location.assign(request.responseURL);
    } else {
      lose();
    }
  });
  request.addEventListener("error", lose);
  button.disabled = true;
  sending.hidden = false;
  show(0);
  request.send(new FormData(form));
}

function show(share) {
  const percent = Math.floor(share * 100);
  if (bar.value !== percent || percent === 0) {
    bar.value = percent;
    words.textContent = `${form.dataset.sendingWords} ${percent} %`;
  }
}

function lose() {
  button.disabled = false;
  sending.hidden = true;
  said.textContent = form.dataset.lost;
}
