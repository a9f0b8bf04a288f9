// Somebody who knows nothing of this house but the address of its keys: checks statements with the public library "jose".
// Arguments: the folder of the module, the address of the keys, then statements. Prints one line of JSON for each.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [folder, keys, ...statements] = process.argv.slice(2);
const jose = createRequire(`${pathToFileURL(folder)}/`)('jose');
const published = jose.createRemoteJWKSet(new URL(keys));

for (const statement of statements) {
  try {
    const { payload, protectedHeader } = await jose.jwtVerify(statement, published, { typ: 'receipt+jwt' });
    console.log(JSON.stringify({ payload, protectedHeader }));
  } catch (refused) {
    console.log(JSON.stringify({ refused: refused.code }));
  }
}
