import { z } from 'zod';
import { accountSidSchema, conferenceSidSchema } from '../model/sid.ts';

/*
 * What a console and the relay say to each other over socket.io, at `/feed`. Each account has a log of
 * its own, whose entries are numbered without a gap. A console gets every entry after the one it saw
 * last, in order, each once, or is told that it cannot.
 */

/** Where the relay serves socket.io. */
export const FEED_PATH = '/feed';

/** The most entries in one `events` message. */
export const MOST_ENTRIES = 500;

/** What somebody may do, from least to most; `agent` is a softphone that may only ask for help. */
export const roleSchema = z.enum(['viewer', 'coach', 'supervisor', 'admin', 'agent']);
export type Role = z.infer<typeof roleSchema>;

const seqSchema = z.int().min(0);

/**
 * A place in a log. `log` names one life of the account's log: a relay without Redis begins another at
 * each start, and so does a Redis that lost its data. Numbers of two logs cannot be compared.
 */
const placeSchema = z.object({ log: z.string().min(1).max(100), seq: seqSchema });
export type Place = z.infer<typeof placeSchema>;

/** socket.io's `auth`. Without `after`, the console wants only what happens from now on. */
export const handshakeSchema = z.object({
  token: z.string().min(1).max(4_096),
  account: accountSidSchema,
  after: placeSchema.nullable(),
  console: z.object({ id: z.string().min(1).max(64), name: z.string().min(1).max(200) }),
});
export type Handshake = z.infer<typeof handshakeSchema>;

/** `data` of the `connect_error` with which a console is turned away, and of `refused` later on. */
export const feedRefusalSchema = z.object({
  code: z.enum(['invalid', 'unauthorized', 'forbidden', 'throttled', 'not-ready']),
  message: z.string(),
  hint: z.string(),
});
export type FeedRefusal = z.infer<typeof feedRefusalSchema>;

/** `at` is when the relay took it in, in milliseconds since the epoch by the relay's clock. */
const everyEntry = { seq: seqSchema.min(1), at: z.number() };

export const entrySchema = z.discriminatedUnion('kind', [
  /** One of Twilio's callbacks, verified; `params` as Twilio sent them. */
  z.object({
    ...everyEntry,
    kind: z.enum(['conference', 'call', 'recording']),
    params: z.record(z.string(), z.string()),
  }),
  /** Something happened in this conference; what, only Twilio's API can tell. */
  z.object({ ...everyEntry, kind: z.literal('hint'), conferenceSid: conferenceSidSchema }),
  /** Callbacks may have been lost here: whatever is known of the account may be old. */
  z.object({ ...everyEntry, kind: z.literal('gap') }),
]);
export type Entry = z.infer<typeof entrySchema>;

/** The answer to a handshake. Events that follow begin after `after`, or after `head` without one. */
export const welcomeSchema = z.object({
  log: placeSchema.shape.log,
  head: seqSchema,
  role: roleSchema,
  name: z.string(),
  /**
   * The relay's address as Twilio reaches it, without a slash at its end: below it are `/callbacks/…`.
   * Older relays do not say it.
   */
  callbacks: z.url({ protocol: /^https?$/ }).exactOptional(),
});
export type Welcome = z.infer<typeof welcomeSchema>;

/**
 * The next entries. The console answers with `seen` when it has them; one that does not keep up is sent
 * no more until it does.
 */
export const eventsSchema = z.object({ entries: z.array(entrySchema).min(1).max(MOST_ENTRIES) });
export type Events = z.infer<typeof eventsSchema>;

/** What was asked for is no longer kept: reconcile. The next entry is `head` + 1 of `log`. */
export const tooOldSchema = z.object({ log: placeSchema.shape.log, head: seqSchema });
type TooOld = z.infer<typeof tooOldSchema>;

/** Not flowing: the relay keeps what Twilio tells and cannot pass it on yet. Poll until it flows. */
export const flowSchema = z.object({ flowing: z.boolean() });
type Flow = z.infer<typeof flowSchema>;

export const seenSchema = z.object({ seq: seqSchema });
type Seen = z.infer<typeof seenSchema>;

/** What the relay sends, for socket.io's types. Presence, lease and help add their own. */
export interface FeedToConsole {
  readonly welcome: (welcome: Welcome) => void;
  readonly events: (events: Events) => void;
  readonly 'too-old': (tooOld: TooOld) => void;
  readonly flow: (flow: Flow) => void;
  /** The token ran out or was revoked; the connection is closed after it. */
  readonly refused: (refusal: FeedRefusal) => void;
}

export interface FeedFromConsole {
  readonly seen: (seen: Seen) => void;
}
