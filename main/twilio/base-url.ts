import { type Failure, fail, ok, type Result } from '../../common/failure.ts';

declare const checked: unique symbol;

/** Scheme, host and port of a Twilio API that credentials may be sent to. */
export type TwilioBaseUrl = string & { readonly [checked]: 'TwilioBaseUrl' };

export interface TwilioLocation {
  readonly region?: string | null;
  readonly edge?: string | null;
  /** An address of one's own (a proxy, the simulator); region and edge do not count beside it. */
  readonly custom?: string | null;
}

/**
 * Where to send requests: `https://api.twilio.com`, `https://api.{edge}.{region}.twilio.com`, or the
 * custom address. A custom address is https, or http on the loopback interface only: every request
 * carries the credentials.
 */
export function twilioBaseUrl({
  region,
  edge,
  custom,
}: TwilioLocation): Result<TwilioBaseUrl, Failure> {
  if (custom) return customBaseUrl(custom);
  if (!region && !edge) return checkedUrl('https://api.twilio.com');
  if (!edge) {
    // Twilio's hosts with a region and no edge no longer resolve.
    return refuse(
      `The region ${region} needs an edge, too.`,
      'Choose the edge nearest to you, such as dublin for ie1.',
    );
  }
  // As Twilio's own libraries do: an edge alone goes to the United States.
  const parts = [edge, region || 'us1'];
  const wrong = parts.find((part) => !HOST_LABEL.test(part));
  if (wrong !== undefined) {
    return refuse(
      `“${wrong}” is not a Twilio region or edge.`,
      'Use names such as ie1 for the region and dublin for the edge.',
    );
  }
  return checkedUrl(`https://api.${parts.join('.')}.twilio.com`);
}

const HOST_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/;

function customBaseUrl(text: string): Result<TwilioBaseUrl, Failure> {
  if (!URL.canParse(text)) {
    return refuse('That is not an address.', 'Use one such as https://twilio.example.com.');
  }
  // The address is never put in a message: it may hold a password.
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    return refuse(
      'The address must start with https://.',
      'http:// is allowed for this computer itself only, since the credentials travel with each request.',
    );
  }
  if (url.username || url.password) {
    return refuse(
      'The address must not hold a user name or a password.',
      'The credentials have fields of their own.',
    );
  }
  if (url.pathname !== '/' || url.search || url.hash) {
    return refuse(
      'The address must end after the host and the port.',
      'Leave out the path, and anything after ? or #: Twilio’s paths are added to it.',
    );
  }
  return checkedUrl(url.origin);
}

/** As the URL parser writes it: IPv4 in four numbers, IPv6 in brackets, in lower case. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

function checkedUrl(url: string): Result<TwilioBaseUrl, Failure> {
  return ok(url as TwilioBaseUrl);
}

function refuse(message: string, hint: string): Result<TwilioBaseUrl, Failure> {
  return fail({ code: 'invalid', message, hint });
}
