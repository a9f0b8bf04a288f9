// Reads a parcel's number from its label by the camera: a button, a dialogue, and the number to whoever asked. Nothing is sent anywhere.
import { labelReader } from "./label.js";

const button = document.getElementById("scan");
const scanner = document.getElementById("scanner");
const video = scanner.querySelector("video");
const said = scanner.querySelector("[role=status]");
const PAUSE = 80;

let stream = null;
let lastRead = null;
let told = () => undefined;

async function mayScan() {
  const devices = await navigator.mediaDevices?.enumerateDevices?.().catch(() => []);
  button.hidden = !devices?.some((device) => device.kind === "videoinput");
}

async function open() {
  said.textContent = said.dataset.hint;
  lastRead = null;
  scanner.showModal();
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 } },
    });
  } catch (refusal) {
    said.textContent = refusal.name === "NotAllowedError" ? scanner.dataset.refused : scanner.dataset.missing;
    return;
  }

  if (!scanner.open) {
    stop();
    return;
  }

  video.srcObject = stream;
  await video.play().catch(() => undefined);
  const read = await labelReader(video);
  while (stream && scanner.open) {
    const text = await read();
    if (text && accept(text)) {
      return;
    }

    await new Promise((resume) => setTimeout(resume, PAUSE));
  }
}

/** Two equal readings are believed; a number whose check digit fails is not, and one without a check digit only if it looks like one. */
function accept(text) {
  const number = text.replace(/[^0-9A-Za-z]/g, "").toUpperCase();
  if (number !== lastRead) {
    lastRead = number;
    return false;
  }

  const holds = checkDigitHolds(number);
  if (!holds) {
    said.textContent = (holds === false ? scanner.dataset.wrong : scanner.dataset.other).replace("{0}", () => text.slice(0, 40));
    return false;
  }

  scanner.close();
  told(number);
  return true;
}

// UPU S10 and RTM-0001-01-99, as the server has them; null for another form that is no track number either.
export function checkDigitHolds(number) {
  if (/^[A-Z]{2}\d{9}[A-Z]{2}$/.test(number)) {
    const sum = [8, 6, 4, 2, 3, 5, 9, 7].reduce((all, weight, i) => all + weight * Number(number[i + 2]), 0);
    const digit = 11 - (sum % 11);
    return Number(number[10]) === (digit === 10 ? 0 : digit === 11 ? 5 : digit);
  }

  if (/^\d{14}$/.test(number)) {
    const sum = [...number.slice(0, 13)].reduce((all, digit, i) => all + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
    return Number(number[13]) === (10 - (sum % 10)) % 10;
  }

  return /^(?:LP\d{12,15}|[A-Z]{2}\d{10}Y|CN[A-Z]{0,4}\d{8,15})$/.test(number) ? true : null;
}

function stop() {
  stream?.getTracks().forEach((track) => track.stop());
  stream = null;
  video.srcObject = null;
}

/** @param {(number: string) => void} listener hears of each number read; the button is shown where there is a camera */
export function onLabel(listener) {
  told = listener;
  button.addEventListener("click", open);
  scanner.querySelector("[data-close]").addEventListener("click", () => scanner.close());
  scanner.addEventListener("close", stop);
  mayScan();
}
