import { z } from 'zod';
import { callSidSchema, conferenceSidSchema } from '../model/sid.ts';

/*
 * Who is watching or coaching what, and whom somebody coaches, among the consoles of one account.
 */

/** A console that says nothing for this long is gone. Milliseconds. */
export const PRESENCE_TTL_MS = 8_000;
/** How often a console says where it is, also when nothing has changed. Milliseconds. */
export const PRESENCE_EVERY_MS = 2_500;
/** More conferences than a screen shows at a time. */
const MOST_PLACES = 50;

const placeSchema = z.object({
  conferenceSid: conferenceSidSchema,
  mode: z.enum(['watching', 'listening', 'coaching', 'barged']),
  /** Who is coached. */
  callSid: callSidSchema.nullable(),
});
export type PresencePlace = Readonly<z.infer<typeof placeSchema>>;

/** `presence:here`, from a console: all of where it is. It also renews its leases. */
export const presenceHereSchema = z.object({ places: z.array(placeSchema).max(MOST_PLACES) });
type PresenceHere = Readonly<z.infer<typeof presenceHereSchema>>;

/** One console, as the others see it. */
export const presentSchema = z.object({
  /** Tells consoles apart; one's own is in `presence:you`. */
  key: z.string(),
  name: z.string(),
  places: z.array(placeSchema),
});
export type Present = Readonly<z.infer<typeof presentSchema>>;

/** `presence`, to a console: everybody at first (`whole`), and then who changed or went. */
export const presenceSchema = z.object({
  whole: z.boolean(),
  here: z.array(presentSchema),
  gone: z.array(z.string()),
});
type Presence = Readonly<z.infer<typeof presenceSchema>>;

/** Somebody coaches this agent. Nothing hinders another who says that they take over. */
export const leaseSchema = z.object({
  callSid: callSidSchema,
  conferenceSid: conferenceSidSchema,
  /** The holder's key and name. */
  key: z.string(),
  name: z.string(),
  /** Since when, in milliseconds since the epoch by the relay's clock. */
  since: z.number(),
});
export type Lease = Readonly<z.infer<typeof leaseSchema>>;

/** `lease`, to a console: all of them at first (`whole`), and then what changed or ended. */
export const leasesSchema = z.object({
  whole: z.boolean(),
  held: z.array(leaseSchema),
  ended: z.array(callSidSchema),
});
type Leases = Readonly<z.infer<typeof leasesSchema>>;

/** `lease:take`, from a console, answered with `LeaseAnswer`. */
export const leaseTakeSchema = z.object({
  callSid: callSidSchema,
  conferenceSid: conferenceSidSchema,
  /** Whether the person has said that they take over. */
  takeOver: z.boolean(),
});
export type LeaseTake = Readonly<z.infer<typeof leaseTakeSchema>>;

export const leaseReleaseSchema = z.object({ callSid: callSidSchema });
type LeaseRelease = Readonly<z.infer<typeof leaseReleaseSchema>>;

export const leaseAnswerSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('yours'), lease: leaseSchema }),
  /** "NAME is coaching this agent: take over?" */
  z.object({ is: z.literal('taken'), lease: leaseSchema }),
  z.object({ is: z.literal('refused'), message: z.string(), hint: z.string() }),
]);
export type LeaseAnswer = Readonly<z.infer<typeof leaseAnswerSchema>>;

/** `lease:lost`, to whoever held it: somebody took over. */
export const leaseLostSchema = z.object({ lease: leaseSchema });
type LeaseLost = Readonly<z.infer<typeof leaseLostSchema>>;

export interface PresenceToConsole {
  readonly 'presence:you': (you: { readonly key: string }) => void;
  readonly presence: (presence: Presence) => void;
  readonly lease: (leases: Leases) => void;
  readonly 'lease:lost': (lost: LeaseLost) => void;
}

export interface PresenceFromConsole {
  readonly 'presence:here': (here: PresenceHere) => void;
  readonly 'lease:take': (take: LeaseTake, answer: (answer: LeaseAnswer) => void) => void;
  readonly 'lease:release': (release: LeaseRelease) => void;
}
