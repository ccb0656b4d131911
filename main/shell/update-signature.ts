import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';

/*
 * What is signed of a list of versions, and whether it is. Who signs a release goes by the same
 * (scripts/packaging/sign-lists.mjs).
 */

/**
 * What is signed of the list that lies at `name`, as one text; null: it is no list that could be signed. That
 * is all that decides what is fetched and whether it is offered. A list that says more than is known here is
 * none, and one that is signed for another system or channel is not signed for this one.
 */
export function signedText(list: unknown, name: string): string | null {
  const read = listSchema.safeParse(list);
  if (!read.success) return null;
  const { version, files, path, sha512, minimumSystemVersion } = read.data;
  return JSON.stringify([
    'A list of versions of Earshot, 1',
    name,
    version,
    files.map((file) => [
      file.url,
      file.sha512,
      file.size ?? null,
      file.blockMapSize ?? null,
      file.isAdminRightsRequired ?? null,
    ]),
    path ?? null,
    sha512 ?? null,
    minimumSystemVersion ?? null,
  ]);
}

/** Whether the list is signed, under one of these names, by the owner of one of these keys. */
export function isSigned(
  list: unknown,
  names: readonly string[],
  keys: readonly KeyObject[],
): boolean {
  const read = signatureSchema.safeParse(list);
  if (!read.success) return false;
  const signature = Buffer.from(read.data.signature, 'base64');
  return names.some((name) => {
    const text = signedText(list, name);
    return text !== null && keys.some((key) => verify(null, Buffer.from(text), key, signature));
  });
}

/** What electron-updater calls the lists of these channels for one system and processor. */
export function listNames(
  channels: readonly string[],
  { platform, arch }: Pick<NodeJS.Process, 'platform' | 'arch'> = process,
): readonly string[] {
  const processor = arch === 'x64' ? '' : `-${arch}`;
  const system = platform === 'linux' ? `-linux${processor}` : platform === 'darwin' ? '-mac' : '';
  return channels.map((channel) => `${channel}${system}`);
}

/** Public keys, one PEM after the other. It throws where there is none, or one of another kind. */
export function readPublicKeys(pems: string): readonly KeyObject[] {
  const keys = (pems.match(ONE_PEM) ?? []).map((pem) => createPublicKey(pem));
  const areAllKnown = keys.every(({ asymmetricKeyType }) => asymmetricKeyType === 'ed25519');
  if (keys.length > 0 && areAllKnown) return keys;
  throw new Error('There has to be a public key for Ed25519, as PEM.');
}

const ONE_PEM = /-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g;

const fileSchema = z.strictObject({
  url: z.string().min(1),
  sha512: z.string().min(1),
  size: z.number().optional(),
  blockMapSize: z.number().optional(),
  isAdminRightsRequired: z.boolean().optional(),
});

const listSchema = z.strictObject({
  version: z.string(),
  // Without any, `path` would count.
  files: z.array(fileSchema).min(1),
  path: z.string().optional(),
  sha512: z.string().optional(),
  minimumSystemVersion: z.string().optional(),
  // What may be changed after signing, is added by GitHub, or decides nothing.
  signature: z.unknown().optional(),
  stagingPercentage: z.unknown().optional(),
  tag: z.unknown().optional(),
  releaseName: z.unknown().optional(),
  releaseNotes: z.unknown().optional(),
  releaseDate: z.unknown().optional(),
});

const signatureSchema = z.object({ signature: z.string() });
