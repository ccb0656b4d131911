import { createHmac, timingSafeEqual } from 'node:crypto';

/** Ids that nobody can make up, each good until a time that stands in it. */
export interface SignedIds {
  /** `expiresAt` in milliseconds since the epoch; `key` is letters, digits, `-` and `_`. */
  sign(key: string, expiresAt: number): string;
  /** The key, or why it is not good. */
  read(id: string): { readonly key: string } | 'forged' | 'expired';
}

export function createSignedIds(
  secrets: readonly [string, ...string[]],
  now: () => number,
): SignedIds {
  return {
    sign(key, expiresAt) {
      const body = `${key}.${Math.ceil(expiresAt / 1_000).toString(36)}`;
      return `${body}.${mac(secrets[0], body)}`;
    },
    read(id) {
      const [, key = '', expires = '', given = ''] = id.match(SHAPE) ?? [];
      if (key === '') return 'forged';
      const body = `${key}.${expires}`;
      if (!secrets.some((secret) => isSame(mac(secret, body), given))) return 'forged';
      return Number.parseInt(expires, 36) * 1_000 <= now() ? 'expired' : { key };
    },
  };
}

const SHAPE = /^([A-Za-z0-9_-]{1,40})\.([0-9a-z]{1,9})\.([A-Za-z0-9_-]{22})$/;

/** 128 bits. The purpose is part of it, since the same secret signs tokens. */
function mac(secret: string, body: string): string {
  const full = createHmac('sha256', secret).update(`earshot announcement:${body}`).digest();
  return full.subarray(0, 16).toString('base64url');
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
