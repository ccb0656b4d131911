import type { Callback } from '../../../simulator/callbacks/callback.ts';
import { rfc2822 } from '../../../simulator/rest/rfc2822.ts';
import { ACCOUNT } from './relay-account.ts';

const hex = (number: number) => number.toString(16).padStart(32, '0');

/** As the simulator makes them for somebody who is muted and unmuted all day long. */
export function conferenceCallbacks(
  url: string,
  conferences: number,
  eventsOfEach: number,
): Callback[] {
  return Array.from({ length: conferences * eventsOfEach }, (_, index) => {
    const conference = index % conferences;
    const sequenceNumber = Math.floor(index / conferences) + 1;
    const event = sequenceNumber % 2 === 0 ? 'participant-mute' : 'participant-unmute';
    const conferenceSid = `CF${hex(conference + 1)}`;
    return {
      about: conferenceSid,
      event,
      url,
      method: index % 7 === 0 ? 'GET' : 'POST',
      params: {
        ConferenceSid: conferenceSid,
        FriendlyName: `Müller & Söhne ${conference}`,
        AccountSid: ACCOUNT,
        SequenceNumber: String(sequenceNumber),
        Timestamp: rfc2822(Date.now()),
        StatusCallbackEvent: event,
        CallSid: `CA${hex(conference + 1)}`,
        Muted: String(sequenceNumber % 2 === 0),
        Hold: 'false',
        Coaching: 'false',
        EndConferenceOnExit: 'false',
        StartConferenceOnEnter: 'true',
      },
    };
  });
}

export const keyOfCallback = ({ ConferenceSid, SequenceNumber }: Callback['params']): string =>
  `${ConferenceSid} ${SequenceNumber}`;
