import { formatAddress } from '../../ui/address.ts';
import { countryName } from '../../words/format.ts';
import type { WhoRead } from './who.ts';
import { addWords as words } from './words.ts';

/** An address as it is read out, a number with its country: “+1 415 555 0100, United States”. */
export function inFull(read: Extract<WhoRead, { address: string }>): string {
  if (read.is !== 'number') return read.address;
  const { address, country } = read;
  return words.understoodNumber(
    formatAddress(address),
    country === null ? null : countryName(country),
  );
}
