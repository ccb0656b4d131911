import { z } from 'zod';
import { draftSchema } from '../adding/draft.ts';
import { playableUrlSchema } from '../model/announce-url.ts';
import { callSidSchema, conferenceSidSchema } from '../model/sid.ts';
import { LONGEST_TEXT } from './announcement.ts';

const onParticipant = { conferenceSid: conferenceSidSchema, callSid: callSidSchema };
const onConference = { conferenceSid: conferenceSidSchema };
const announcement = {
  url: playableUrlSchema,
  method: z.enum(['GET', 'POST']),
  /** What is said at that address, as it was typed. */
  text: z.string().max(LONGEST_TEXT).exactOptional(),
};

/** What a supervisor can ask for. Wishes name the state that is wanted, never a toggle. */
export const commandSchema = z.discriminatedUnion('kind', [
  // About somebody else.
  z.object({ kind: z.literal('mute'), ...onParticipant, muted: z.boolean() }),
  z.object({ kind: z.literal('hold'), ...onParticipant, hold: z.boolean() }),
  z.object({ kind: z.literal('announce'), ...onParticipant, ...announcement }),
  z.object({ kind: z.literal('announce-to-all'), ...onConference, ...announcement }),
  /** `endsCall` is what the person read before they agreed; refused when Twilio says otherwise. */
  z.object({ kind: z.literal('remove'), ...onParticipant, endsCall: z.boolean() }),

  /** Sets what can be set later: by Twilio's own names, which are checked against the table of them. */
  z.object({ kind: z.literal('change'), ...onParticipant, draft: draftSchema }),

  /** What the recording of the whole call is to do; while paused, the time is left out or is silent. */
  z.object({
    kind: z.literal('record'),
    ...onConference,
    wanted: z.enum(['pause-skip', 'pause-silence', 'resume', 'stop']),
  }),

  /** Ends the call for everybody. */
  z.object({ kind: z.literal('end-call'), ...onConference }),

  // About my own leg.
  /** My leg is dialled in, muted: it hears everybody and nobody hears it. */
  z.object({ kind: z.literal('listen'), ...onConference }),
  /** My leg whispers to this person; it is dialled in first when it is not on the call. */
  z.object({
    kind: z.literal('coach'),
    ...onParticipant,
    /** Although a colleague coaches them. */
    takeOver: z.boolean().exactOptional(),
  }),
  /** My leg is muted and stays on the call, listening. */
  z.object({ kind: z.literal('stop-coaching'), ...onConference }),
  z.object({ kind: z.literal('mute-me'), ...onConference }),
  /** Everybody on the call hears me. */
  z.object({ kind: z.literal('barge-in'), ...onConference }),
  /** Takes my leg off hold, muted. */
  z.object({ kind: z.literal('resume-me'), ...onConference }),
  /** My leg goes off the call, or stops ringing. */
  z.object({ kind: z.literal('leave'), ...onConference }),
]);

export type Command = Readonly<z.infer<typeof commandSchema>>;
export type CommandKind = Command['kind'];

/** Made by whoever asks, so that news of a command under way finds its wish. */
export const commandIdSchema = z.uuid();
