import { createPrivateKey, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isSigned,
  listNames,
  readPublicKeys,
  signedText,
} from '../../../main/shell/update-signature.ts';
import { newUpdateKeys } from '../../support/updates/update-keys.ts';

interface Listed {
  version: string;
  files: Record<string, unknown>[];
  [more: string]: unknown;
}

const ours = newUpdateKeys();
const others = newUpdateKeys();
const keys = readPublicKeys(ours.publicKeys);
const NAME = 'latest-linux';

function signed(list: Listed, { privateKey } = ours, name = NAME): Listed {
  const text = signedText(list, name);
  if (text === null) throw new Error('This list cannot be signed.');
  const signature = sign(null, Buffer.from(text), createPrivateKey(privateKey));
  return { ...list, signature: signature.toString('base64') };
}

const word = fc.string({ minLength: 1 });
const file = fc.record(
  {
    url: word,
    sha512: word,
    size: fc.nat(),
    blockMapSize: fc.nat(),
    isAdminRightsRequired: fc.boolean(),
  },
  { requiredKeys: ['url', 'sha512'] },
);
const list: fc.Arbitrary<Listed> = fc.record(
  {
    version: word,
    files: fc.array(file, { minLength: 1, maxLength: 4 }),
    path: word,
    sha512: word,
    minimumSystemVersion: word,
    releaseDate: word,
  },
  { requiredKeys: ['version', 'files'] },
);

const trusts = (found: unknown, names: readonly string[] = [NAME], by = keys) =>
  isSigned(found, names, by);

describe('a signed list of versions', () => {
  it('is trusted by whoever has the key, or one of several', () => {
    const both = readPublicKeys(`${others.publicKeys}\n${ours.publicKeys}`);
    fc.assert(
      fc.property(list, (any) => {
        expect(trusts(signed(any))).toBe(true);
        expect(trusts(signed(any), ['beta-linux', NAME], both)).toBe(true);
      }),
    );
  });

  it('may be given to more of the consoles, and told of in other words', () => {
    fc.assert(
      fc.property(list, fc.nat(100), word, (any, stagingPercentage, words) => {
        const told = { releaseName: words, releaseNotes: words, releaseDate: words, tag: words };
        expect(trusts({ ...signed(any), stagingPercentage, ...told })).toBe(true);
      }),
    );
  });

  it('is not trusted any more when one value of it is another', () => {
    const changed = fc.oneof(
      word,
      fc.nat(),
      fc.boolean(),
      fc.constant(undefined),
      fc.constant(null),
    );
    const inFile = fc.constantFrom(
      'url',
      'sha512',
      'size',
      'blockMapSize',
      'isAdminRightsRequired',
    );
    const onTop = fc.constantFrom('version', 'path', 'sha512', 'minimumSystemVersion', 'files');
    fc.assert(
      fc.property(list, inFile, fc.nat(3), changed, (any, key, index, value) => {
        const at = index % any.files.length;
        fc.pre(any.files[at]?.[key] !== value);
        const files = any.files.map((each, i) => (i === at ? { ...each, [key]: value } : each));
        expect(trusts({ ...signed(any), files })).toBe(false);
      }),
    );
    fc.assert(
      fc.property(list, onTop, changed, (any, key, value) => {
        fc.pre(any[key] !== value);
        expect(trusts({ ...signed(any), [key]: value })).toBe(false);
      }),
    );
  });

  it('is not trusted with a file more, a file less, or its files in another order', () => {
    fc.assert(
      fc.property(list, file, (any, extra) => {
        const { files } = any;
        const whole = signed(any);
        expect(trusts({ ...whole, files: [extra, ...files] })).toBe(false);
        expect(trusts({ ...whole, files: [...files, extra] })).toBe(false);
        expect(trusts({ ...whole, files: files.slice(1) })).toBe(false);
        const turned = files.toReversed();
        fc.pre(JSON.stringify(turned) !== JSON.stringify(files));
        expect(trusts({ ...whole, files: turned })).toBe(false);
      }),
    );
  });

  it('is not trusted when it says what nobody has signed', () => {
    const whole = signed({ version: '2.0.0', files: [{ url: 'a', sha512: 'b' }] });
    expect(trusts(whole)).toBe(true);
    const packages = { x64: { path: 'other', sha512: 'c' } };
    for (const more of [{ packages }, { sha2: 'c' }, { any: 1 }]) {
      expect(trusts({ ...whole, ...more })).toBe(false);
    }
    expect(trusts({ ...whole, files: [{ url: 'a', sha512: 'b', sha2: 'c' }] })).toBe(false);
  });

  it('is trusted at its own place only: not for another system, nor on another channel', () => {
    fc.assert(
      fc.property(list, (any) => {
        const whole = signed(any);
        for (const name of ['latest', 'latest-mac', 'beta-linux', 'latest-linux-arm64']) {
          expect(trusts(whole, [name])).toBe(false);
        }
      }),
    );
  });

  it('is not trusted with the signature of another key, another list, a spoilt one or none', () => {
    fc.assert(
      fc.property(
        list,
        list,
        fc.oneof(word, fc.base64String(), fc.anything()),
        (any, other, bad) => {
          expect(trusts(signed(any, others))).toBe(false);
          expect(trusts(any)).toBe(false);
          expect(trusts({ ...any, signature: bad })).toBe(false);
          fc.pre(signedText(any, NAME) !== signedText(other, NAME));
          expect(trusts({ ...any, signature: signed(other).signature })).toBe(false);
        },
      ),
    );
  });

  it('is not made of whatever comes instead of a list', () => {
    fc.assert(
      fc.property(fc.anything(), (any) => {
        expect(trusts(any)).toBe(false);
      }),
    );
  });
});

it('lists have the names that electron-updater asks for', () => {
  for (const [platform, arch, name] of [
    ['linux', 'x64', 'beta-linux'],
    ['linux', 'arm64', 'beta-linux-arm64'],
    ['darwin', 'x64', 'beta-mac'],
    ['darwin', 'arm64', 'beta-mac'],
    ['win32', 'x64', 'beta'],
    ['win32', 'arm64', 'beta'],
  ] as const) {
    expect(listNames(['beta'], { platform, arch })).toEqual([name]);
  }
});

it('keys that cannot be read, or are of another kind, are not gone without', () => {
  for (const pems of ['', 'key', ours.privateKey]) {
    expect(() => readPublicKeys(pems)).toThrow('public key for Ed25519');
  }
});
