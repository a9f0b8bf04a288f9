// Sends a file with tus-js-client, as the page does, and prints one line of JSON a file: its address and how it went.
// Arguments: the folder of the module, the server's creation address, the bearer's key, the claim, how often to cut, then files.
import { createReadStream, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [folder, endpoint, key, claimNumber, cuts, ...files] = process.argv.slice(2);
const require = createRequire(`${pathToFileURL(folder)}/`);
const tus = require('tus-js-client');

function options(file, more) {
  return {
    endpoint,
    chunkSize: 1024 * 1024,
    retryDelays: [0, 500, 1000, 2000, 4000, 8000, 16000],
    headers: { Authorization: `Bearer ${key}` },
    metadata: { claimNumber, kind: 'unboxing-video', filename: 'film.mp4' },
    uploadSize: statSync(file).size,
    ...more,
  };
}

// One attempt: until it is done, or until so many bytes are accepted and the line is cut.
function attempt(file, uploadUrl, stopAt) {
  return new Promise((resolve, reject) => {
    const upload = new tus.Upload(createReadStream(file), options(file, {
      uploadUrl,
      onError: reject,
      onSuccess: () => resolve({ url: upload.url, done: true }),
      onChunkComplete: (_, accepted) => {
        if (accepted >= stopAt && accepted < upload.options.uploadSize) {
          upload.abort().then(() => resolve({ url: upload.url, done: false }), reject);
        }
      },
    }));
    upload.start();
  });
}

// A stream can be read once: each attempt after the first asks the server where to go on and skips to there.
async function send(file) {
  const size = statSync(file).size;
  let url = null;
  for (let cut = 1; cut <= Number(cuts); cut++) {
    url = (await attempt(file, url, (size * cut) / (Number(cuts) + 1))).url;
  }
  const { done } = await attempt(file, url, Infinity).then((last) => { url = last.url; return last; });
  return { url, done };
}

for (const result of await Promise.all(files.map(send))) {
  console.log(JSON.stringify(result));
}
