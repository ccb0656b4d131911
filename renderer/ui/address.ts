import parsePhoneNumber from 'libphonenumber-js/min';

/** A phone number grouped as people read it out; a client or SIP address as it is. */
export function formatAddress(address: string): string {
  if (!address.startsWith('+')) return address;
  return parsePhoneNumber(address)?.formatInternational() ?? address;
}
