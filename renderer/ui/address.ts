import parsePhoneNumber from 'libphonenumber-js/min';

/** A phone number grouped as people read it out, in one line; a client or SIP address as it is. */
export function formatAddress(address: string): string {
  if (!address.startsWith('+')) return address;
  return parsePhoneNumber(address)?.formatInternational().replaceAll(' ', NO_BREAK) ?? address;
}

const NO_BREAK = '\u00a0';
