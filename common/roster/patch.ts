import { z } from 'zod';
import { callSidSchema, conferenceSidSchema } from '../model/sid.ts';
import { conferenceRowSchema, participantRowSchema } from './rows.ts';

/** One change to the rows. A conference is put before its participants and dropped with them. */
const rosterOpSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('put-conference'), conference: conferenceRowSchema }),
  z.object({
    op: z.literal('drop-conference'),
    conferenceSid: conferenceSidSchema,
    /** Such as `last-participant-left`; null when no event told. */
    reason: z.string().nullable(),
  }),
  z.object({ op: z.literal('put-participant'), participant: participantRowSchema }),
  z.object({
    op: z.literal('drop-participant'),
    conferenceSid: conferenceSidSchema,
    callSid: callSidSchema,
    /** Such as `participant_hung_up`, and the state in which the call ended; null when no event told. */
    reason: z.string().nullable(),
    callStatus: z.string().nullable(),
  }),
  /** Everybody listed was confirmed again, unchanged: only the age of the rows is new. */
  z.object({
    op: z.literal('confirm-participants'),
    conferenceSid: conferenceSidSchema,
    asOf: z.number(),
  }),
]);

/**
 * The changes that lead from one revision to another. An epoch is one life of the roster (a sign-in):
 * revisions of different epochs cannot be compared.
 */
export const rosterPatchSchema = z.object({
  epoch: z.string(),
  fromRev: z.number().int(),
  toRev: z.number().int(),
  ops: z.array(rosterOpSchema),
});

export const rosterSnapshotSchema = z.object({
  epoch: z.string(),
  rev: z.number().int(),
  conferences: z.array(
    z.object({ conference: conferenceRowSchema, participants: z.array(participantRowSchema) }),
  ),
});

export type RosterOp = Readonly<z.infer<typeof rosterOpSchema>>;
export type RosterPatch = Readonly<z.infer<typeof rosterPatchSchema>>;
export type RosterSnapshot = Readonly<z.infer<typeof rosterSnapshotSchema>>;
