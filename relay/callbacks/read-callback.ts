import { createHash } from 'node:crypto';
import type { EntryBody } from '../log/event-log.ts';

export type CallbackParams = Readonly<Record<string, string>>;

export interface ReadCallback {
  /** By which a repeat is known. */
  readonly key: string;
  readonly also?: string | undefined;
  readonly body: EntryBody;
}

/**
 * What a verified callback tells of. Nothing is looked at but what it is about: consoles read the rest,
 * and a parameter that Twilio adds tomorrow reaches them.
 */
export function readCallback(
  params: CallbackParams,
  idempotencyToken: string | undefined,
): ReadCallback {
  const body: EntryBody = { kind: kindOf(params), params };
  const number = numberOf(params);
  if (number !== null) return { key: number, body };
  const also = idempotencyToken ? `token:${hashOf(idempotencyToken)}` : undefined;
  return { key: contentOf(params), also, body };
}

function kindOf({ RecordingSid, StatusCallbackEvent, ConferenceSid }: CallbackParams) {
  if (RecordingSid) return 'recording';
  return StatusCallbackEvent && ConferenceSid ? 'conference' : 'call';
}

/** Twilio numbers the events of a conference and those of a call. */
function numberOf(params: CallbackParams): string | null {
  const { ConferenceSid, CallSid, SequenceNumber, RecordingSid } = params;
  const owner = ConferenceSid || CallSid;
  return SequenceNumber && owner && !RecordingSid ? `${owner}:${SequenceNumber}` : null;
}

/**
 * What Twilio does not number (recordings, who answered) is told once for each change, so the same
 * content is the same event. Twilio's idempotency token says so, too, but it is not signed: alone it
 * would let anybody have an old callback taken for a new one.
 */
function contentOf(params: CallbackParams): string {
  const content = Object.keys(params)
    .sort()
    .map((name) => [name, params[name]]);
  return `#${hashOf(JSON.stringify(content))}`;
}

const hashOf = (text: string): string => createHash('sha1').update(text).digest('base64');
