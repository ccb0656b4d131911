import { refuse } from './refusal.ts';
import { isCallSid } from './sids.ts';

const MAX_CHARACTERS = 128;

/** Refuses (16024) what Twilio does not take as a participant's label. */
export function checkLabel(label: string): void {
  const tooLong = [...label].length > MAX_CHARACTERS;
  if (tooLong || isCallSid(label) || label.includes('/') || /%2f/i.test(label)) {
    throw refuse.invalidLabel();
  }
}
