import type { EndpointForm } from './parameter.ts';

/** What kind of address Twilio is to dial; null for what it cannot. */
export function endpointForm(to: string): EndpointForm | null {
  return FORMS.find(([, form]) => form.test(to))?.[0] ?? null;
}

/** As `endpointForm`, of who is said to be calling: a SIP address is called from a mere name, too. */
export function callerForm(from: string): 'phone' | 'client' | 'name' | null {
  if (PHONE.test(from)) return 'phone';
  if (CLIENT.test(from)) return 'client';
  return SIP_USER.test(from) ? 'name' : null;
}

/** Twilio tests calls for help under 933. */
const TEST_EMERGENCY = '933';

/** Whether somebody who can send help would answer. */
export function callsForHelp(to: string): boolean {
  return endpointForm(to) === 'emergency' && to !== TEST_EMERGENCY;
}

const PHONE = /^\+[1-9]\d{6,14}$/;
const CLIENT = /^client:[^\s/]+$/;
const SIP_USER = /^[\w.!~*'()&=+$,;%-]+$/;

const FORMS: readonly (readonly [EndpointForm, RegExp])[] = [
  ['phone', PHONE],
  ['emergency', /^(911|933|112|999|000)$/],
  ['client', CLIENT],
  ['sip', /^sips?:[^\s@]+@[^\s@]+$/],
  // Both may be followed by parameters of one's own.
  ['app', /^app:AP[0-9a-fA-F]{32}(\?\S*)?$/],
];
