import { createPrivateKey, sign } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { isSigned, readPublicKeys, signedText } from '../../main/shell/update-signature.ts';
import { inProject, runScript, SetUpError, say } from '../project.mjs';

/**
 * Signs the lists of versions in a folder, where a key is given.
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<readonly string[]>} the names of the files that were signed
 */
export async function signLists(folder, env) {
  const { EARSHOT_UPDATE_PRIVATE_KEY: privateKey, EARSHOT_UPDATE_PUBLIC_KEY: publicKeys } = env;
  if (!privateKey && !publicKeys) return [];
  if (!privateKey) {
    throw new SetUpError(
      'There is EARSHOT_UPDATE_PUBLIC_KEY without EARSHOT_UPDATE_PRIVATE_KEY.',
      'Consoles that have the public key would take no update from a list that is not signed.',
    );
  }
  if (!publicKeys) {
    throw new SetUpError(
      'There is EARSHOT_UPDATE_PRIVATE_KEY without EARSHOT_UPDATE_PUBLIC_KEY.',
      'What has just been packaged would check no signature.',
    );
  }
  const names = (await readdir(folder)).filter((name) => LIST.test(name));
  if (names.length === 0)
    throw new SetUpError(`There is no list of versions in ${folder} to sign.`);
  for (const name of names) {
    const file = join(folder, name);
    const text = await readFile(file, 'utf8');
    await writeFile(file, signList(text, name, { privateKey, publicKeys }));
  }
  return names;
}

/**
 * The list with its signature.
 * @param {string} text
 * @param {string} name of its file
 * @param {{ privateKey: string, publicKeys: string }} keys as PEM
 */
export function signList(text, name, { privateKey, publicKeys }) {
  const signed = signedText(parse(text), name.replace(/\.yml$/, ''));
  if (signed === null) {
    throw new SetUpError(
      `${name} says something that is not known to be signed.`,
      'main/shell/update-signature.ts has what may be in it.',
    );
  }
  const signature = sign(null, Buffer.from(signed), createPrivateKey(privateKey));
  const unsigned = text.replace(/^signature:.*\n?/gm, '').trimEnd();
  const list = `${unsigned}\nsignature: '${signature.toString('base64')}'\n`;
  if (isSigned(parse(list), [name.replace(/\.yml$/, '')], readPublicKeys(publicKeys))) return list;
  throw new SetUpError('EARSHOT_UPDATE_PRIVATE_KEY is of none of EARSHOT_UPDATE_PUBLIC_KEY.');
}

/** As electron-builder names them: channel, system, processor. */
const LIST = /^(latest|beta|alpha)(-(mac|linux(-\w+)?))?\.yml$/;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runScript(async () => {
    const names = await signLists(inProject('dist'), process.env);
    if (names.length === 0) say('NOT SIGNED: there is no EARSHOT_UPDATE_PRIVATE_KEY.');
    for (const name of names) say(`Signed dist/${name}`);
    return 0;
  });
}
