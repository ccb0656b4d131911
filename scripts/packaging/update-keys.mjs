import { createPublicKey } from 'node:crypto';
import { SetUpError } from '../project.mjs';

/**
 * The public keys by which the packaged console checks lists of versions, one PEM after the other. Nothing: it
 * checks none.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function updateKeys({ EARSHOT_UPDATE_PUBLIC_KEY: pems }) {
  if (!pems) return undefined;
  const keys = pems.split(/(?=-----BEGIN )/).filter((pem) => pem.trim() !== '');
  if (keys.every(isPublicEd25519)) return keys.map((pem) => pem.trim()).join('\n');
  throw new SetUpError(
    'EARSHOT_UPDATE_PUBLIC_KEY has to be a public key for Ed25519, as PEM.',
    'docs/release.md says how to make one.',
  );
}

/** @param {string} pem */
function isPublicEd25519(pem) {
  // A private key would be taken for its public half, and shipped.
  if (!pem.startsWith('-----BEGIN PUBLIC KEY-----')) return false;
  try {
    return createPublicKey(pem).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}

/** @param {string | undefined} keys */
export function updateKeysWords(keys) {
  return keys === undefined
    ? 'Lists of versions are NOT CHECKED for a signature: there is no EARSHOT_UPDATE_PUBLIC_KEY.'
    : 'Lists of versions have to be signed for EARSHOT_UPDATE_PUBLIC_KEY.';
}
