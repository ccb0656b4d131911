import { newSid, type PhoneNumberSid } from './domain/sids.ts';
import type { Random } from './random/random.ts';

/** A number that the account may show to those whom it calls. */
export interface AccountNumber {
  readonly sid: PhoneNumberSid;
  readonly ordinal: number;
  readonly phoneNumber: string;
  readonly friendlyName: string;
  readonly since: number;
}

export interface AccountNumbers {
  /** Bought from Twilio; calls to them come in. */
  readonly incoming: readonly AccountNumber[];
  /** Verified as the account's own. */
  readonly callerIds: readonly AccountNumber[];
  /** In E.164, without spaces. */
  has(phoneNumber: string): boolean;
}

export const CALLER_ID = '+15005550006';
export const HOTLINE = '+14155550100';

export function createAccountNumbers(random: Random, since: number): AccountNumbers {
  const number = (phoneNumber: string, friendlyName: string, ordinal: number) => ({
    sid: newSid('PN', random),
    ordinal,
    phoneNumber,
    friendlyName,
    since,
  });
  const incoming = [number(CALLER_ID, 'Rehearsal line', 0), number(HOTLINE, 'Hotline', 1)];
  const callerIds = [number('+12025550143', 'Head office', 0)];
  const known = new Set([...incoming, ...callerIds].map(({ phoneNumber }) => phoneNumber));
  return { incoming, callerIds, has: (phoneNumber) => known.has(phoneNumber) };
}
