import { z } from 'zod';
import type { Floor } from '../domain/floor.ts';

const person = z.strictObject({
  label: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  direction: z.enum(['inbound', 'outbound-api', 'outbound-dial']).optional(),
  muted: z.boolean().optional(),
  hold: z.boolean().optional(),
  coaching: z.boolean().optional(),
  callSidToCoach: z.string().optional(),
  startConferenceOnEnter: z.boolean().optional(),
  endConferenceOnExit: z.boolean().optional(),
});

/** What a person on the floor, or whoever runs the floor, may do from outside. */
export const actSchema = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('open'),
    friendlyName: z.string().min(1),
    participants: z.array(person).optional(),
  }),
  z.strictObject({ act: z.literal('join'), conference: z.string().min(1), person }),
  z.strictObject({ act: z.literal('leave'), callSid: z.string() }),
  z.strictObject({
    act: z.literal('change'),
    callSid: z.string(),
    muted: z.boolean().optional(),
    hold: z.boolean().optional(),
  }),
  z.strictObject({ act: z.literal('speak'), callSid: z.string(), speaking: z.boolean() }),
  z.strictObject({ act: z.literal('record'), conferenceSid: z.string() }),
  z.strictObject({ act: z.literal('end'), conferenceSid: z.string() }),
]);

type Act = z.infer<typeof actSchema>;

/** Does it and returns what came of it. */
export function perform(floor: Floor, act: Act): object {
  switch (act.act) {
    case 'open':
      return floor.openConference(act);
    case 'join':
      return floor.join(act.conference, act.person);
    case 'leave':
      floor.leave(act.callSid);
      return floor.participant(act.callSid) ?? {};
    case 'change':
      return floor.change(act.callSid, { muted: act.muted, hold: act.hold });
    case 'speak':
      floor.speak(act.callSid, act.speaking);
      return floor.participant(act.callSid) ?? {};
    case 'record':
      return floor.record(act.conferenceSid);
    case 'end':
      return floor.endConference(act.conferenceSid);
  }
}
