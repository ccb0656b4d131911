import type { Random } from '../random/random.ts';
import type { Clock } from '../time/clock.ts';
import type { Announcement } from './announcement.ts';
import type { Conference, ConferenceEndReason } from './conference.ts';
import type { EventStream } from './event-stream.ts';
import type { FloorHappening, ParticipantEventType } from './floor-event.ts';
import { isListed, type Participant } from './participant.ts';
import type { Recorder } from './recorder.ts';
import type { Recording, RecordingSpec } from './recording.ts';
import { refuse } from './refusal.ts';
import type { Registry } from './registry.ts';
import { type CallSid, type ConferenceSid, isConferenceSid, newSid } from './sids.ts';

/** The life of conferences, whoever is in them: made, started, told of, ended. */
export interface Conferences {
  /** Refuses (16022) one that is over or never was. */
  live(sid: string): Conference;
  /** Undefined for a name that no live conference has; refuses a SID as `live` does. */
  find(sidOrName: string): Conference | undefined;
  create(friendlyName: string, spec?: NewConference): Conference;
  startIfReady(sid: ConferenceSid, at: number): void;
  /** The first participant of whom anything is told settles the conference's terms. */
  tell(participant: Participant, happening: FloorHappening, at?: number): void;
  tellOf(participant: Participant, type: ParticipantEventType, at?: number): void;
  announced(announcement: Announcement): void;
  record(sid: string): Recording;
  /** Closes one from which everybody has gone. */
  close(sid: ConferenceSid, reason: ConferenceEndReason, endedBy: CallSid | null): void;
}

interface NewConference {
  readonly maxParticipants?: number | undefined;
  readonly region?: string | undefined;
  /** How long ago it began, in milliseconds. */
  readonly age?: number | undefined;
}

interface ConferencesNeeds {
  readonly clock: Clock;
  readonly ids: Random;
  readonly registry: Registry;
  readonly events: EventStream;
  readonly recorder: Recorder;
  readonly announcementFails: () => boolean;
}

const MAX_PARTICIPANTS = 250;
const DEFAULT_REGION = 'us1';
/** How Twilio records a conference unless told. */
const PLAIN_RECORDING: RecordingSpec = {
  channels: 1,
  track: 'both',
  trim: 'trim-silence',
  configurationId: null,
  events: null,
};

export function createConferences(needs: ConferencesNeeds): Conferences {
  const { clock, ids, registry, events, recorder } = needs;

  function live(sid: string): Conference {
    const conference = registry.conferences.get(sid);
    if (conference === undefined || conference.status === 'completed') {
      throw refuse.conferenceOver(sid);
    }
    return conference;
  }

  function tell({ conferenceSid, terms }: Participant, happening: FloorHappening, at?: number) {
    const conference = registry.conferences.get(conferenceSid);
    if (conference === undefined) return;
    const settled = conference.terms === null ? { ...conference, terms } : conference;
    if (settled !== conference) registry.putConference(settled);
    events.emit(settled, happening, at);
  }

  return {
    live,
    tell,
    tellOf: (participant, type, at) => tell(participant, { type, participant }, at),

    find: (sidOrName) =>
      isConferenceSid(sidOrName) ? live(sidOrName) : registry.liveConference(sidOrName),

    create(friendlyName, { maxParticipants, region, age = 0 } = {}) {
      const conference: Conference = {
        sid: newSid('CF', ids),
        ordinal: registry.nextOrdinal(),
        friendlyName,
        status: 'init',
        maxParticipants: maxParticipants ?? MAX_PARTICIPANTS,
        region: region ?? DEFAULT_REGION,
        terms: null,
        dateCreated: clock.now() - age,
        dateUpdated: clock.now() - age,
        reasonConferenceEnded: null,
        callSidEndingConference: null,
      };
      registry.putConference(conference);
      return conference;
    },

    /** A conference starts with two people, one of whom may start it. */
    startIfReady(sid, at) {
      const conference = registry.conferences.get(sid);
      if (conference?.status !== 'init') return;
      const people = [...registry.roster(sid).descending()].filter(isListed);
      if (people.length < 2 || !people.some((person) => person.startConferenceOnEnter)) return;
      const started = { ...conference, status: 'in-progress', dateUpdated: at } as const;
      registry.putConference(started);
      events.emit(started, { type: 'conference-start' }, at);
      const recording = started.terms?.recording ?? null;
      if (recording !== null) recorder.start(recording, sid, null);
    },

    announced(announcement) {
      const conference = registry.conferences.get(announcement.conferenceSid);
      if (conference === undefined || conference.status === 'completed') return;
      const { callSid } = announcement;
      const participant = callSid === null ? null : registry.connected(conference.sid, callSid);
      const type = needs.announcementFails() ? 'announcement-fail' : 'announcement-end';
      events.emit(conference, { type, announcement, participant: participant ?? null });
    },

    record(conferenceSid) {
      const { sid, status, terms } = live(conferenceSid);
      if (status !== 'in-progress') throw refuse.conferenceNotRunning(sid);
      return recorder.start(terms?.recording ?? PLAIN_RECORDING, sid, null);
    },

    close(sid, reason, endedBy) {
      recorder.stopAll(sid);
      const over: Conference = {
        ...live(sid),
        status: 'completed',
        dateUpdated: clock.now(),
        reasonConferenceEnded: reason,
        callSidEndingConference: endedBy,
      };
      registry.putConference(over);
      events.emit(over, { type: 'conference-end' });
    },
  };
}
