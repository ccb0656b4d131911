import {
  type CountryCode,
  ParseError,
  parsePhoneNumberWithError,
  validatePhoneNumberLength,
} from 'libphonenumber-js/min';
import { foldText } from '../../../common/floor/fold-text.ts';
import type { Contact } from '../../../common/ipc/saved-people.ts';
import { callerForm, endpointForm } from '../../../common/participant-parameters/endpoint-form.ts';

/** What was typed into a field of somebody's address, as it is understood. */
export type WhoRead =
  | { readonly is: 'nothing' }
  | {
      readonly is: 'number';
      /** In E.164. */
      readonly address: string;
      /** Where it is, as two letters; null where the number does not tell. */
      readonly country: string | null;
    }
  | { readonly is: 'emergency' | 'client' | 'sip' | 'app' | 'name'; readonly address: string }
  | { readonly is: 'wrong'; readonly why: WhyNobody };

export type WhyNobody =
  | 'unknown' // neither a number nor an address, and no contact of this name
  | 'no-country' // a national number, and nothing tells of which country
  | 'too-short'
  | 'too-long'
  | 'impossible' // as long as no number of that country is
  | 'extension' // what comes after the number cannot be dialled
  | 'client'
  | 'sip'
  | 'app';

/** Reads a number as it is written anywhere, an address as Twilio writes it, or the name of a contact. */
export function readWho(
  typed: string,
  country: CountryCode | null,
  contacts: readonly Contact[] = [],
): WhoRead {
  const text = typed.trim();
  if (text === '') return { is: 'nothing' };
  if (endpointForm(text) === 'emergency') return { is: 'emergency', address: text };
  const contact = contacts.find(({ name }) => foldText(name.trim()) === foldText(text));
  const given = contact?.address ?? text;
  return schemeRead(given) ?? numberRead(given, country);
}

/** As `readWho`, of who seems to call: that may be the mere name of a SIP user. */
export function readCaller(typed: string, country: CountryCode | null): WhoRead {
  const text = typed.trim();
  if (text === '') return { is: 'nothing' };
  const read = schemeRead(text) ?? numberRead(text, country);
  const isName = read.is === 'wrong' && read.why === 'unknown' && callerForm(text) === 'name';
  return isName ? { is: 'name', address: text } : read;
}

/** What Twilio is told: what was understood, else what was typed, so that it can be seen. */
export function addressOf(read: WhoRead, typed: string): string {
  return 'address' in read ? read.address : typed.trim();
}

/** Of which country's numbers somebody speaks who calls from this one; null where it does not tell. */
export function countryOf(address: string): CountryCode | null {
  try {
    return parsePhoneNumberWithError(address).country ?? null;
  } catch {
    return null;
  }
}

/** Null where it does not begin with a scheme. */
function schemeRead(given: string): WhoRead | null {
  const scheme = given.match(/^(client|sips?|app):/i)?.[0];
  if (scheme === undefined) return null;
  // What comes before the colon is Twilio's, and written small.
  const address = scheme.toLowerCase() + given.slice(scheme.length);
  const is = scheme.toLowerCase().startsWith('sip') ? 'sip' : /^c/i.test(scheme) ? 'client' : 'app';
  return endpointForm(address) === is ? { is, address } : { is: 'wrong', why: is };
}

function numberRead(text: string, country: CountryCode | null): WhoRead {
  // Letters are somebody's name far more often than those of a keypad.
  if (!/^[+(]*\p{Nd}/u.test(text) || /\p{L}{4}/u.test(text)) return { is: 'wrong', why: 'unknown' };
  try {
    const options = country === null ? {} : { defaultCountry: country };
    const number = parsePhoneNumberWithError(text, options);
    if (number.ext !== undefined) return { is: 'wrong', why: 'extension' };
    const length = validatePhoneNumberLength(number.number);
    if (length !== undefined) return { is: 'wrong', why: whyNot(length) };
    return { is: 'number', address: number.number, country: number.country ?? null };
  } catch (error) {
    return { is: 'wrong', why: error instanceof ParseError ? whyNot(error.message) : 'unknown' };
  }
}

/** By the library's own words for it. */
function whyNot(problem: string): WhyNobody {
  switch (problem) {
    case 'TOO_SHORT':
      return 'too-short';
    case 'TOO_LONG':
      return 'too-long';
    case 'INVALID_COUNTRY':
      return 'no-country';
    case 'INVALID_LENGTH':
      return 'impossible';
    default:
      return 'unknown';
  }
}
