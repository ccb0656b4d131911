/**
 * Takes credentials out of a text before it is logged: auth headers, the user part of addresses, and
 * whatever looks like a Twilio secret (32 letters and digits that are not the tail of a SID).
 */
export function redact(text: string): string {
  return text
    .replace(/\b(Basic|Bearer)\s+[\w+/=.-]+/gi, '$1 [redacted]')
    .replace(/\/\/[^/\s@]+@/g, '//[redacted]@')
    .replace(/(?<![A-Za-z0-9])[A-Za-z0-9]{32}(?![A-Za-z0-9])/g, '[redacted]');
}
