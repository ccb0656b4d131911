import type { Random } from '../random/random.ts';

export type AccountSid = `AC${string}`;
export type ApiKeySid = `SK${string}`;
export type CallSid = `CA${string}`;
export type ConferenceSid = `CF${string}`;
export type RecordingSid = `RE${string}`;
export type PhoneNumberSid = `PN${string}`;

export function newSid<Prefix extends string>(
  prefix: Prefix,
  random: Random,
): `${Prefix}${string}` {
  return `${prefix}${random.hex(32)}`;
}

export function isCallSid(text: string): text is CallSid {
  return /^CA[0-9a-fA-F]{32}$/.test(text);
}

export function isConferenceSid(text: string): text is ConferenceSid {
  return /^CF[0-9a-fA-F]{32}$/.test(text);
}
