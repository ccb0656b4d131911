import type { Help } from '../../../common/wire/relay-help.ts';

/** Why an agent asks, as it stands after "asks for help:". */
export const REASON: Readonly<Record<Help['reason'], string>> = {
  'customer-upset': 'the customer is upset.',
  question: 'a question.',
  approval: 'something needs approval.',
  technical: 'something does not work.',
  safety: 'somebody may be in danger.',
  other: 'something else.',
};
