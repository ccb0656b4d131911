import type { Announcement } from './announcement.ts';
import type { Call } from './call.ts';
import type { Conference } from './conference.ts';
import { type Heard, heardBy, hears } from './hearing.ts';
import { filtered, type Sequence } from './ordered-index.ts';
import { isListed, type Participant } from './participant.ts';
import type { Recording } from './recording.ts';
import type { ConferenceFilter, Registry } from './registry.ts';
import type { CallSid } from './sids.ts';

/** What can be asked of a floor. */
export interface FloorView {
  conference(sid: string): Conference | undefined;
  /** The one conference of that name that has not ended. */
  liveConference(friendlyName: string): Conference | undefined;
  call(sid: string): Call | undefined;
  /** Also those who left, as long as their conference is remembered: look at `status`. */
  participant(callSid: string): Participant | undefined;
  participantByLabel(conferenceSid: string, label: string): Participant | undefined;
  conferences(filter?: ConferenceFilter): Sequence<Conference>;
  calls(): Sequence<Call>;
  recording(sid: string): Recording | undefined;
  /** Those of the conference and, with a `callSid`, those of its legs. */
  recordings(conferenceSid: string): Sequence<Recording>;
  /** What Twilio's list holds: those who are connecting or connected. */
  listed(conferenceSid: string): Sequence<Participant>;
  snapshot(): FloorSnapshot;
  readonly announcements: readonly Announcement[];
  hears(listener: string, speaker: string): boolean;
  /** The CallSids of all who hear this speaker. */
  audibleTo(speaker: string): CallSid[];
  heardBy(listener: string): Heard;
}

interface FloorSnapshot {
  /** Live conferences, oldest first, each with everybody who has not left, first come first. */
  readonly conferences: readonly (Conference & {
    readonly participants: readonly (Participant & {
      readonly call: Call | null;
      readonly heard: Heard;
      readonly audibleTo: readonly CallSid[];
    })[];
    readonly recordings: readonly Recording[];
  })[];
  readonly announcements: readonly Announcement[];
}

export function createFloorView(
  registry: Registry,
  announcements: readonly Announcement[],
): FloorView {
  const listed = (conferenceSid: string) => filtered(registry.roster(conferenceSid), isListed);

  function canHear(listenerSid: string, speakerSid: string): boolean {
    const listener = registry.participants.get(listenerSid);
    const speaker = registry.participants.get(speakerSid);
    const conference = registry.conferences.get(speaker?.conferenceSid ?? '');
    if (listener === undefined || speaker === undefined || conference === undefined) return false;
    return hears(
      listener,
      speaker,
      conference.status,
      (callSid) => registry.connected(conference.sid, callSid) !== undefined,
    );
  }

  function audibleTo(speaker: string): CallSid[] {
    const conferenceSid = registry.participants.get(speaker)?.conferenceSid ?? '';
    return [...listed(conferenceSid).ascending(-1)]
      .map(({ callSid }) => callSid)
      .filter((callSid) => canHear(callSid, speaker));
  }

  function ear(listener: Participant | undefined): Heard {
    const conference = registry.conferences.get(listener?.conferenceSid ?? '');
    if (listener === undefined || conference === undefined) return { kind: 'nothing' };
    return heardBy(listener, conference.status);
  }

  return {
    conference: (sid) => registry.conferences.get(sid),
    liveConference: registry.liveConference,
    call: (sid) => registry.calls.get(sid),
    participant: (callSid) => registry.participants.get(callSid),
    participantByLabel: registry.byLabel,
    conferences: (filter = {}) => registry.listConferences(filter),
    calls: registry.listCalls,
    recording: (sid) => registry.recordings.get(sid),
    recordings: registry.listRecordings,
    listed,
    announcements,
    hears: canHear,

    audibleTo,

    heardBy: (callSid) => ear(registry.participants.get(callSid)),

    snapshot() {
      const live = [...registry.listConferences({}).ascending(-1)].filter(
        ({ status }) => status !== 'completed',
      );
      return {
        conferences: live.map((conference) => ({
          ...conference,
          participants: [...registry.roster(conference.sid).ascending(-1)].map((participant) => ({
            ...participant,
            call: registry.calls.get(participant.callSid) ?? null,
            heard: ear(participant),
            audibleTo: audibleTo(participant.callSid),
          })),
          recordings: [...registry.listRecordings(conference.sid).ascending(-1)],
        })),
        announcements: [...announcements],
      };
    },
  };
}
