// The camera of a film: one take, cut into parts of a few seconds, with every interruption noted.
const EVERY = 4_000;
const TYPES = ["video/webm;codecs=vp8,opus", "video/webm", "video/mp4"];
const PICTURE = { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 24, max: 30 } };

export const canFilm = () => Boolean(navigator.mediaDevices?.getUserMedia && globalThis.MediaRecorder && globalThis.crypto?.subtle);

/** The rear camera, and the microphone where one is allowed: what is said while opening helps, but is not needed. */
export async function openCamera() {
  try {
    return await navigator.mediaDevices.getUserMedia({ video: PICTURE, audio: true });
  } catch {
    return navigator.mediaDevices.getUserMedia({ video: PICTURE });
  }
}

/**
 * @param {MediaStream} stream
 * @param {{ part: (blob: Blob) => void, gap: (gap: { at: number, seconds: number }) => void, lost: () => void }} told
 *   lost: the take is over because the camera is gone; its last part has come before
 */
export function record(stream, told) {
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, { mimeType, videoBitsPerSecond: 2_500_000, audioBitsPerSecond: 64_000 });
  const began = performance.now();
  const picture = stream.getVideoTracks()[0];
  const seconds = () => (performance.now() - began) / 1000;
  let blind = null;
  let stopped = null;

  // The picture stands still while a call or another program has the camera, and on many telephones while the page is not seen.
  const look = () => {
    const isBlind = picture.muted || document.hidden;
    if (isBlind && blind === null) {
      blind = seconds();
    } else if (!isBlind && blind !== null) {
      told.gap({ at: blind, seconds: seconds() - blind });
      blind = null;
    }
  };

  const over = new Promise((done) => recorder.addEventListener("stop", done, { once: true }));
  recorder.addEventListener("dataavailable", ({ data }) => data.size > 0 && told.part(data));
  picture.addEventListener("mute", look);
  picture.addEventListener("unmute", look);
  document.addEventListener("visibilitychange", look);
  const lose = async () => {
    if (!stopped) {
      await stop();
      told.lost();
    }
  };
  picture.addEventListener("ended", lose);
  recorder.addEventListener("error", lose);
  recorder.start(EVERY);

  function stop() {
    stopped ??= (async () => {
      if (blind !== null) {
        told.gap({ at: blind, seconds: seconds() - blind });
      }

      document.removeEventListener("visibilitychange", look);
      if (recorder.state !== "inactive") {
        recorder.stop();
      }

      await over;
    })();
    return stopped;
  }

  return { ending: mimeType?.includes("mp4") ? "mp4" : "webm", seconds, stop };
}

/** Keeps the screen on while filming, where that can be asked for. @returns {() => void} lets it go */
export function stayAwake() {
  let lock = null;
  const ask = async () => {
    lock = document.hidden ? lock : await navigator.wakeLock?.request("screen").catch(() => null);
  };
  document.addEventListener("visibilitychange", ask);
  ask();
  return () => {
    document.removeEventListener("visibilitychange", ask);
    lock?.release();
  };
}
