import type { AccountNumbers } from '../account-numbers.ts';
import { refuse } from '../domain/refusal.ts';

const PHONE_NUMBER = /^\+?[\d\s().-]{3,24}$/;
const CALLED = new RegExp(
  `${PHONE_NUMBER.source}|^client:.+$|^sips?:[^@\\s]+@[^@\\s]+$|^app:AP[0-9a-fA-F]{32}`,
);

/** The numbers with which Twilio's own test accounts bring these refusals about. */
export const REFUSED_NUMBERS: Readonly<Record<string, readonly [code: number, words: string]>> = {
  '+15005550001': [21217, 'Phone number does not appear to be valid'],
  '+15005550002': [21214, "'To' phone number cannot be reached"],
  '+15005550003': [21215, 'Geo Permission configuration is not permitting call'],
  '+15005550004': [21216, 'Call blocked by Twilio blocklist'],
};

/** Refuses what cannot be dialled (21211), and the numbers that script a refusal. */
export function checkCalled(to: string): void {
  if (!CALLED.test(to)) throw refuse.invalidCalledNumber(to);
  const [code, words] = REFUSED_NUMBERS[bare(to)] ?? [];
  if (code !== undefined && words !== undefined) throw refuse.unreachableNumber(code, words);
}

/**
 * A phone is called from a number (21212) of the account (21210); a SIP address or a client may be
 * called from a name. With a call token, whose caller's number may be anybody's, `numbers` is null.
 */
export function checkCaller(from: string, to: string, numbers: AccountNumbers | null): void {
  const isPhone = PHONE_NUMBER.test(from);
  if (!isPhone && PHONE_NUMBER.test(to)) throw refuse.invalidCallerNumber(from);
  if (isPhone && numbers !== null && !numbers.has(bare(from))) throw refuse.callerNotVerified(from);
}

function bare(number: string): string {
  return number.replace(/[\s().-]/g, '');
}
