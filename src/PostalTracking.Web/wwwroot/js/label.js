// Finds a bar code in what a camera shows: by the browser's own reader where there is one (most telephones), by ours elsewhere.
import { readLine } from "./code128.js";

const LINES = 15;

/** @param {HTMLVideoElement} video @returns {Promise<() => Promise<string | null | undefined>>} reads the picture of the moment */
export async function labelReader(video) {
  const known = await globalThis.BarcodeDetector?.getSupportedFormats().catch(() => []);
  if (known?.includes("code_128")) {
    const formats = ["code_128", "itf", "qr_code"].filter((format) => known.includes(format));
    const detector = new globalThis.BarcodeDetector({ formats });
    return async () => (await detector.detect(video).catch(() => []))[0]?.rawValue;
  }

  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return async () => readFrame(video, canvas, context);
}

function readFrame(video, canvas, context) {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0) {
    return null;
  }

  [canvas.width, canvas.height] = [width, height];
  context.drawImage(video, 0, 0);
  for (let i = 1; i <= LINES; i++) {
    // From the middle outwards: 0, 1, -1, 2, -2 …
    const y = Math.round(height / 2 + (((i % 2 ? 1 : -1) * (i >> 1)) / LINES) * height * 0.8);
    const { data } = context.getImageData(0, y, width, 1);
    const text = readLine(Float32Array.from({ length: width }, (_, x) => (data[4 * x] * 3 + data[4 * x + 1] * 6 + data[4 * x + 2]) / 10));
    if (text) {
      return text;
    }
  }

  return null;
}
