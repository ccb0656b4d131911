import { generateKeyPairSync } from 'node:crypto';

/** A pair of keys for lists of versions, as whoever releases makes it. */
export function newUpdateKeys(): { readonly privateKey: string; readonly publicKeys: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { privateKey, publicKeys: publicKey };
}
